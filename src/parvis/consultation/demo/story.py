# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One consultation of the demonstration: what is told about it, and what was written in it so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from parvis.consultation.demo.tales import Tale, tale
from parvis.consultation.demo.timeline import CLOSING, OPENING, dice
from parvis.core.models import Contribution, Space, Theme

if TYPE_CHECKING:
    from parvis.consultation.demo.people import Cast
    from parvis.consultation.demo.timeline import Timeline


@dataclass(slots=True)
class Page:
    """A text whose moment is known before it is written, so that others may answer it and vote on it."""

    author: str
    at: datetime
    told: Tale
    row: Contribution | None = None

    @property
    def gone_at(self) -> datetime | None:
        """When a text that is hidden or withdrawn can no longer be answered or voted on."""
        taken_away = "hidden" in self.told or self.told.get("withdrawn")
        return self.at + timedelta(hours=23) if taken_away else None

    @property
    def text(self) -> Contribution:
        """The text, once it is written."""
        if self.row is None:
            raise LookupError(self.author)
        return self.row


class Story:
    """A consultation, from its preparation to the last promise kept."""

    def __init__(self, name: str, timeline: "Timeline", cast: "Cast") -> None:
        self.told = tale(name)
        self.timeline, self.cast = timeline, cast
        self.dice = dice(name)
        self.themes: dict[str, Theme] = {}
        self.proposals: dict[str, Page] = {}
        self.arguments: dict[tuple[str, str], list[Page]] = {}
        self._heard: dict[str, set[str]] = {}
        self._space: Space | None = None

    @property
    def space(self) -> Space:
        """The consultation, once it is prepared."""
        if self._space is None:
            raise LookupError(self.told["title"])
        return self._space

    @space.setter
    def space(self, space: Space) -> None:
        self._space = space

    def starts(self, phase: str) -> datetime:
        """When a step begins."""
        return self.timeline.on(self.told["calendar"][phase][0], OPENING)

    def ends(self, phase: str) -> datetime | None:
        """When a step ends, if it does."""
        days = self.told["calendar"][phase]
        return self.timeline.on(days[1], CLOSING) if len(days) > 1 else None

    def last_day(self, phase: str) -> int:
        """The last day, today at the latest, on which people act in a step."""
        return min(0, int(self.told["calendar"][phase][1]) - 1)

    def somebody_else(self, told: Tale) -> str:
        """Somebody of the crowd who has not spoken yet about a proposal, nor written it."""
        heard = self._heard.setdefault(told["title"], {told["by"]})
        name = self.dice.choice([name for name in self.cast.crowd if name not in heard])
        heard.add(name)
        return name
