# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""From the files of a folder to records, one row at a time; a row that cannot be read is reported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from parvis.exchange.actions.importing import checking
from parvis.exchange.actions.importing.report import Report
from parvis.exchange.formats import Format, Record, Sheet, Text, cells
from parvis.kernel import tabular
from parvis.kernel.refusal import Refused
from parvis.kernel.tabular import Row

Progress = Callable[[str, int, int], None]
TOLD_EVERY: Final = 200


@dataclass(frozen=True, slots=True)
class Read:
    """A record, and where it was read."""

    sheet: Sheet
    line: int
    record: Record

    @property
    def kind(self) -> str:
        """The kind its row counts for in the report."""
        return self.record.kind if isinstance(self.record, Text) else self.sheet.kind


def records(known: Format, folder: Path, report: Report, progress: Progress) -> Iterator[Read]:
    """Every record of a folder, in the order of the format's files."""
    for sheet in known.sheets:
        path = folder / sheet.file
        if not path.is_file():
            _absent(sheet, folder, report)
            continue
        total = _lines(path)
        for rank, row in enumerate(_rows(sheet, path)):
            if rank % TOLD_EVERY == 0:
                progress(sheet.file, row.line, total)
            found = _record(known, sheet, row, report)
            if found is not None:
                yield Read(sheet, row.line, found)
        progress(sheet.file, total, total)


def check(known: Format, folder: Path) -> None:
    """Refuse a folder that is not of this format, before anything is written."""
    if not folder.is_dir():
        raise Refused("import.folder", _("%(folder)s is not a folder.") % {"folder": folder})
    for sheet in known.sheets:
        path = folder / sheet.file
        if path.is_file():
            next(_rows(sheet, path), None)
        elif sheet.required:
            _absent(sheet, folder, None)


def _absent(sheet: Sheet, folder: Path, report: Report | None) -> None:
    if report is not None and not sheet.required:
        report.absent_files.append(sheet.file)
        return
    sentence = _("%(folder)s has no file %(file)s: is it the right format?")
    raise Refused("import.file", sentence % {"folder": folder, "file": sheet.file})


def _rows(sheet: Sheet, path: Path) -> Iterator[Row]:
    """The rows of a file that has the columns it should."""
    checked = False
    for row in tabular.rows(path, limit_cell=checking.CELL_LIMIT, delimiter=sheet.delimiter):
        if row.problem is not None and row.problem.startswith("header."):
            raise Refused("import.columns", f"{sheet.file}: {cells.explain(row.problem)}")
        if row.problem is None and not checked:
            checked = True
            lacking = [column for column in sheet.columns if column not in row.cells]
            if lacking:
                sentence = _("%(file)s has no column %(columns)s.")
                raise Refused(
                    "import.columns", sentence % {"file": sheet.file, "columns": ", ".join(lacking)}
                )
        yield row


def _record(known: Format, sheet: Sheet, row: Row, report: Report) -> Record | None:
    if row.problem is not None:
        report.refuse(sheet.kind, sheet.file, row.line, cells.explain(row.problem))
        return None
    try:
        found = sheet.read(row)
        return checking.clean(known, found) if isinstance(found, Text) else found
    except Refused as refusal:
        report.refuse(sheet.kind, sheet.file, row.line, refusal.sentence)
        return None


def _lines(path: Path) -> int:
    """How many lines a file has: what its progress is measured against."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) + 1
