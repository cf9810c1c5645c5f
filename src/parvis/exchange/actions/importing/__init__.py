# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Bring the data of another platform in: batch by batch, once, with a report of every row."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core.actions import audit
from parvis.core.models import Person, Space
from parvis.exchange.actions.importing import reading, spaces
from parvis.exchange.actions.importing.batch import Rehearsal, Writer
from parvis.exchange.actions.importing.reading import Progress, Read
from parvis.exchange.actions.importing.report import Report
from parvis.exchange.formats import Format, Text
from parvis.kernel.refusal import Refused

BATCH: Final = 2000


def silent(label: str, done: int, total: int) -> None:
    """Show no progress."""
    del label, done, total


def run(
    *,
    actor: Person | None,
    known: Format,
    folder: Path,
    slug: str,
    title: str = "",
    dry_run: bool = False,
    at: datetime,
    progress: Progress = silent,
) -> Report:
    """Bring a folder into a space, made if need be. Run again, it only brings what changed."""
    reading.check(known, folder)
    space = spaces.find(actor=actor, known=known, folder=folder, slug=slug, at=at)
    report = Report(known)
    if dry_run:
        _take(known, folder, report, Rehearsal(space, report), progress, writes=False)
        return report
    if space is None:
        with transaction.atomic():
            space = spaces.make(actor=actor, known=known, folder=folder, slug=slug, title=title, at=at)
    _take(known, folder, report, Writer(known, space, report, at=at), progress, writes=True)
    with transaction.atomic():
        if report.changed:
            _record(actor, space, known, report, at)
        spaces.finish(space, known=known, folder=folder, at=at)
    return report


def _take(
    known: Format,
    folder: Path,
    report: Report,
    writer: Writer | Rehearsal,
    progress: Progress,
    *,
    writes: bool,
) -> None:
    for batch in _batches(_once(reading.records(known, folder, report, progress), report)):
        # Whole or not at all: an import that is killed leaves whole batches, and is run again.
        guard: AbstractContextManager[object] = transaction.atomic() if writes else nullcontext()
        with guard:
            texts = [read.record for read in batch if isinstance(read.record, Text)]
            if texts:
                writer.write(batch, texts)
                continue
            for read in batch:
                _put(read, writer, report)
    report.close()


def _put(read: Read, writer: Writer | Rehearsal, report: Report) -> None:
    try:
        report.parts[read.kind].add(writer.put(read.record))
    except Refused as refusal:
        report.refuse(read.kind, read.sheet.file, read.line, refusal.sentence)


def _once(reads: Iterator[Read], report: Report) -> Iterator[Read]:
    """Each identifier once: a second row of the same name is reported, not merged."""
    seen: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for read in reads:
        if isinstance(read.record, Text):
            first = seen[read.record.kind].setdefault(read.record.id, read.line)
            if first != read.line:
                sentence = _("the identifier %(id)s is already that of line %(line)d")
                values = {"id": read.record.id, "line": first}
                report.refuse(read.kind, read.sheet.file, read.line, sentence % values)
                continue
            report.declare(read.record)
        yield read


def _batches(reads: Iterator[Read]) -> Iterator[list[Read]]:
    """Rows by two thousand, texts and other records apart."""
    batch: list[Read] = []
    for read in reads:
        if batch and (
            len(batch) == BATCH or isinstance(read.record, Text) != isinstance(batch[0].record, Text)
        ):
            yield batch
            batch = []
        batch.append(read)
    if batch:
        yield batch


def _record(actor: Person | None, space: Space, known: Format, report: Report, at: datetime) -> None:
    counts = {kind: [part.created, part.updated, len(part.refused)] for kind, part in report.parts.items()}
    audit.record(actor, "import", space, space=space, at=at, format=known.key, counts=counts)
