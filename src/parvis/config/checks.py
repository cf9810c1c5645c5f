# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with an instance that works: each check returns the problems it found."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from parvis.config import database, environment


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to repair: a stable code, and a sentence that says what and how."""

    code: str
    sentence: str


Check = Callable[[], list[Problem]]
registered: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check, under the words shown while it runs."""
    registered[name] = check


def misspelt_variables() -> list[Problem]:
    """Variables that look like settings and set nothing."""
    return [
        Problem("environment.unknown", f"{name} is set and means nothing; its name may be misspelt.")
        for name in environment.unknown(os.environ)
    ]


def migrations() -> list[Problem]:
    """A database made for another release."""
    from parvis.config.middleware.health import is_migrated  # noqa: PLC0415 — Django is loaded by the command

    return (
        []
        if is_migrated()
        else [Problem("database.not_migrated", "The database is not up to date. Run: parvis migrate")]
    )


def embedded_database() -> list[Problem]:
    """Pages of the file, indexes that disagree with their table, rows that point at nothing."""
    file = database.sqlite_file(environment.current())
    if file is None or not file.exists():
        return []
    with closing(sqlite3.connect(file)) as opened:
        health = [text for (text,) in opened.execute("PRAGMA integrity_check") if text != "ok"]
        orphans = {
            (table, parent) for table, _row, parent, _key in opened.execute("PRAGMA foreign_key_check")
        }
    return [
        *(
            Problem("database.damaged", f"The database is damaged ({text}); restore a backup.")
            for text in health
        ),
        *(
            Problem("database.orphans", f"Rows of {table} point at rows of {parent} that do not exist.")
            for table, parent in sorted(orphans)
        ),
    ]


register("Settings", misspelt_variables)
register("Migrations", migrations)
register("Database file", embedded_database)
