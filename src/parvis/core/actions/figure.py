# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Counters of a space: who took part, and what was added each day."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils.timezone import localdate

from parvis.core.models import DailyFigure, Person, Space

_TAKE_PART = """
INSERT INTO core_participation (space_id, person_id, at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING
"""


def add(space: Space, *, at: datetime, **counts: int) -> None:
    """Add to the day's figures of a space."""
    wanted = {name: count for name, count in counts.items() if count}
    if not wanted:
        return
    day = localdate(at)
    changes: dict[str, Any] = {name: F(name) + count for name, count in wanted.items()}
    if not DailyFigure.objects.filter(space=space, day=day).update(**changes):
        DailyFigure.objects.bulk_create([DailyFigure(space=space, day=day)], ignore_conflicts=True)
        DailyFigure.objects.filter(space=space, day=day).update(**changes)


def take_part(space: Space, person: Person, *, at: datetime) -> int:
    """Note that a person took part; 1 the first time, 0 afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE_PART,
            [space.pk, person.pk, connection.ops.adapt_datetimefield_value(at)],
        )
        written: int = cursor.rowcount
        return max(written, 0)
