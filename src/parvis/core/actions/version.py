# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Raise the versions that cached pages depend on; always last in a transaction."""

from django.db import connection

from parvis.core.queries import versions
from parvis.kernel import clock

_HARD = """
INSERT INTO core_version (scope, hard, soft_from) VALUES {rows}
ON CONFLICT (scope) DO UPDATE SET hard = core_version.hard + 1
"""
_SOFT = """
INSERT INTO core_version (scope, hard, soft_from) VALUES {rows}
ON CONFLICT (scope) DO UPDATE SET soft_from = excluded.soft_from
WHERE core_version.soft_from < excluded.soft_from
"""


def raise_now(*scopes: str) -> None:
    """What these scopes show is stale at once: a text, a state or a phase changed."""
    _upsert(_HARD, "(%s, 1, 0)", sorted(set(scopes)))


def raise_soon(*scopes: str) -> None:
    """What these scopes show is stale from the next half-second on: only a counter changed.

    The first writer of a half-second writes the row, the others find it already there.
    """
    # The clock, not the act's moment: a writer may have queued, and pages compare with their own time.
    tick = int(clock.now().timestamp() * versions.TICKS) + 1
    _upsert(_SOFT, f"(%s, 0, {tick:d})", sorted(set(scopes)))


def _upsert(statement: str, row: str, scopes: list[str]) -> None:
    # Sorted, in one statement: two writers always queue for the same rows in the same order.
    with connection.cursor() as cursor:
        cursor.execute(statement.format(rows=", ".join([row] * len(scopes))), scopes)


def of_instance() -> None:
    """The instance's own pages changed."""
    raise_now(versions.instance())
