# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What suddenly draws many votes or reports: counts of a day beside those of an ordinary one, never who."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from statistics import median
from typing import Any, Final, NamedTuple

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import localdate, make_aware

from parvis.core.models import Report, Space, VoteEvent

# A day is unusual beyond so many times the median of the four weeks before it.
TIMES: Final = 5
BEFORE: Final = timedelta(days=28)
# Fewer than this in a day is never a burst, whatever the days before.
FEWEST_VOTES: Final = 10
FEWEST_REPORTS: Final = 3
# The newest votes of the whole instance read to find today's.
WINDOW: Final = 5_000
OF: Final = "contribution__"
COLUMNS: Final = (
    "contribution", f"{OF}kind", f"{OF}number", f"{OF}title", f"{OF}root__number", f"{OF}root__title",
    f"{OF}published_at",
)  # fmt: skip


class Burst(NamedTuple):
    """One text that draws more than it usually does."""

    what: str
    pk: int
    kind: str
    number: int
    title: str
    today: int
    usual: int


def today(space: Space, at: datetime) -> list[Burst]:
    """The texts of a space that draw unusually many votes or reports today."""
    start = make_aware(datetime.combine(localdate(at), time.min))
    oldest = VoteEvent.objects.order_by("-pk").values("pk")[WINDOW : WINDOW + 1]
    cast = VoteEvent.objects.exclude(position="")
    # One person who changes their mind ten times is one vote.
    votes = cast.filter(pk__gt=Coalesce(Subquery(oldest), 0), contribution__space=space)
    reports = Report.objects.filter(space=space)
    return [
        *_bursts("votes", votes, before=cast, unit="person", fewest=FEWEST_VOTES, start=start),
        *_bursts("reports", reports, before=reports, unit="pk", fewest=FEWEST_REPORTS, start=start),
    ]


def _bursts(
    what: str, recent: QuerySet[Any], *, before: QuerySet[Any], unit: str, fewest: int, start: datetime
) -> list[Burst]:
    counted = recent.filter(at__gte=start).order_by().values_list(*COLUMNS)
    counted = counted.annotate(n=Count(unit, distinct=True)).filter(n__gte=fewest).order_by("-n")
    # What was published today has no ordinary day to be compared with.
    busy = [row for row in counted[:20] if row[6] is not None and row[6] < start]
    usual = _usual(before, {row[0]: row[6] for row in busy}, unit, start)
    return [
        Burst(what, pk, kind, number or root_number, title or root_title, n, usual[pk])
        for pk, kind, number, title, root_number, root_title, _at, n in busy
        if n > TIMES * usual[pk]
    ]


def _usual(rows: QuerySet[Any], since: dict[int, datetime], unit: str, start: datetime) -> dict[int, int]:
    """The median of each text's days, the days without anything counted as they are."""
    if not since:
        return {}
    before = rows.filter(contribution__in=list(since), at__gte=start - BEFORE, at__lt=start).order_by()
    by_day = before.annotate(day=TruncDate("at")).values_list("contribution", "day")
    counts: dict[int, list[int]] = defaultdict(list)
    for pk, _day, n in by_day.annotate(n=Count(unit, distinct=True)):
        counts[pk].append(n)
    return {pk: _median(counts[pk], min(start - begun, BEFORE).days) for pk, begun in since.items()}


def _median(counts: list[int], days: int) -> int:
    quiet = max(days - len(counts), 0)
    return int(median([*counts, *([0] * quiet)] or [0]))
