# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The background work: rows that are due, one turn after another, until told to stop."""

import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Final

import click
import structlog

from parvis.config import boot, lock
from parvis.kernel import clock

# Seconds between two turns that found nothing to do.
PAUSES: Final = (0.5, 1.0, 2.0)
ROWS_A_TURN: Final = 20
# Seconds between two looks at what falls due by date: phases that begin, drafts that expire.
CALENDAR_EVERY: Final = 5.0
NOT_MIGRATED: Final = 3
KINDNESS: Final = 10

log = structlog.get_logger("parvis.worker")


def run(*, once: bool = False, parent: int | None = None) -> None:
    """Work until SIGTERM or Ctrl+C; once: until nothing is due."""
    environment = boot.boot()
    from parvis.config.middleware.health import is_migrated  # noqa: PLC0415 — Django is loaded on the line above

    if not is_migrated():
        click.echo("The database is not up to date. Run: parvis migrate", err=True)
        sys.exit(NOT_MIGRATED if parent else 1)
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    # Whoever waits for a page comes before what can wait.
    os.nice(KINDNESS)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with lock.shared(environment.data_dir):
        work(stopping, once=once, parent=parent)


def work(stopping: threading.Event, *, once: bool, parent: int | None) -> None:
    """Take turns, resting longer and longer while nothing is due."""
    idle, calendar = 0, -CALENDAR_EVERY
    while not stopping.is_set():
        by_date = time.monotonic() - calendar >= CALENDAR_EVERY
        handled = turn(by_date=by_date)
        calendar = time.monotonic() if by_date else calendar
        if once and not handled:
            return
        idle = 0 if handled else min(idle + 1, len(PAUSES))
        if not handled:
            stopping.wait(PAUSES[idle - 1])
        # The server that started this worker was killed: nobody else would stop it.
        if parent is not None and os.getppid() != parent:
            return


def turn(*, by_date: bool) -> int:
    """Handle what is due now; a database that does not answer is tried again later."""
    from django.db import DatabaseError, close_old_connections  # noqa: PLC0415 — Django is loaded by run

    from parvis.core import jobs, outbox  # noqa: PLC0415 — same

    close_old_connections()
    try:
        done = jobs.due(at=clock.now()) if by_date else 0
        return done + outbox.sweep(at=clock.now(), limit=ROWS_A_TURN)
    except DatabaseError:
        log.exception("worker.database")
        return 0
