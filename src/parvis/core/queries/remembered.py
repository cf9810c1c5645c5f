# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What every reader of a space is shown alike, read once for each of its versions.

The versions come with the row that is read first (a space, a contribution), so what is read after them can only be
newer than they say. What one person alone may see never goes through here.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeVar

from parvis.core.queries import versions

# A writer names the instant its counters show from, then commits: for this long we do not trust that it has.
COMMIT_MARGIN: Final = 5.0
ENTRIES: Final = 400

Read = TypeVar("Read")
Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Age:
    """The versions something was made under, and when."""

    hard: tuple[int, ...]
    built_at: float
    expires_at: float

    @classmethod
    def of(cls, current: Sequence[Version], built_at: float, until: float = float("inf")) -> "Age":
        """The age of what is made now, from versions read before."""
        lately = any(tick / versions.TICKS > built_at - COMMIT_MARGIN for _hard, tick in current)
        ends = min(until, built_at + COMMIT_MARGIN) if lately else until
        return cls(tuple(hard for hard, _tick in current), built_at, ends)

    def holds(self, current: Sequence[Version], now: float) -> bool:
        """Whether nothing changed: texts and states at once, counters from their half-second on."""
        if now >= self.expires_at or self.hard != tuple(hard for hard, _tick in current):
            return False
        return not any(self.built_at < tick / versions.TICKS <= now for _hard, tick in current)


_kept: OrderedDict[Hashable, tuple[Age, Any]] = OrderedDict()
_lock: Final = Lock()


def read(key: Hashable, current: Sequence[Version], build: Callable[[], Read]) -> Read:
    """What was read under these versions, or read it now. What is given back is shared: nobody changes it."""
    now = time.time()
    with _lock:
        found = _kept.get(key)
        if found is not None and found[0].holds(current, now):
            _kept.move_to_end(key)
            value: Read = found[1]
            return value
    value = build()
    with _lock:
        _kept[key] = (Age.of(current, now), value)
        _kept.move_to_end(key)
        while len(_kept) > ENTRIES:
            _kept.popitem(last=False)
    return value


def of(row: Any, scopes: Sequence[str], key: Hashable, build: Callable[[], Read]) -> Read:
    """What belongs to a row read with its versions; a row read otherwise has none, and nothing is kept for it."""
    ages: dict[str, Version] = getattr(row, "ages", {})
    if not all(scope in ages for scope in scopes):
        return build()
    return read((type(row).__name__, row.pk, key), [ages[scope] for scope in scopes], build)


def forget() -> None:
    """Read everything again next time."""
    with _lock:
        _kept.clear()
