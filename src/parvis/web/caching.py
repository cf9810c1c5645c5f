# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Visitors' pages kept by version: what a page depends on, and whether a kept page is still true."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from parvis.core.queries import versions
from parvis.core.queries.remembered import Age, Version

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a page shows, and until when its words about dates hold."""

    scopes: tuple[str, ...]
    until: float = float("inf")


def depends(request: HttpRequest, *scopes: str, until: datetime | None = None) -> None:
    """Note what this page shows, so that a visitor's copy of it can be kept until one of these changes."""
    boundary = until.timestamp() if until is not None else float("inf")
    request.depends_on = Dependence(tuple(sorted(set(scopes))), boundary)  # type: ignore[attr-defined]


def noted(request: HttpRequest) -> Dependence | None:
    """What the view said its page depends on."""
    return getattr(request, "depends_on", None)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent, and its age."""

    scopes: tuple[str, ...]
    age: Age
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes


def in_order(scopes: tuple[str, ...], current: versions.Versions) -> list[Version]:
    """The version of each scope, in order."""
    return [current.get(scope, (0, 0)) for scope in scopes]


class Shelf:
    """The pages one process keeps, the least used thrown away first beyond a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[tuple[str, ...], Kept | Dependence] = OrderedDict()

    def get(self, key: tuple[str, ...]) -> Kept | Dependence | None:
        """The page of this key, or only what it depends on when it was seen once."""
        found = self._pages.get(key)
        if found is not None:
            self._pages.move_to_end(key)
        return found

    def put(self, key: tuple[str, ...], page: Kept | Dependence) -> None:
        """Keep a page in the place of the one of the same key."""
        self._size += _weight(key, page) - _weight(key, self._pages.pop(key, None))
        self._pages[key] = page
        while self._size > self._limit:
            gone, old = self._pages.popitem(last=False)
            self._size -= _weight(gone, old)

    def clear(self) -> None:
        """Throw everything away."""
        self._pages.clear()
        self._size = 0


def _weight(key: tuple[str, ...], page: Kept | Dependence | None) -> int:
    if page is None:
        return 0
    content = len(page.content) if isinstance(page, Kept) else 0
    # The objects around the bytes weigh about as much as a short page.
    return content + sum(map(len, key)) + 1_000
