# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Figures over time: every day there, those without anything too, each drawing with its table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.queries.figures import Day
from parvis.web import chart
from parvis.web.format import date_text, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

SHOWN: Final = 14
# No consultation is drawn day by day for longer than this; its data has every day.
LONGEST: Final = 400
HEAD: Final = (
    _("Day"),
    _("People"),
    _("Registered"),
    _("Texts"),
    _("Replies"),
    pgettext_lazy("plural", "Votes"),
)
DRAWN: Final = (
    ("votes", _("Votes day by day")),
    ("texts", _("Contributions day by day")),
    ("replies", _("Arguments and comments day by day")),
    ("people", _("New people day by day")),
    ("registered", _("Registrations day by day")),
)


def filled(days: Sequence[Day], at: datetime) -> list[Day]:
    """Every day from the first to today, those without anything at zero."""
    if not days:
        return []
    known = {day.day: day for day in days}
    last = max(localdate(at), days[-1].day)
    first = max(days[0].day, last - timedelta(days=LONGEST))
    return [_day(known, first + timedelta(days=rank)) for rank in range((last - first).days + 1)]


def last_days(days: Sequence[Day], at: datetime) -> list[Day]:
    """The last two weeks, today included."""
    known, last = {day.day: day for day in days}, localdate(at)
    return [_day(known, last - timedelta(days=rank)) for rank in reversed(range(SHOWN))]


def votes_chart(days: Sequence[Day]) -> dict[str, Any]:
    """The votes of a few days as bars, and all that was counted on them as a table."""
    drawing = chart.bars([(_short(day.day), day.votes) for day in days], text_of=number)
    return {"drawing": drawing, "head": HEAD, "rows": table(days)}


def charts(days: Sequence[Day]) -> list[dict[str, Any]]:
    """One drawing for each thing counted, with its table."""
    return [
        {
            "id": name,
            "title": title,
            "total": sum(getattr(day, name) for day in days),
            "drawing": chart.line([(_short(day.day), getattr(day, name)) for day in days], text_of=number),
            "head": (HEAD[0], title),
            "rows": [(date_text(day.day), number(getattr(day, name))) for day in reversed(days)],
        }
        for name, title in DRAWN
    ]


def table(days: Sequence[Day]) -> list[list[str]]:
    """The same figures in a table, the last day first."""
    return [[date_text(day.day), *(number(value) for value in day[1:])] for day in reversed(days)]


def _day(known: dict[date, Day], day: date) -> Day:
    return known.get(day) or Day(day, 0, 0, 0, 0, 0)


def _short(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}"
