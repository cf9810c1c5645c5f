# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables from anywhere, read row by row: what is broken is said, never dropped, never fatal."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TextIO

_CHUNK: Final = 1 << 16
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LINE_ENDS: Final = ("\n", "\r")

# What a spreadsheet would run as a formula, in its full-width forms too.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_FORMULA_MADE_SAFE: Final = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Row(NamedTuple):
    """A row: the line it begins on, its cells by column, and what is wrong with it (`code: what`)."""

    line: int
    cells: dict[str, str]
    problem: str | None


class _Record(NamedTuple):
    """The text of a row, quotes and line ends included."""

    line: int
    text: str
    size: int
    is_closed: bool


def rows(path: Path, *, limit_cell: int = 1_000_000, delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a CSV file in UTF-8, one at a time, the broken ones with their problem.

    Codes: `header.broken`, `encoding.broken`, `cell.nul`, `cell.too_long`, `row.too_short`, `row.too_long`,
    `quote.unclosed`.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _CHUNK * 2, limit_cell * 4))
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        records = _records(file, delimiter=delimiter, limit=limit_cell)
        header = next(records, None)
        if header is None:
            return
        columns = _cells(header, delimiter)
        problem = _header_problem(header, columns, limit_cell)
        if problem:
            yield Row(header.line, {}, problem)
            return
        for record in records:
            yield _row(record, columns, delimiter=delimiter, limit=limit_cell)


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return "'" + text if _FORMULA.match(text) else text


def unsafe_cell(text: str) -> str:
    """Return the text that safe_cell was given."""
    return text[1:] if _FORMULA_MADE_SAFE.match(text) else text


def _row(record: _Record, columns: list[str], *, delimiter: str, limit: int) -> Row:
    if not record.is_closed:
        return Row(record.line, {}, "quote.unclosed: a quote opened in this row is never closed")
    if record.size > len(record.text):
        return Row(record.line, {}, f"cell.too_long: the row has {record.size} characters")
    cells = _cells(record, delimiter)
    problem = _problem(cells, columns, limit)
    if problem:
        cells = [_LONE_SURROGATE.sub("\ufffd", cell[:limit]) for cell in cells]
    return Row(record.line, dict(zip(columns, cells, strict=False)), problem)


def _cells(record: _Record, delimiter: str) -> list[str]:
    return next(csv.reader([record.text], delimiter=delimiter), [])


def _header_problem(header: _Record, columns: list[str], limit: int) -> str | None:
    repeated = sorted({column for column in columns if columns.count(column) > 1})
    if repeated:
        return f"header.broken: column {repeated[0]!r} comes twice"
    if not header.is_closed or _problem(columns, columns, limit):
        return "header.broken: the names of the columns cannot be read"
    return None


def _problem(cells: list[str], columns: list[str], limit: int) -> str | None:
    if len(cells) < len(columns):
        return f"row.too_short: {len(cells)} cells for {len(columns)} columns"
    if any(cells[len(columns) :]):
        return f"row.too_long: {len(cells)} cells for {len(columns)} columns"
    for column, cell in zip(columns, cells, strict=False):
        if len(cell) > limit:
            return f"cell.too_long: {column} has {len(cell)} characters"
        if "\x00" in cell:
            return f"cell.nul: {column} holds a NUL"
        if not cell.isascii() and _LONE_SURROGATE.search(cell):
            return f"encoding.broken: {column} is not UTF-8"
    return None


def _records(file: TextIO, *, delimiter: str, limit: int) -> Iterator[_Record]:
    """Put back together the rows whose quoted cells span several lines, holding at most one in memory."""
    quotes = _Quotes(delimiter)
    held: list[str] = []
    size = kept = 0
    line = start = 1
    for chunk in iter(lambda: _chunk(file), ""):
        if not size and chunk in {"\n", "\r", "\r\n"}:
            line, start = line + 1, line + 1
            continue
        quotes.read(chunk)
        size += len(chunk)
        if kept + len(chunk) <= limit * 4:
            held.append(chunk)
            kept += len(chunk)
        ends = chunk.endswith(_LINE_ENDS)
        line += ends
        if ends and not quotes.is_open:
            yield _Record(start, "".join(held), size, is_closed=True)
            held, size, kept, start = [], 0, 0, line
    if size:
        yield _Record(start, "".join(held), size, is_closed=not quotes.is_open)


def _chunk(file: TextIO) -> str:
    chunk = file.readline(_CHUNK)
    # Two quotes are one, a carriage return and its line feed too: neither pair is cut.
    while len(chunk) >= _CHUNK and chunk[-1] in '"\r' and (following := file.read(1)):
        chunk += following
    return chunk


class _Quotes:
    """Says whether a quoted cell is still open, as the csv module reads it."""

    def __init__(self, delimiter: str) -> None:
        """Begin at the start of a row."""
        self.is_open = False
        self._in_bare_cell = False
        self._delimiter = delimiter
        end = re.escape(delimiter)
        quoted = r'"(?:[^"]++|"")*+'
        bare = f"[^{end}]*+"
        whole_cells = f'(?:(?:{quoted}"{bare}|(?!"){bare}){end})*+'
        self._opens = re.compile(f"{whole_cells}{quoted}")
        self._opens_after_bare_cell = re.compile(f"{bare}(?:{end}{whole_cells}{quoted})")
        self._stays_open = re.compile(f'(?:[^"]++|"")*+(?:"{bare}{end}{whole_cells}{quoted})?')

    def read(self, chunk: str) -> None:
        """Follow the quotes of a row, or of a piece of a long one."""
        if '"' in chunk:
            self.is_open = self._pattern().fullmatch(chunk) is not None
        self._in_bare_cell = not self.is_open and not chunk.endswith((*_LINE_ENDS, self._delimiter))

    def _pattern(self) -> re.Pattern[str]:
        if self.is_open:
            return self._stays_open
        return self._opens_after_bare_cell if self._in_bare_cell else self._opens
