# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""An import that is killed leaves whole batches, and run again ends as if nothing had happened."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from parvis.exchange.actions.importing import BATCH
from tools import bench_data

ROWS = 6_000
STATE = """
SELECT c.id, c.kind, c.external_id, c.number, c.byline, c.state, c.theme_id, c.support, c.division, c.discussion,
       c.shuffle, c.root_id, c.parent_id, c.author_id, c.data, r.number, r.title, r.body, r.body_html,
       t.arguments_for, t.arguments_against, t.comments, t.sources
FROM core_contribution c JOIN core_revision r ON r.id = c.current_id JOIN core_tally t ON t.contribution_id = c.id
ORDER BY c.id
"""
FIGURES = "SELECT day, people, texts, replies FROM core_dailyfigure ORDER BY day"
THEMES = "SELECT id, name, contributions FROM core_theme ORDER BY id"


def command(data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    # An embedded instance of its own, whatever database the other tests run on.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PARVIS_", "DJANGO_"))}
    environment = kept | {"PARVIS_DATA_DIR": str(data)}
    return subprocess.Popen(
        [sys.executable, "-m", "parvis", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def query(data: Path, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "parvis.sqlite3") as database:
        return database.execute(statement).fetchall()


def count(data: Path) -> int:
    return int(str(query(data, "SELECT COUNT(*) FROM core_contribution")[0][0]))


def test_killed_in_the_middle_it_ends_the_same(tmp_path: Path) -> None:
    files, whole, killed = (tmp_path / name for name in ("files", "whole", "killed"))
    bench_data.generate(files, ROWS)
    assert command(whole, "migrate").wait() == 0
    shutil.copytree(whole, killed)
    arguments = ("import", "republique-numerique", str(files), "--space", "essai")
    assert command(whole, *arguments).wait() == 0
    running = command(killed, *arguments)
    deadline = time.monotonic() + 60
    while count(killed) < ROWS // 3 and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    left = count(killed)
    assert 0 < left < ROWS
    assert left % BATCH == 0
    assert query(killed, "SELECT published_at FROM core_space") == [(None,)]
    assert command(killed, *arguments).wait() == 0
    for statement in (STATE, FIGURES, THEMES):
        assert query(killed, statement) == query(whole, statement)
    assert query(killed, "SELECT published_at FROM core_space") == query(
        whole, "SELECT published_at FROM core_space"
    )
