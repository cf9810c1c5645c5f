# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The themes of a space, a tree of two levels."""

from dataclasses import dataclass, field
from typing import NamedTuple

from parvis.core.models import Space, Theme
from parvis.core.queries import remembered


class Row(NamedTuple):
    """A theme and how many published contributions it holds itself."""

    pk: int
    parent: int | None
    name: str
    slug: str
    texts: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme of the first level and those under it."""

    row: Row
    children: list[Row] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many contributions it holds, those of its sub-themes included."""
        return self.row.texts + sum(child.texts for child in self.children)


def of_space(space: Space) -> list[Row]:
    """The themes of a space in their order."""
    return remembered.of(space, ("space", "list"), "themes", lambda: _of_space(int(space.pk)))


def _of_space(space: int) -> list[Row]:
    rows = Theme.objects.filter(space=space).order_by("position", "pk")
    return [Row(*values) for values in rows.values_list("pk", "parent_id", "name", "slug", "contributions")]


def tree(rows: list[Row]) -> list[Branch]:
    """The same, as branches."""
    under: dict[int, list[Row]] = {}
    for row in rows:
        if row.parent is not None:
            under.setdefault(row.parent, []).append(row)
    return [Branch(row, under.get(row.pk, [])) for row in rows if row.parent is None]


def with_children(rows: list[Row], slug: str) -> frozenset[int]:
    """The theme of that name and those under it; nothing when there is none."""
    top = next((row for row in rows if row.slug == slug), None)
    if top is None:
        return frozenset()
    return frozenset({top.pk, *(row.pk for row in rows if row.parent == top.pk)})
