# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis import."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from parvis.config import boot
from parvis.config.progress import Bars
from parvis.kernel import clock
from parvis.kernel.refusal import Refused

if TYPE_CHECKING:
    from parvis.exchange.actions.importing.report import Report

# Beyond this, the rest is in --json.
SHOWN: Final = 20


@click.command()
@click.argument("format_", metavar="FORMAT")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--space", "slug", required=True, help="Its address: the word after /consultations/.")
@click.option("--title", default="", help="Its title, when the import makes it.")
@click.option("--dry-run", is_flag=True, help="Read everything, write nothing, say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one object.")
def command(*, format_: str, folder: Path, slug: str, title: str, dry_run: bool, as_json: bool) -> None:
    """Bring the files of another platform, in FOLDER, into a space.

    A space that does not exist is made, closed. Run again, an import brings only what changed; killed, it is run
    again. FORMAT: republique-numerique, or parvis (an unzipped export).

    Exit code: 0 when every row was taken, 1 when some were refused (the report says which and why, the others
    were taken) or when nothing could be read.
    """
    boot.boot()
    from parvis.exchange import formats  # noqa: PLC0415 — Django is loaded on the line above
    from parvis.exchange.actions import importing  # noqa: PLC0415 — same

    known = formats.formats.get(format_)
    if known is None:
        raise Refused(
            "import.format", f"There is no format {format_}. There are: {', '.join(formats.formats)}."
        )
    with Bars() as progress:
        report = importing.run(
            actor=None,
            known=known,
            folder=folder,
            slug=slug,
            title=title,
            dry_run=dry_run,
            at=clock.now(),
            progress=progress,
        )
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False) if as_json else told(report, dry_run=dry_run))
    sys.exit(1 if report.refused else 0)


def told(report: "Report", *, dry_run: bool) -> str:
    """The report, for a person."""
    head = ("kind", "read", "created", "updated", "unchanged", "refused", "declared but absent")
    rows = [
        (
            kind,
            part.read,
            part.created,
            part.updated,
            part.unchanged,
            len(part.refused),
            part.declared_but_absent,
        )
        for kind, part in report.parts.items()
    ]
    lines = ["Nothing was written: this is what would be done."] if dry_run else []
    lines += [
        "".join(
            [
                f"{row[0]:<16}",
                *(f"{cell:>{len(name) + 2}}" for cell, name in zip(row[1:], head[1:], strict=True)),
            ]
        )
        for row in (head, *rows)
    ]
    lines += [f"There is no file {name}." for name in report.absent_files]
    refused = report.refused
    lines += [f"{one.file}, line {one.line}: {one.reason}" for one in refused[:SHOWN]]
    if len(refused) > SHOWN:
        lines.append(f"… and {len(refused) - SHOWN} more refused rows: --json lists them all.")
    return "\n".join(lines)
