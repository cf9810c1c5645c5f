# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""When things happen in the demonstration: days counted from the present, at hours people keep."""

import random
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from django.utils.timezone import localdate, localtime, make_aware

from parvis.core import outbox
from parvis.core.outbox import Outbox

Act = Callable[[datetime], object]
DAY: Final = timedelta(days=1)
OPENING: Final = time(10)
CLOSING: Final = time(18)
# How much people write and vote from 7 in the morning to 23 in the evening.
HOURS: Final = (1, 3, 5, 5, 5, 6, 7, 4, 4, 4, 5, 6, 6, 7, 8, 6, 3)
FIRST_HOUR: Final = 7
# What the core does of itself: told as the story goes, so that each notification bears its own date.
TOLD: Final = (Outbox.Topic.NOTIFY, Outbox.Topic.RENAME)


def dice(words: str) -> random.Random:
    """The same draws each time for the same words."""
    return random.Random(words)  # noqa: S311 — a story, not a secret


class Timeline:
    """Everything that happens, played in the order of its moments."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.acts: list[tuple[datetime, int, Act, bool]] = []

    @property
    def passed(self) -> int:
        """How many of the hours that people keep are over today."""
        return max(0, min(localtime(self.at).hour - FIRST_HOUR, len(HOURS)))

    def add(self, moment: datetime, act: Act, *, tells: bool = True) -> None:
        """Something happens at this moment, and people may have to be told."""
        self.acts.append((moment, len(self.acts), act, tells))

    def play(self) -> None:
        """Let everything happen."""
        for moment, _rank, act, tells in sorted(self.acts, key=lambda each: each[:2]):
            act(moment)
            if tells:
                outbox.sweep(at=moment, topics=TOLD)

    def on(self, day: int, hour: time) -> datetime:
        """A moment of a calendar, past or to come."""
        return make_aware(datetime.combine(localdate(self.at) + day * DAY, hour))

    def some(self, day: int, draw: random.Random, *, after: datetime | None = None) -> datetime:
        """A moment of a past day that people would choose; of the day before if it has not come yet."""
        hours = HOURS if day or not self.passed else HOURS[: self.passed]
        hour = FIRST_HOUR + draw.choices(range(len(hours)), hours)[0]
        moment = self.on(day, time(hour, draw.randrange(60), draw.randrange(60)))
        if moment >= self.at:
            moment -= DAY
        if after is not None and moment <= after:
            moment = after + timedelta(minutes=draw.randint(4, 50))
        if after is not None and moment >= self.at:
            moment = between(after, self.at, draw)
        return moment


def between(first: datetime, last: datetime, draw: random.Random) -> datetime:
    """A moment after the first and before the last."""
    return first + (last - first) * draw.uniform(0.1, 0.9)
