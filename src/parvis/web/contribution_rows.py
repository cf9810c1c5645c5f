# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions of a list, in the words of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from parvis.core.enums import Capacity, Verdict
from parvis.core.queries.listing import Row
from parvis.kernel import paths
from parvis.web import steps
from parvis.web.format import date_text, number

if TYPE_CHECKING:
    from parvis.core.models import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One row: its number, its title, where it leads, its facts and its state."""

    title: str
    href: str
    number_text: str
    meta: tuple[str, ...]
    state: str | None
    state_text: str | None
    language: str | None


def of(rows: Iterable[Row], space: Space, *, themes: Mapping[int, str], at: datetime) -> list[Shown]:
    """The rows of a list of this space."""
    kind, slug, here = space.plan.path, space.slug, get_language()
    is_late = steps.late_by(space, at) > 0
    return [
        Shown(
            title=row.title,
            href=paths.contribution(kind, slug, row.number, row.title),
            number_text=numbered(row.number),
            meta=_facts(row, themes.get(row.theme or 0, "")),
            state=_state(row, is_late=is_late),
            state_text=_state_text(row, is_late=is_late),
            language=row.language if row.language != here else None,
        )
        for row in rows
    ]


def numbered(value: int) -> str:
    """« n° 128 »."""
    return _("no. %(number)s") % {"number": number(value)}


def byline(name: str, capacity: str) -> str:
    """The name shown with a text, and in whose name it was written when it helps to know."""
    return _("%(name)s, helped to write") % {"name": name} if capacity == Capacity.HELPED and name else name


def _facts(row: Row, theme: str) -> tuple[str, ...]:
    votes, arguments, imported = row.votes, row.arguments, row.imported_votes
    facts = (
        theme,
        byline(row.byline, row.capacity),
        date_text(row.published_at, year=False),
        ngettext("%(n)s vote", "%(n)s votes", votes) % {"n": number(votes)} if votes or not imported else "",
        _imported(imported) if imported else "",
        ngettext("%(n)s argument", "%(n)s arguments", arguments) % {"n": number(arguments)}
        if arguments
        else "",
    )
    return tuple(fact for fact in facts if fact)


def _imported(votes: int) -> str:
    return ngettext("%(n)s vote taken over", "%(n)s votes taken over", votes) % {"n": number(votes)}


_STATES: Final = {Verdict.STUDIED: "awaited"}


def _state(row: Row, *, is_late: bool) -> str | None:
    if row.verdict:
        return _STATES.get(Verdict(row.verdict), "answered")
    return "late" if is_late else None


def _state_text(row: Row, *, is_late: bool) -> str | None:
    if row.verdict == Verdict.STUDIED:
        return str(Verdict.STUDIED.label)
    if row.verdict:
        return _("Answer published")
    return _("Answer late") if is_late else None
