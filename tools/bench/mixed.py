# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""An opening day: 300 pages read while 16 votes and contributions a second arrive."""

import http.client
import threading
import time
from urllib.parse import urlencode, urlsplit

from tools.bench import load
from tools.bench.instance import Running
from tools.bench.load import Measure

PAGES = 300
RATE = 16
SECONDS = 12
# One contribution for fifteen votes: what the consultation of 2015 saw, roughly.
ONE_TEXT_IN = 16

HEADERS = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}


class Writer(threading.Thread):
    """Writes at a steady rate until told to stop."""

    def __init__(self, running: Running, base: str, sessions: list[str]) -> None:
        super().__init__(daemon=True)
        self.base, self.sessions = base, sessions
        self.connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=30)
        self.ended = threading.Event()
        self.written = 0
        self.errors = 0

    def run(self) -> None:
        """Write, at the rate asked, as long as nobody says stop."""
        begun = time.perf_counter()
        while not self.ended.is_set():
            self._write(self.written)
            self.written += 1
            late = begun + self.written / RATE - time.perf_counter()
            self.ended.wait(max(late, 0))

    def _write(self, turn: int) -> None:
        path, form = (
            f"{self.base}{turn % PAGES + 1}-x/voter",
            {"position": ("agree", "disagree")[turn // PAGES % 2]},
        )
        if turn % ONE_TEXT_IN == 0:
            path, form = f"{self.base}proposer", {"title": f"Une idée de plus, la {turn}e", "body": "Voici."}
        cookie = {"Cookie": self.sessions[turn // ONE_TEXT_IN % len(self.sessions)]}
        self.connection.request("POST", path, urlencode(form), HEADERS | cookie)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status not in {200, 302, 303}:
            self.errors += 1
            print(f"{path} answered {answer.status}")


def measure(
    running: Running, base: str, paths: list[str], *, sessions: list[str], per_write: float
) -> Measure:
    """Read while somebody writes; the CPU of the writes, measured alone, is taken off."""
    writer = Writer(running, base, sessions)
    writer.start()
    read = load.read(running, f"{PAGES} pages, visitors, {RATE} writes/s", paths, seconds=SECONDS)
    writer.ended.set()
    writer.join(timeout=30)
    writes_each_read = RATE / read.rate
    return Measure(
        read.name,
        read.cpu - per_write * writes_each_read,
        read.rate,
        read.p50,
        read.p95,
        read.p99,
        read.size,
        read.errors + writer.errors,
    )
