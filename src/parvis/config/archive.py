# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A whole instance in one file: its database at one moment, its files, and the proof of both."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE: Final = "database.sqlite3"
FILES: Final = "files/"

# What is being done, how much of it is done, out of how much.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: rows by table (None when the database is kept elsewhere), SHA-256 by file."""

    format: int
    parvis: str
    made_at: str
    tables: dict[str, int] | None
    files: dict[str, str]


class Hashed:
    """A stream that knows the fingerprint of what was read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        found = self.stream.read(size)
        self.digest.update(found)
        return found


def count_rows(file: Path) -> dict[str, int]:
    """How many rows each table of a database that nobody writes to holds."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)) as rows:
        tables = rows.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        )
        # A table's name cannot be a parameter; these come from the database itself.
        return {
            name: rows.execute('SELECT count(*) FROM "{}"'.format(name.replace('"', '""'))).fetchone()[0]  # noqa: S608
            for (name,) in sorted(tables.fetchall())
        }
