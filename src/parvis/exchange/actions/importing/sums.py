# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a batch adds to the counters: gathered row by row, written once, in the batch's own transaction."""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Final

from django.db import connection
from django.utils.timezone import localdate

from parvis.core.actions.tally import REPLIES
from parvis.core.enums import State
from parvis.core.kinds import contribution_kinds
from parvis.core.models import Space

_REPLIES = """
UPDATE core_tally SET arguments_for = arguments_for + %s, arguments_against = arguments_against + %s,
comments = comments + %s, sources = sources + %s WHERE contribution_id = %s
"""
_DISCUSSION = "UPDATE core_contribution SET discussion = discussion + %s WHERE id = %s"
_THEME = "UPDATE core_theme SET contributions = contributions + %s WHERE id = %s"
_DAY = """
INSERT INTO core_dailyfigure (space_id, day, people, registered, texts, replies, votes)
VALUES (%s, %s, %s, 0, %s, %s, 0)
ON CONFLICT (space_id, day) DO UPDATE SET people = core_dailyfigure.people + excluded.people,
texts = core_dailyfigure.texts + excluded.texts, replies = core_dailyfigure.replies + excluded.replies
"""
_PUBLISHED: Final = State.PUBLISHED.value


class Sums:
    """What changes by day, by theme and by numbered contribution."""

    def __init__(self, space: Space, *, by_day: bool) -> None:
        """Begin at nothing; a copy brings its own figures by day."""
        self._space = space
        self._by_day = by_day
        self._days: defaultdict[date, Counter[str]] = defaultdict(Counter)
        self._quarters: dict[int, date] = {}
        self._themes: Counter[int] = Counter()
        self._roots: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def text(
        self,
        kind: str,
        *,
        state: str,
        side: str,
        root: int | None,
        theme: int | None,
        at: datetime,
        change: int,
    ) -> None:
        """One published text more, or one less."""
        if state != _PUBLISHED:
            return
        plan = contribution_kinds[kind]
        if self._by_day:
            self._days[self._day(at)]["texts" if plan.numbered else "replies"] += change
        if plan.numbered and theme:
            self._themes[theme] += change
        if root is not None and plan.counter:
            self._roots[root][plan.counter.format(side=side)] += change

    def _day(self, at: datetime) -> date:
        # No time zone changes its mind within a quarter of an hour, and texts come by the thousand a day.
        quarter = int(at.timestamp()) // 900
        if quarter not in self._quarters:
            self._quarters[quarter] = localdate(at)
        return self._quarters[quarter]

    def people(self, first: dict[date, int]) -> None:
        """New people, by the day they came."""
        for day, count in first.items():
            self._days[day]["people"] += count

    @property
    def roots(self) -> list[int]:
        """The numbered contributions whose replies changed."""
        return sorted(self._roots)

    def write(self) -> None:
        """Add everything to the counters."""
        adapt = connection.ops.adapt_datefield_value
        days = [
            (self._space.pk, adapt(day), counts["people"], counts["texts"], counts["replies"])
            for day, counts in sorted(self._days.items())
            if any(counts.values())
        ]
        replies = [(*(counts[name] for name in REPLIES), pk) for pk, counts in sorted(self._roots.items())]
        talked = [(sum(row[:3]), row[-1]) for row in replies if sum(row[:3])]
        themes = [(change, pk) for pk, change in sorted(self._themes.items()) if change]
        with connection.cursor() as cursor:
            for statement, rows in (
                (_REPLIES, replies),
                (_DISCUSSION, talked),
                (_THEME, themes),
                (_DAY, days),
            ):
                if rows:
                    cursor.executemany(statement, rows)
