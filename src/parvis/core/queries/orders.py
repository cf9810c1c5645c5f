# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The orders of a list, and the keys its pages end with."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple, Self

from django.db.models import Q

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
# No column, no clock and no row goes further.
_FAR: Final = 2**52


class Sort(StrEnum):
    """The orders of a list."""

    RANDOM = "random"
    RECENT = "recent"
    SUPPORTED = "supported"
    DISCUSSED = "discussed"
    DIVIDING = "dividing"
    UNANSWERED = "unanswered"


# The column each order follows, and whether the greatest comes first.
COLUMNS: Final[dict[Sort, tuple[str, bool]]] = {
    Sort.RANDOM: ("shuffle", False),
    Sort.RECENT: ("published_at", True),
    Sort.SUPPORTED: ("support", True),
    Sort.DISCUSSED: ("discussion", True),
    Sort.DIVIDING: ("division", True),
    # Whoever has waited longest comes first.
    Sort.UNANSWERED: ("published_at", False),
}


class Key(NamedTuple):
    """Where a page ends: the value of the column it is sorted on, and the row."""

    value: int
    pk: int

    def __str__(self) -> str:
        return f"{self.value}.{self.pk}"

    @classmethod
    def of(cls, value: int | datetime, pk: int) -> Self:
        """The key of a row; a moment is carried in microseconds."""
        return cls((value - _EPOCH) // _MICROSECOND if isinstance(value, datetime) else value, pk)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key an address bears, or None when it makes no sense."""
        value, _dot, pk = text.partition(".")
        if not (value.removeprefix("-").isdecimal() and pk.isdecimal() and text.isascii() and len(text) < 40):
            return None
        key = cls(int(value), int(pk))
        return key if max(abs(key.value), key.pk) < _FAR else None

    @property
    def moment(self) -> datetime:
        """The moment a key carries."""
        return _EPOCH + self.value * _MICROSECOND


def beyond(column: str, key: Key | None, *, greatest_first: bool, timed: bool) -> Q:
    """What comes after a key: the first condition bounds the walk along the index, the second settles ties."""
    if key is None:
        return Q()
    value = key.moment if timed else key.value
    near, far = ("lte", "lt") if greatest_first else ("gte", "gt")
    return Q(**{f"{column}__{near}": value}) & (
        Q(**{f"{column}__{far}": value}) | Q(**{f"pk__{far}": key.pk})
    )


def after(sort: Sort, key: Key | None) -> Q:
    """What comes after a key in this order."""
    column, greatest_first = COLUMNS[sort]
    return beyond(column, key, greatest_first=greatest_first, timed=column == "published_at")


def columns(sort: Sort) -> tuple[str, str]:
    """The columns to order by."""
    column, greatest_first = COLUMNS[sort]
    sign = "-" if greatest_first else ""
    return f"{sign}{column}", f"{sign}pk"
