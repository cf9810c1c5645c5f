# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis backup."""

import json
from pathlib import Path

import click

from parvis.config import backup, environment
from parvis.config.progress import Bars
from parvis.kernel import clock


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--files-only", is_flag=True, help="Leave the database out: it is on PostgreSQL, saved by pg_dump."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was saved as one object.")
def command(file: Path, *, files_only: bool, as_json: bool) -> None:
    """Save the whole instance into FILE (.tar.gz), while it goes on working.

    The file holds the database, the files people sent and the keys: keep it as safe as the instance.
    """
    with Bars() as progress:
        manifest = backup.back_up(
            environment.current(), file, at=clock.now(), progress=progress, files_only=files_only
        )
    if as_json:
        click.echo(json.dumps({"file": str(file), "tables": manifest.tables, "files": len(manifest.files)}))
        return
    rows = "" if manifest.tables is None else f"{sum(manifest.tables.values())} rows, "
    click.echo(f"Saved in {file}: {rows}{len(manifest.files)} files.")
