# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A mark on the data folder: several processes serve from it together, a restore has it alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from parvis.kernel.refusal import Refused

FILE: Final = "serve.lock"


@contextmanager
def shared(data_dir: Path) -> Iterator[None]:
    """Serve from this folder."""
    with (data_dir / FILE).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Have this folder for oneself, or be refused at once."""
    if not (data_dir / FILE).exists():
        yield
        return
    with (data_dir / FILE).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                "instance.running", "This instance is running; stop parvis serve and parvis worker first."
            ) from None
        yield
