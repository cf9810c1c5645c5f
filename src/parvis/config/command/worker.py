# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis worker."""

import click

from parvis.config import worker


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option(
    "--child", is_flag=True, hidden=True, help="Stop when the process that started this one is gone."
)
def command(*, once: bool, child: bool) -> None:
    """Do the background work: mails, notifications, exports. `parvis serve` starts one by itself."""
    worker.run(once=once, child=child)
