# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis serve."""

import os

import click


@click.command()
@click.option("--host", help="Network address to listen on (PARVIS_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (PARVIS_PORT).")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes that answer requests (PARVIS_WORKERS)."
)
def command(host: str | None, port: int | None, workers: int | None) -> None:
    """Answer requests and do the background work, until SIGTERM or Ctrl+C."""
    given = {"PARVIS_HOST": host, "PARVIS_PORT": port, "PARVIS_WORKERS": workers}
    # Through the environment, so that the processes started from here read the same settings.
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    from parvis.config import environment, server  # noqa: PLC0415 — granian is loaded by this command alone

    server.run(environment.current())
