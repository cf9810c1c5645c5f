# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis worker."""

import click

from parvis.config import worker


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option("--parent", type=int, hidden=True, help="Stop when the process of this number is gone.")
def command(*, once: bool, parent: int | None) -> None:
    """Do the background work: mails, notifications, exports. `parvis serve` starts one by itself."""
    worker.run(once=once, parent=parent)
