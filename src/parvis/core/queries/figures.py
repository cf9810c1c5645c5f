# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Figures of spaces: people, texts, replies and votes, summed from days."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from parvis.core.models import DailyFigure


class Figures(NamedTuple):
    """What a space gathered so far."""

    people: int = 0
    registered: int = 0
    texts: int = 0
    replies: int = 0
    votes: int = 0


class Day(NamedTuple):
    """What was added on one day."""

    day: date
    people: int
    registered: int
    texts: int
    replies: int
    votes: int


def of_space(space: int) -> Figures:
    """The totals of one space."""
    return of_spaces([space]).get(space, Figures())


def of_spaces(spaces: Iterable[int]) -> dict[int, Figures]:
    """The totals of several spaces, in one query."""
    sums = [Sum(name) for name in Figures._fields]
    rows = DailyFigure.objects.filter(space__in=list(spaces)).values_list("space").annotate(*sums)
    return {space: Figures(*values) for space, *values in rows}


def days(space: int) -> list[Day]:
    """What was added day by day, the oldest first."""
    rows = DailyFigure.objects.filter(space=space).order_by("day").values_list(*Day._fields)
    return [Day(*values) for values in rows]


def texts_of(space: int | OuterRef) -> Subquery:
    """How many numbered texts are published in a space, from its counters."""
    days: QuerySet[DailyFigure] = DailyFigure.objects.filter(space=space)
    total = days.order_by().values("space").annotate(total=Sum("texts")).values("total")
    return Subquery(total)
