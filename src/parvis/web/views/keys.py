# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Where a page of a list ends, as the address of the next one carries it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def key_of(at: datetime, pk: int) -> str:
    """A moment and a row, exact to the microsecond."""
    return f"{(at - EPOCH) // MICROSECOND}-{pk}"


def after_of(key: str) -> tuple[datetime, int] | None:
    """The moment and the row of a key; an address that was damaged begins at the top."""
    moment, _dash, pk = key.partition("-")
    try:
        return EPOCH + int(moment) * MICROSECOND, int(pk)
    except (ValueError, OverflowError):
        return None


def number_of(key: str) -> int | None:
    """The row of a key that is only a number."""
    return int(key) if key.isdecimal() and len(key) < 19 else None
