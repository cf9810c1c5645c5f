# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis restore."""

import json
from pathlib import Path

import click

from parvis.config import environment, restore
from parvis.config.progress import Bars
from parvis.kernel import clock


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Set the present data folder aside and take its place.")
@click.option("--json", "as_json", is_flag=True, help="Print what was restored as one object.")
def command(file: Path, *, force: bool, as_json: bool) -> None:
    """Put the instance saved in FILE into the data folder, verified row by row and file by file."""
    present = environment.current()
    with Bars() as progress:
        manifest = restore.restore(present, file, at=clock.now(), force=force, progress=progress)
    if as_json:
        click.echo(
            json.dumps(
                {"folder": str(present.data_dir), "tables": manifest.tables, "files": len(manifest.files)}
            )
        )
        return
    rows = "" if manifest.tables is None else f"{sum(manifest.tables.values())} rows, "
    click.echo(f"Restored in {present.data_dir}: {rows}{len(manifest.files)} files, all verified.")
    click.echo("If this release is newer than the backup, run: parvis migrate")
