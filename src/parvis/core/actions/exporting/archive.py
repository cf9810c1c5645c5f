# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One file that holds a space's data: tables twice (CSV and JSON Lines), their dictionary, their licence."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.timezone import localtime

from parvis.core.actions.exporting import papers
from parvis.core.formats.parvis import PACKAGE
from parvis.core.models import Space
from parvis.core.queries import export
from parvis.core.queries.export import Cells, Rows
from parvis.kernel.tabular import safe_cell

Progress = Callable[[str, int, int], None]
CHUNK: Final = 1000
# Fast: twice the work of level 6 would save a tenth of the size.
LEVEL: Final = 1
# What a cell that safe_cell may change begins with.
_RISKY: Final = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(space: Space, target: Path, *, at: datetime, progress: Progress) -> dict[str, int]:
    """Write the export of a space, row by row, and say how many rows each table has."""
    tables = export.tables(space)
    total, done, counts = sum(rows.total for rows in tables), 0, dict[str, int]()
    stamp = localtime(at).timetuple()[:6]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for rows in tables:
            counts[rows.table.name] = 0
            for written in _table(archive, rows, stamp):
                counts[rows.table.name] += written
                done += written
                progress(rows.table.name, done, max(total, done))
        paper = papers.Papers(space, counts, at=at)
        _text(archive, PACKAGE, paper.package(), stamp)
        _text(archive, "README.md", paper.readme(), stamp)
    return counts


def _table(archive: ZipFile, rows: Rows, stamp: tuple[int, ...]) -> Iterator[int]:
    """Write one table in both forms, and tell after each thousand rows."""
    name, names = rows.table.name, rows.table.names
    # A zip is written one file at a time: the other form waits on the disk, not in memory.
    with tempfile.TemporaryFile() as waiting:
        with archive.open(_entry(f"{name}.csv", stamp), "w", force_zip64=True) as file:
            found = rows.read()
            _csv(file, [names])
            while chunk := list(islice(found, CHUNK)):
                _csv(file, chunk)
                lines = [_ENCODE(dict(zip(names, row, strict=True))) for row in chunk]
                waiting.write(("\n".join(lines) + "\n").encode())
                yield len(chunk)
        waiting.seek(0)
        with archive.open(_entry(f"{name}.jsonl", stamp), "w", force_zip64=True) as file:
            shutil.copyfileobj(waiting, file, 1 << 20)


def _csv(file: IO[bytes], rows: list[Cells]) -> None:
    held = io.StringIO(newline="")
    csv.writer(held).writerows(map(_safe, rows))
    file.write(held.getvalue().encode())


def _safe(row: Cells) -> list[object]:
    return [safe_cell(cell) if type(cell) is str and cell[:1] in _RISKY else cell for cell in row]


def _entry(name: str, stamp: tuple[int, ...]) -> ZipInfo:
    year, month, day, hour, minute, second = stamp
    entry = ZipInfo(name, (year, month, day, hour, minute, second))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _text(archive: ZipFile, name: str, text: str, stamp: tuple[int, ...]) -> None:
    archive.writestr(_entry(name, stamp), text, ZIP_DEFLATED, LEVEL)
