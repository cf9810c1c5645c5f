# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the first page of an instance shows: where one may take part, what became of the rest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from parvis.core.models import Person, Space
from parvis.core.queries import answers, figures, spaces
from parvis.core.queries.answers import Answer, Promise
from parvis.core.queries.figures import Figures
from parvis.core.queries.spaces import Standing

CHANGED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Spaces by where they stand, their figures, and which of them still owe an answer."""

    by_standing: dict[Standing, list[Space]]
    figures: dict[int, Figures]
    waiting: frozenset[int]

    @property
    def spaces(self) -> list[Space]:
        """All of them."""
        return [space for found in self.by_standing.values() for space in found]

    def figures_of(self, space: Space) -> Figures:
        """The figures of one of them."""
        return self.figures.get(space.pk, Figures())


def overview(*, person: Person | None, at: datetime, kind: str | None = None) -> Overview:
    """The spaces this person may read, in four statements however many there are."""
    found = spaces.by_standing(spaces.all_of(person=person, at=at, kind=kind), at)
    everything = [space.pk for group in found.values() for space in group]
    return Overview(
        by_standing=found,
        figures=figures.of_spaces(everything),
        waiting=answers.waiting_in(found[Standing.FINISHED]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What contributions changed: promises kept or under way, and the latest answers while there are none."""

    promises: list[Promise]
    answers: list[Answer]


def changes(found: Overview) -> Changes:
    """The promises last kept, then those under way; the latest answers when nothing was promised."""
    promises = answers.changed(found.spaces, size=CHANGED)
    latest = [] if promises else answers.latest(found.spaces, size=CHANGED)
    return Changes(promises=promises, answers=latest)
