# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether counters are what their rows say: each is recounted by the database, nothing is loaded."""

from typing import Final

from django.db import connection

from parvis.core.enums import Position
from parvis.core.kinds import contribution_kinds
from parvis.core.outbox import Outbox

_VOTES: Final = """
SELECT t.contribution_id FROM core_tally t LEFT JOIN (
    SELECT v.contribution_id, {sums} FROM core_vote v
    JOIN core_contribution c ON c.id = v.contribution_id GROUP BY v.contribution_id
) counted ON counted.contribution_id = t.contribution_id
WHERE {wrong} LIMIT 100
"""
_REPLIES: Final = """
SELECT t.contribution_id FROM core_tally t
JOIN core_contribution root ON root.id = t.contribution_id AND root.root_id IS NULL
LEFT JOIN (
    SELECT root_id, {sums} FROM core_contribution WHERE state = 'published' AND root_id IS NOT NULL GROUP BY root_id
) counted ON counted.root_id = t.contribution_id
WHERE {wrong} LIMIT 100
"""
_NUMBERS: Final = """
SELECT c.space_id FROM core_contribution c WHERE c.number IS NOT NULL GROUP BY c.space_id
HAVING COUNT(*) <> MAX(c.number) OR MIN(c.number) <> 1 LIMIT 100
"""


def wrong_votes() -> list[int]:
    """Contributions whose votes do not recount."""
    sums = {
        position.value: f"SUM(CASE WHEN v.position = '{position.value}' THEN 1 ELSE 0 END)"
        for position in Position
    }
    sums["earlier"] = "SUM(CASE WHEN v.revision_id <> c.current_id THEN 1 ELSE 0 END)"
    return _found(_VOTES, sums)


def wrong_replies() -> list[int]:
    """Contributions whose arguments, comments or sources do not recount."""
    columns: dict[str, list[str]] = {}
    for kind in contribution_kinds.values():
        for side in ("for", "against") if kind.sided else ("",):
            condition = f"kind = '{kind.key}'" + (f" AND side = '{side}'" if side else "")
            if kind.counter:
                columns.setdefault(kind.counter.format(side=side), []).append(condition)
    sums = {
        column: f"SUM(CASE WHEN {' OR '.join(f'({one})' for one in conditions)} THEN 1 ELSE 0 END)"
        for column, conditions in columns.items()
    }
    return _found(_REPLIES, sums)


def wrong_numbers() -> list[int]:
    """Spaces whose numbers have a gap or do not begin at one."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS)
        return [pk for (pk,) in cursor.fetchall()]


def failed_rows() -> int:
    """How many things were given up after the last attempt."""
    return Outbox.objects.filter(state=Outbox.Status.FAILED).count()


def _found(statement: str, sums: dict[str, str]) -> list[int]:
    counted = ", ".join(f"{count} AS {column}" for column, count in sums.items())
    wrong = " OR ".join(f"t.{column} <> COALESCE(counted.{column}, 0)" for column in sums)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(sums=counted, wrong=wrong))
        return [pk for (pk,) in cursor.fetchall()]
