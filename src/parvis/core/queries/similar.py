# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions of a space whose titles share rare words with a title."""

import re
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import log
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple

from parvis.core.enums import State
from parvis.core.models import Contribution, Space
from parvis.core.queries import remembered
from parvis.kernel import text

NEAR: Final = 3
# The newest titles of a space are kept in memory, the last ones added now and then; what is shown is
# read again from the database, so that nothing hidden since then appears.
TITLES: Final = 5_000
SPACES: Final = 8
SECONDS: Final = 30.0
KEPT_FOR: Final = 3_600.0
_WORD: Final = re.compile(r"[a-z0-9]{4,}")
_ENOUGH: Final = 0.34
_LONG_AGO: Final = datetime(1970, 1, 2, tzinfo=UTC)
_OVERLAP: Final = timedelta(minutes=1)


class Near(NamedTuple):
    """A contribution close to another one."""

    pk: int
    number: int
    title: str


@dataclass(slots=True)
class _Words:
    """The words of the titles of one space, and the titles each of them is found in."""

    born: float
    read: float = -SECONDS
    last: datetime = _LONG_AGO
    sizes: dict[int, int] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)

    def add(self, pk: int, title: str, published_at: datetime) -> None:
        self.last = max(self.last, published_at)
        if pk in self.sizes:
            return
        words = words_of(title)
        self.sizes[pk] = len(words)
        for word in words:
            self.places.setdefault(word, []).append(pk)

    def nearest(self, title: str, without: int | None) -> list[int]:
        words = words_of(title)
        scores: Counter[int] = Counter()
        total = 0.0
        for word in words:
            found = self.places.get(word, ())
            weight = log((1 + len(self.sizes)) / (1 + len(found))) + 0.1
            total += weight
            for pk in found:
                scores[pk] += weight  # type: ignore[assignment]  # a share, not a count
        scores.pop(without or 0, 0)
        near = [(score / total, pk) for pk, score in scores.most_common(4 * NEAR)] if total else []
        return [pk for share, pk in near if share >= _ENOUGH]


_kept: OrderedDict[int, _Words] = OrderedDict()
_lock: Final = Lock()


def to(contribution: Contribution) -> list[Near]:
    """The contributions of the same space closest to this one, by their titles."""
    return remembered.of(
        contribution,
        ("space", "list"),
        "similar",
        lambda: to_title(contribution.space, contribution.title, without=contribution.pk),
    )


def to_title(space: Space, title: str, *, without: int | None = None) -> list[Near]:
    """The contributions of a space closest to a title, the closest first."""
    near = _words_of_space(space).nearest(title, without)
    if not near:
        return []
    rows = Contribution.objects.filter(pk__in=near, state=State.PUBLISHED)
    found = {
        pk: Near(pk, number or 0, title) for pk, number, title in rows.values_list("pk", "number", "title")
    }
    return [found[pk] for pk in near if pk in found][:NEAR]


def words_of(title: str) -> frozenset[str]:
    """The words of a title that may say what it is about, without case, accents or plural."""
    return frozenset(word.rstrip("sx") for word in _WORD.findall(text.fold(title)))


def forget() -> None:
    """Read everything again next time."""
    _kept.clear()


def _words_of_space(space: Space) -> _Words:
    now = monotonic()
    with _lock:
        words = _kept.get(space.pk)
        if words is None or now - words.born > KEPT_FOR:
            words = _kept[space.pk] = _Words(born=now)
        _kept.move_to_end(space.pk)
        while len(_kept) > SPACES:
            _kept.popitem(last=False)
        if now - words.read >= SECONDS:
            words.read = now
            _bring(space, words)
    return words


def _bring(space: Space, words: _Words) -> None:
    # A little before the last one: two writers may finish in the other order.
    since = max(_LONG_AGO, words.last - _OVERLAP)
    rows = Contribution.objects.filter(
        space=space.pk, kind=space.plan.headline, state=State.PUBLISHED, published_at__gt=since
    )
    columns = ("pk", "title", "published_at")
    for pk, title, published_at in rows.order_by("-published_at", "-pk").values_list(*columns)[:TITLES]:
        words.add(pk, title, published_at or since)
