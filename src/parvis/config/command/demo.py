# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis demo."""

import os
import shutil
import sys
from pathlib import Path

import click

from parvis.config import demo
from parvis.kernel import clock
from parvis.kernel.refusal import Refused


@click.command()
@click.option("--reset", is_flag=True, help="Throw the data of the demonstration away and start over.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on."
)
@click.option("--no-serve", is_flag=True, help="Prepare the data, and stop there.")
def command(*, reset: bool, port: int, no_serve: bool) -> None:
    """Show Parvis at work, on this machine alone, with invented people one can sign in as.

    Its data stay in a folder of their own (demo, in the data folder) and are kept from one time to the next.
    """
    _refuse_public()
    os.environ.update(demo.settings(os.environ.get("PARVIS_DATA_DIR") or "var", port))
    if reset:
        _reset(Path(os.environ["PARVIS_DATA_DIR"]))
    _prepare()
    if no_serve:
        return
    _announce(f"http://127.0.0.1:{port}/")
    # The server takes the place of this process: what was needed to prepare is not kept in memory.
    os.execv(sys.executable, [sys.executable, "-m", "parvis", "serve"])  # noqa: S606 — ourselves


def _refuse_public() -> None:
    from parvis.config import environment  # noqa: PLC0415 — read before the demonstration changes it

    url = os.environ.get("PARVIS_PUBLIC_URL", "")
    if url and environment.read({"PARVIS_PUBLIC_URL": url}).public_host not in environment.LOOPBACK:
        raise Refused(
            "demo.public",
            f"PARVIS_PUBLIC_URL is {url}: the demonstration lets anyone sign in as anyone, "
            "so it never runs where a public address is configured. Unset it to see the demonstration.",
        )


def _reset(folder: Path) -> None:
    from parvis.config import lock  # noqa: PLC0415 — with its sibling above

    if folder.exists():
        with lock.alone(folder):
            shutil.rmtree(folder)


def _prepare() -> None:
    from parvis.config import boot, static  # noqa: PLC0415 — the settings were just changed

    environment = boot.boot()
    from django.core.management import call_command  # noqa: PLC0415 — Django is loaded on the line above

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if static.is_stale(environment):
        static.collect(environment)
    if demo.fill(environment, at=clock.now()):
        click.echo("The demonstration is ready.", err=True)
    else:
        click.echo("The data of the last demonstration are kept; --reset starts over.", err=True)


def _announce(address: str) -> None:
    line = f"  Parvis · Démonstration · {address}  "
    click.echo(f"┌{'─' * len(line)}┐\n│{line}│\n└{'─' * len(line)}┘")
