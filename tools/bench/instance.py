# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""An instance under measure: started as an administrator would, its processes weighed."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
PATIENCE = 30.0
# Seconds of CPU that an instance at rest may use in two.
IDLE = 0.05


@dataclass
class Running:
    """A served instance."""

    url: str
    process: psutil.Process
    started_in: float
    log: Path

    def tree(self) -> list[psutil.Process]:
        """The command and all its children."""
        return [self.process, *self.process.children(recursive=True)]

    def cpu(self) -> float:
        """Seconds of CPU the whole tree has used; SQLite works inside it."""
        spent = 0.0
        for process in self.tree():
            times = process.cpu_times()
            spent += times.user + times.system
        return spent

    def rest(self) -> None:
        """Wait until what was asked for later is done: a measure must not pay for the one before."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            before = self.cpu()
            time.sleep(2)
            if self.cpu() - before < IDLE:
                return

    def memory(self) -> float:
        """Proportional set size of the whole tree, in MiB."""
        return sum(process.memory_full_info().pss for process in self.tree()) / 2**20


def environment(folder: Path, port: int) -> dict[str, str]:
    """What an instance of measure is told."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
    return kept | {
        "PARVIS_DATA_DIR": str(folder),
        "PARVIS_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PARVIS_PORT": str(port),
        "PARVIS_WORKERS": "2",
        "PARVIS_LOG_LEVEL": "warning",
    }


@contextmanager
def served(folder: Path, port: int, page: str, **settings: str) -> Iterator[Running]:
    """Serve, wait for the first page, and stop."""
    log = folder / "serve.log"
    begun = time.perf_counter()
    with log.open("wb") as output:
        child = subprocess.Popen(
            [BIN / "parvis", "serve"],
            env=environment(folder, port) | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _first_page(f"http://127.0.0.1:{port}{page}", begun, child, log)
            yield Running(
                f"http://127.0.0.1:{port}", psutil.Process(child.pid), time.perf_counter() - begun, log
            )
        finally:
            child.terminate()
            child.wait(timeout=15)


def _first_page(url: str, begun: float, child: subprocess.Popen[bytes], log: Path) -> None:
    while time.perf_counter() - begun < PATIENCE and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 — our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"The instance did not answer {url}.\n{log.read_text()[-3000:]}")
