# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Where a space stands: its steps, what one can do now, what comes next, and the one act offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.core.queries import spaces
from parvis.kernel import paths
from parvis.web import places
from parvis.web.format import date_text, moment_text
from parvis.web.parts import Link, Step

if TYPE_CHECKING:
    from parvis.core.models import Person, Phase, Space

# The step whose end is a promise.
ANSWERS: Final = "answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a space stands, as its page says it."""

    steps: list[Step]
    sentence: str
    now: str
    then: str
    act: Link | None


def of(space: Space, *, person: Person | None, at: datetime) -> Standing:
    """The steps of a space and the words that go with them."""
    current = current_phase(space, at)
    following = next((phase for phase in space.steps if phase.starts_at > at), None)
    return Standing(
        steps=[Step(_name(space, phase), _dates(phase, at), _standing(phase, at)) for phase in space.steps],
        sentence=_sentence(space, current, following, at),
        now=_now(space, current, following),
        then=_then(space, current),
        act=act(space, person=person, at=at),
    )


def current_phase(space: Space, at: datetime) -> Phase | None:
    """The step that says best where things are: one in which one takes part, or else the last begun."""
    running = space.phases_running(at)
    taking_part = [phase for phase in running if phase.abilities & spaces.TAKING_PART]
    return next(reversed(taking_part or running), None)


def act(space: Space, *, person: Person | None, at: datetime) -> Link | None:
    """The one act a page of this space offers: propose, vote, register, or read the answers."""
    may = abilities.of(person, space, at=at)
    kind, slug = space.plan.path, space.slug
    if Ability.PROPOSE in may:
        return Link(_("Propose an idea"), paths.propose(kind, slug))
    if Ability.VOTE in may:
        return Link(_("Vote on 10 proposals at random"), paths.at_random(kind, slug))
    if spaces.standing(space, at) == spaces.Standing.COMING:
        return Link(_("Sign up"), paths.sign_up(kind, slug)) if Ability.JOIN in may else None
    return Link(_("See the answers"), places.space_path(space, "reponses"))


def late_by(space: Space, at: datetime) -> int:
    """How many days ago the answers were promised; 0 before that day is over, or without a promise."""
    due = spaces.answers_due(space)
    return max(0, (localdate(at) - localdate(due)).days) if due is not None else 0


def awaited(space: Space, at: datetime) -> tuple[str, bool]:
    """What is said where an answer is awaited, and whether it is late; nothing when none was promised."""
    due = spaces.answers_due(space)
    if due is None:
        return "", False
    if not (days := late_by(space, at)):
        return _("Answer expected before %(date)s.") % {"date": date_text(due)}, False
    late = ngettext(
        "Answer promised on %(date)s, %(days)s day late.",
        "Answer promised on %(date)s, %(days)s days late.",
        days,
    )
    return late % {"date": date_text(due), "days": days}, True


def closed_since(space: Space, at: datetime) -> str:
    """What is said once contributing is over; nothing before."""
    ended = spaces.ended_at(space)
    if spaces.standing(space, at) != spaces.Standing.FINISHED or ended is None:
        return ""
    sentence = _("Contributions have been closed since %(date)s. You can still read, and follow the answers.")
    return sentence % {"date": date_text(ended)}


def _name(space: Space, phase: Phase) -> Any:
    return space.plan.phase(phase.plan).label


def _standing(phase: Phase, at: datetime) -> str:
    if phase.runs(at):
        return "current"
    return "next" if phase.starts_at > at else "done"


def _dates(phase: Phase, at: datetime) -> str:
    if phase.plan == ANSWERS and phase.ends_at is not None:
        return _("on %(date)s at the latest") % {"date": date_text(phase.ends_at)}
    if phase.starts_at > at or phase.ends_at is None:
        return _("from %(date)s") % {"date": date_text(phase.starts_at)}
    text = moment_text(phase.ends_at) if phase.runs(at) else date_text(phase.ends_at)
    return _("until %(date)s") % {"date": text}


def _sentence(space: Space, current: Phase | None, following: Phase | None, at: datetime) -> str:
    phase = current or following
    if phase is None:
        return _("All steps are over")
    words = {
        "rank": space.steps.index(phase) + 1,
        "count": len(space.steps),
        "name": _lower(str(_name(space, phase))),
        "dates": _dates(phase, at),
    }
    return _("Step %(rank)s of %(count)s: %(name)s, %(dates)s") % words


def _now(space: Space, current: Phase | None, following: Phase | None) -> str:
    if current is not None:
        return str(space.plan.phase(current.plan).now)
    if following is not None:
        return _("This opens on %(moment)s.") % {"moment": moment_text(following.starts_at)}
    return ""


def _then(space: Space, current: Phase | None) -> str:
    then = str(space.plan.phase(current.plan).then) if current is not None else ""
    return _("Next, %(then)s.") % {"then": then} if then else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
