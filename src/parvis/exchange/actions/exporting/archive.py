# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One file that holds a space's data: tables twice (CSV and JSON Lines), their dictionary, their licence."""

import csv
import io
import json
import marshal
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from parvis.core.models import Space
from parvis.exchange.actions.exporting import papers
from parvis.exchange.formats.parvis import PACKAGE
from parvis.exchange.queries import export
from parvis.exchange.queries.export import Cells, Rows
from parvis.kernel.tabular import safe_cell

Progress = Callable[[str, int, int], None]
CHUNK: Final = 1000
# Fast: twice the work of level 6 would save a tenth of the size.
LEVEL: Final = 1
# What a cell that safe_cell may change begins with.
_RISKY: Final = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# Blocks read before they are compressed.
AHEAD: Final = 4
_quoted: Final = json.encoder.encode_basestring


def write(space: Space, target: Path, *, at: datetime, progress: Progress) -> dict[str, int]:
    """Write the export of a space, row by row, and say how many rows each table has."""
    tables = export.tables(space)
    total, done, counts = sum(rows.total for rows in tables), 0, dict[str, int]()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for rows in tables:
            counts[rows.table.name] = 0
            for written in _table(archive, rows):
                counts[rows.table.name] += written
                done += written
                progress(rows.table.name, done, max(total, done))
        paper = papers.Papers(space, counts, at=at)
        archive.writestr(PACKAGE, paper.package())
        archive.writestr("README.md", paper.readme())
    return counts


def _table(archive: ZipFile, rows: Rows) -> Iterator[int]:
    """Write one table in both forms, and tell after each thousand rows."""
    name, names = rows.table.name, rows.table.names
    typed = [rank for rank, column in enumerate(rows.table.columns) if column.is_typed]
    # A zip is written one file at a time: for the second form, rows wait on the disk, not in memory.
    sizes: list[int] = []
    with tempfile.TemporaryFile() as waiting:
        with _beside(archive, f"{name}.csv") as put:
            put(_csv([names]))
            found = rows.read()
            while chunk := list(islice(found, CHUNK)):
                put(_csv(chunk, typed))
                sizes.append(waiting.write(marshal.dumps(chunk)))
                yield len(chunk)
        waiting.seek(0)
        with _beside(archive, f"{name}.jsonl") as put:
            for size in sizes:
                put(_lines(names, marshal.loads(waiting.read(size))))  # noqa: S302 — written above, in a file without a name


@contextmanager
def _beside(archive: ZipFile, name: str) -> Iterator[Callable[[bytes], None]]:
    """A file of the zip, compressed in a thread of its own while the next rows are read."""
    ahead: deque[Future[int]] = deque()
    with archive.open(name, "w", force_zip64=True) as file, ThreadPoolExecutor(1) as other:

        def put(block: bytes) -> None:
            ahead.append(other.submit(file.write, block))
            if len(ahead) > AHEAD:
                ahead.popleft().result()

        yield put
        while ahead:
            ahead.popleft().result()


def _lines(names: tuple[str, ...], rows: list[Cells]) -> bytes:
    """One object a row, without what it has not."""
    # Written by hand: twice as fast as an object for each row.
    keys = [f"{_quoted(name)}:" for name in names]
    lines = (
        ",".join(
            key + (_quoted(cell) if type(cell) is str else str(cell))
            for key, cell in zip(keys, row, strict=True)
            if cell is not None and cell != ""
        )
        for row in rows
    )
    return ("{" + "}\n{".join(lines) + "}\n").encode()


def _csv(rows: Sequence[Cells], typed: Sequence[int] = ()) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held).writerows(_safe(row, typed) for row in rows)
    return held.getvalue().encode()


def _safe(row: Cells, typed: Sequence[int]) -> Sequence[object]:
    """The row, with an apostrophe before what somebody typed and a spreadsheet would run."""
    risky = [rank for rank in typed if row[rank][:1] in _RISKY]
    if not risky:
        return row
    return [safe_cell(cell) if rank in risky else cell for rank, cell in enumerate(row)]
