# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers without gap or duplicate, whatever the number of writers."""

from django.db import connection

_NEXT = """
INSERT INTO core_counter (scope, value) VALUES (%s, %s)
ON CONFLICT (scope) DO UPDATE SET value = core_counter.value + %s RETURNING value
"""
_REACH = """
INSERT INTO core_counter (scope, value) VALUES (%s, %s)
ON CONFLICT (scope) DO UPDATE SET value = excluded.value WHERE core_counter.value < excluded.value
"""


def take(scope: str, count: int = 1) -> int:
    """Reserve so many numbers in a scope and give the last; a transaction that fails gives them back."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [scope, count, count])
        value: int = cursor.fetchone()[0]
        return value


def of_space(pk: int) -> str:
    """The scope of a space's numbered contributions."""
    return f"number:{pk}"


def reach(scope: str, value: int) -> None:
    """Give no number up to this one any more: texts that came with their numbers hold them."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, [scope, value])
