# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The server really starts, answers, restarts its companion, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

SECONDS = 30


@dataclass
class Instance:
    """A server started for a test."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def job_worker(self) -> psutil.Process | None:
        return next((child for child in self.children() if "worker" in words_of(child)), None)


def until(happened: Callable[[], object]) -> None:
    """Wait for something that takes a moment, and fail when it takes too long."""
    limit = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < limit
        time.sleep(0.05)


def variables(folder: Path, port: int) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PARVIS_", "DJANGO_"))}
    return {**kept, "PARVIS_DATA_DIR": str(folder), "PARVIS_PORT": str(port)}


def parvis(folder: Path, *arguments: str, port: int = 8000) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "parvis", *arguments],
        env=variables(folder, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def said(process: subprocess.Popen[bytes]) -> str:
    """What a process wrote until its end; one that does not end is stopped with its children."""
    try:
        return process.communicate(timeout=SECONDS)[0].decode()
    except subprocess.TimeoutExpired:
        process.terminate()
        return process.communicate()[0].decode()


def words_of(process: psutil.Process) -> list[str]:
    """The command of a process; one that has just ended has none left."""
    try:
        return process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


def is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instance") / "var"
    process = parvis(folder, "migrate")
    assert (said(process).splitlines()[-1], process.returncode) == ("The database is up to date.", 0)
    return folder


@pytest.fixture
def instance(migrated: Path) -> Iterator[Instance]:
    port = free_port()
    process = parvis(migrated, "serve", port=port)
    found = Instance(process, port, migrated)

    def answers() -> bool:
        assert process.poll() is None, said(process)
        try:
            return found.get("/healthz") == (200, b"ok\n")
        except OSError:
            return False

    until(answers)
    yield found
    children = found.children() if process.poll() is None else []
    process.kill()
    process.communicate()
    for child in children:
        child.kill()


def test_a_server_answers_keeps_its_worker_alive_and_stops_whole_within_five_seconds(
    instance: Instance,
) -> None:
    status, answer = instance.get("/readyz")
    assert (status, json.loads(answer)["ready"]) == (200, True)

    until(instance.job_worker)
    first = instance.job_worker()
    assert first is not None
    first.kill()
    until(lambda: (again := instance.job_worker()) is not None and again.pid != first.pid)

    children = instance.children()
    asked = time.monotonic()
    instance.process.send_signal(signal.SIGTERM)
    assert instance.process.wait(SECONDS) == 0
    assert time.monotonic() - asked < 5
    until(lambda: all(is_gone(child) for child in children))


def test_an_interrupted_server_stops_whole(instance: Instance) -> None:
    children = instance.children()
    instance.process.send_signal(signal.SIGINT)
    assert instance.process.wait(SECONDS) == 0
    until(lambda: all(is_gone(child) for child in children))


def test_nothing_outlives_a_server_that_was_killed(instance: Instance) -> None:
    until(instance.job_worker)
    children = instance.children()
    instance.process.kill()
    until(lambda: all(is_gone(child) for child in children))


def test_a_taken_port_is_a_sentence(migrated: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        process = parvis(migrated, "serve", port=port)
        assert said(process).startswith(f"Nothing can listen at 127.0.0.1:{port} (Address already in use)")
        assert process.returncode == 1


def test_a_server_without_its_migrations_says_what_to_do(tmp_path: Path) -> None:
    process = parvis(tmp_path / "var", "serve", port=free_port())
    assert "The database is not up to date. Run: parvis migrate" in said(process)
    assert process.returncode == 1


def test_a_worker_does_what_is_due_and_stops(migrated: Path) -> None:
    process = parvis(migrated, "worker", "--once")
    assert (said(process), process.returncode) == ("", 0)
