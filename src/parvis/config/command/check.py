# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis check."""

import json
import sys

import click

from parvis.config import boot, checks, deploy
from parvis.config.checks import Problem


@click.command()
@click.option("--deploy", "deployed", is_flag=True, help="Also refuse what is unsafe in front of the public.")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as one object.")
def command(*, deployed: bool, as_json: bool) -> None:
    """Look for what is wrong in the settings and the data; exit with 1 when something is."""
    environment = boot.boot()
    found: list[Problem] = deploy.problems(environment) if deployed else []
    with click.progressbar(checks.registered.items(), label="Checking", file=sys.stderr) as running:
        for _name, check in running:
            found += check()
    if as_json:
        click.echo(
            json.dumps(
                {"problems": [{"code": one.code, "sentence": one.sentence} for one in found]},
                ensure_ascii=False,
            )
        )
    else:
        for one in found:
            click.echo(f"{one.code}: {one.sentence}")
        click.echo("No problem found." if not found else f"Problems found: {len(found)}.")
    sys.exit(1 if found else 0)
