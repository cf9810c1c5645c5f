# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Identifiers given before rows exist, so that rows that name each other are written in one pass."""

from django.db import connection, models

_POSTGRES = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
_SQLITE = "SELECT seq FROM sqlite_sequence WHERE name = %s"


def reserve(model: type[models.Model], count: int) -> list[int]:
    """As many identifiers as rows to come, in order; within the transaction that writes the rows."""
    table = model._meta.db_table  # noqa: SLF001 — Django's documented name of a table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES, [table, count])
            return sorted(row[0] for row in cursor.fetchall())
        # SQLite has one writer at a time: nobody gives an identifier while this transaction lasts.
        cursor.execute(_SQLITE, [table])
        found = cursor.fetchone()
        last = found[0] if found else 0
        return list(range(last + 1, last + 1 + count))
