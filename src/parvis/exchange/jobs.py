# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The data somebody asked for, made in the background."""

from datetime import datetime

from parvis.core import outbox
from parvis.core.outbox import Outbox
from parvis.exchange.actions import exporting
from parvis.kernel import clock


def connect() -> None:
    """Handle what takes long: outside any transaction, the lease kept alive."""
    outbox.handle(Outbox.Topic.EXPORT, export, transactional=False)


def export(row: Outbox, at: datetime) -> None:
    """Make the data somebody asked for, keeping the lease as long as it takes."""
    del at
    exporting.make(pk=row.data["export"], now=clock.now, beat=lambda: outbox.extend(row, clock.now()))
