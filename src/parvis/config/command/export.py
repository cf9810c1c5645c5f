# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""parvis export."""

import json
from pathlib import Path

import click

from parvis.config import boot
from parvis.config.progress import Bars
from parvis.kernel import clock
from parvis.kernel.refusal import Refused


@click.command()
@click.option("--space", "slug", required=True, help="Its address: the word after /consultations/.")
@click.option(
    "--to",
    "folder",
    type=click.Path(exists=True, file_okay=False, writable=True, path_type=Path),
    default=".",
    show_default=True,
    help="The folder to write in.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one object.")
def command(*, slug: str, folder: Path, as_json: bool) -> None:
    """Write the data of a space into one file (.zip): CSV and JSON Lines, with their dictionary and licence.

    The file holds what whoever may read the space reads there: people under a pseudonym, votes as totals,
    nothing that moderation hid.
    """
    boot.boot()
    from parvis.core.models import Space  # noqa: PLC0415 — same
    from parvis.exchange.actions import exporting  # noqa: PLC0415 — Django is loaded on the line above

    found = list(Space.objects.filter(slug=slug)[:2])
    if len(found) != 1:
        raise Refused(
            "export.space", f"There is no space {slug}." if not found else f"{slug} names several spaces."
        )
    with Bars() as progress:
        file, counts = exporting.to_folder(space=found[0], target=folder, at=clock.now(), progress=progress)
    if as_json:
        click.echo(json.dumps({"file": str(file), "size": file.stat().st_size, "rows": counts}))
        return
    rows = ", ".join(f"{count} {table}" for table, count in counts.items())
    click.echo(f"Written in {file}: {rows}.")
