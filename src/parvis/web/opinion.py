# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""« Votre avis »: what one person may see and do about the vote on one contribution."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from parvis.core import abilities
from parvis.core.enums import Ability, Matter, Results
from parvis.core.queries import waiting
from parvis.web import places

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Person, Space, Visit

ANCHOR: Final = "votre-avis"
RESULTS: Final = "resultats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the vote block shows: the template `writing/opinion.html` draws it."""

    action: str
    state: str = "open"
    chosen: str = ""
    result: Any = None
    results_path: str | None = None
    withdraw_path: str | None = None
    argue_path: str | None = None
    follow_path: str | None = None
    follows: bool = False
    error: Any = None
    just_voted: bool = False
    attrs: dict[str, str] = field(default_factory=dict)


def of(
    contribution: Contribution,
    *,
    person: Person | None,
    visit: Visit | None = None,
    at: datetime,
    asked: bool = False,
    error: Any = None,
    just_voted: bool = False,
) -> Opinion:
    """The vote block of a contribution for this person or this visit. asked: the results were asked for."""
    chosen = _chosen(contribution, person, visit)
    return drawn(
        contribution,
        person=person,
        chosen=chosen,
        follows=bool(chosen) and _follows(contribution, person, visit),
        at=at,
        asked=asked,
        error=error,
        just_voted=just_voted,
    )


def drawn(
    contribution: Contribution,
    *,
    person: Person | None,
    chosen: str,
    follows: bool,
    at: datetime,
    asked: bool = False,
    error: Any = None,
    just_voted: bool = False,
) -> Opinion:
    """The same, when what this person voted and asked for was read already."""
    space = contribution.space
    can_vote = Ability.VOTE in abilities.of(person, space, at=at)
    state = _state(chosen, person, can_vote=can_vote)
    shown = _shows_results(space, at, voted=state in {"voted", "waiting"}, asked=asked)
    action = places.path_of(contribution, "voter")
    return Opinion(
        action=action,
        state=state,
        chosen=chosen,
        result=contribution.tally if shown else None,
        results_path=_results_path(contribution) if not shown and _may_ask(space, at) else None,
        withdraw_path=places.path_of(contribution, "voter", "retirer") if chosen and can_vote else None,
        argue_path=places.path_of(contribution) + "#argumenter" if chosen else None,
        follow_path=places.path_of(contribution, "suivre") if chosen else None,
        follows=follows,
        error=error,
        just_voted=just_voted,
        attrs={"hx-post": action, "hx-target": f"#{ANCHOR}", "hx-swap": "outerHTML"},
    )


def _chosen(contribution: Contribution, person: Person | None, visit: Visit | None) -> str:
    if person is not None:
        votes = person.votes.filter(contribution=contribution)
        return votes.values_list("position", flat=True).first() or ""
    return waiting.position(visit, contribution) if visit is not None else ""


def _state(chosen: str, person: Person | None, *, can_vote: bool) -> str:
    if chosen:
        return "waiting" if person is None else "voted"
    return "open" if can_vote else "closed"


def _shows_results(space: Space, at: datetime, *, voted: bool, asked: bool) -> bool:
    if space.results == Results.ALWAYS or not _voting_to_come(space, at):
        return True
    return space.results == Results.AFTER_VOTE and (voted or asked)


def _may_ask(space: Space, at: datetime) -> bool:
    return space.results == Results.AFTER_VOTE and _voting_to_come(space, at)


def _voting_to_come(space: Space, at: datetime) -> bool:
    """Whether one votes now, or will again: until then « at the end » is not reached."""
    ends = (phase.ends_at for phase in space.steps if Ability.VOTE in phase.abilities)
    return any(end is None or end > at for end in ends)


def _results_path(contribution: Contribution) -> str:
    return f"{places.path_of(contribution)}?{RESULTS}=1#{ANCHOR}"


def _follows(contribution: Contribution, person: Person | None, visit: Visit | None) -> bool:
    wished = person.subscriptions if person is not None else visit.acts if visit is not None else None
    if wished is None:
        return False
    matters = (Matter.ANSWER, Matter.ALL)
    return bool(wished.filter(contribution=contribution, matter__in=matters).exists())
