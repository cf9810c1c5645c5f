# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis migrate."""

import click

from parvis.config import boot, static
from parvis.kernel.refusal import Refused


@click.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; exit with 1 when the database is not up to date."
)
def command(*, check: bool) -> None:
    """Create the database, or bring it up to date with this release, and prepare the static files."""
    environment = boot.boot()
    from django.core.management import call_command  # noqa: PLC0415 — Django is loaded on the line above

    from parvis.config.middleware.health import is_migrated  # noqa: PLC0415 — same

    if check:
        if not is_migrated():
            raise Refused("database.not_migrated", "The database is not up to date. Run: parvis migrate")
        click.echo("The database is up to date.")
        return
    call_command("migrate", interactive=False, verbosity=1)
    call_command("createcachetable", verbosity=0)
    if static.is_hashed(environment) and static.is_stale(environment):
        static.collect(environment)
    click.echo("The database is up to date.")
