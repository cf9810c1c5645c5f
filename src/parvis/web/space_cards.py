# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Spaces as cards and rows: what is open, what is coming, what became of those that are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.core.queries import spaces
from parvis.core.queries.figures import Figures
from parvis.kernel import paths
from parvis.web import places, steps
from parvis.web.format import date_text, moment_text, number
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Space


class Outcome(StrEnum):
    """What became of a space that is over."""

    ANSWERED = "answered"
    WAITING = "waiting"
    LATE = "late"
    # Nobody promised an answer here: taken over from elsewhere, for instance.
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A space one can take part in, now or later."""

    title: str
    href: str
    due: str
    summary: str
    figures: Figures
    act: Link | None
    is_coming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """A space that is over."""

    title: str
    href: str
    year: str
    meta: tuple[str, ...]
    outcome: Outcome
    state: str
    state_text: str


def open_card(space: Space, figures: Figures, at: datetime) -> Card:
    """A space one may take part in now; its end date is always said."""
    may = abilities.of(None, space, at=at)
    closes = spaces.closes_at(space, at)
    if closes is None:
        due = _("Open, with no end date yet")
    elif Ability.PROPOSE in may:
        due = _("Contribute until %(moment)s") % {"moment": moment_text(closes)}
    else:
        due = _("Discuss and vote until %(moment)s") % {"moment": moment_text(closes)}
    href = places.space_path(space)
    return Card(
        title=space.title,
        href=href,
        due=due,
        summary=space.summary,
        figures=figures,
        act=Link(_("Give my opinion"), href),
    )


def coming_card(space: Space, figures: Figures, at: datetime) -> Card:
    """A space one may take part in later."""
    opens = spaces.opens_at(space, at)
    may_join = Ability.JOIN in abilities.of(None, space, at=at)
    return Card(
        title=space.title,
        href=places.space_path(space),
        due=_("Opens on %(moment)s") % {"moment": moment_text(opens)} if opens else "",
        summary=space.summary,
        figures=figures,
        act=Link(_("Sign me up"), paths.sign_up(space.plan.path, space.slug)) if may_join else None,
        is_coming=True,
    )


def over(space: Space, figures: Figures, at: datetime, *, waiting: frozenset[int]) -> Over:
    """A space that is over, and whether it was answered."""
    became = outcome(space, at, waiting=waiting) if figures.texts else Outcome.ARCHIVED
    ended = spaces.ended_at(space) or space.published_at
    state, state_text = _words(space, became, at)
    people = ngettext("%(n)s person", "%(n)s people", figures.people) % {"n": number(figures.people)}
    texts = ngettext("%(n)s text", "%(n)s texts", figures.texts) % {"n": number(figures.texts)}
    return Over(
        title=space.title,
        href=places.space_path(space),
        year=str(ended.year) if ended else "",
        meta=(people, texts) if figures.people else (texts,),
        outcome=became,
        state=state,
        state_text=state_text,
    )


def outcome(space: Space, at: datetime, *, waiting: frozenset[int]) -> Outcome:
    """Whether everything was answered, is awaited, or is late; waiting: spaces with texts unanswered."""
    if space.pk not in waiting:
        return Outcome.ANSWERED
    due = spaces.answers_due(space)
    if due is None:
        return Outcome.ARCHIVED
    return Outcome.LATE if steps.late_by(space, at) else Outcome.WAITING


def outcomes(rows: list[Over]) -> list[str]:
    """How many were answered, wait, are late, or never had an answer promised."""
    counts = {each: sum(row.outcome == each for row in rows) for each in Outcome}
    words = {
        Outcome.ANSWERED: _("Answered %(n)s"),
        Outcome.WAITING: _("Waiting %(n)s"),
        Outcome.LATE: _("Late %(n)s"),
        Outcome.ARCHIVED: _("Archives %(n)s"),
    }
    shown = [each for each in Outcome if counts[each] or each != Outcome.ARCHIVED]
    return [words[each] % {"n": number(counts[each])} for each in shown] if rows else []


def _words(space: Space, became: Outcome, at: datetime) -> tuple[str, str]:
    if became == Outcome.ANSWERED:
        return "answered", _("Answers published")
    if became == Outcome.ARCHIVED:
        return "imported", _("Archive")
    if became == Outcome.LATE:
        days = steps.late_by(space, at)
        return "late", ngettext("%(days)s day late", "%(days)s days late", days) % {"days": number(days)}
    due = spaces.answers_due(space)
    return "awaited", _("Answers expected before %(date)s") % {"date": date_text(due)} if due else ""
