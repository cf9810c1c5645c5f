# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""`make bench`: fill an instance, serve it, read and write it, publish the table."""

import argparse
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from tools.bench import load, mixed, report, world
from tools.bench.instance import BIN, Running, environment, served
from tools.bench.load import Measure

PORT = 8399
POSTS = 200


def main() -> int:
    """Measure everything, or say what is missing."""
    options = argparse.ArgumentParser(prog="make bench")
    options.add_argument("--contributions", type=int, default=10_000)
    options.add_argument("--seconds", type=int, default=8)
    chosen = options.parse_args()
    if not load.wrk_is_there():
        print("wrk is not installed: apt-get install wrk (or your system's equivalent), then try again.")
        return 2
    with tempfile.TemporaryDirectory(prefix="parvis-bench-") as folder:
        print(measure(Path(folder), chosen.contributions, chosen.seconds))
    return 0


def measure(folder: Path, contributions: int, seconds: int) -> str:
    """The whole run."""
    found = prepare(folder, contributions)
    base = f"/consultations/{found['space']}/"
    listing = f"{base}contributions?tri=recentes"

    with served(folder, PORT, listing) as running:
        detail = _landing(running.url, f"{base}{found['first']}")
        pages = [_landing(running.url, f"{base}{number}") for number in range(1, mixed.PAGES + 1)]
        sessions = found["sessions"].split()
        signed = {"Cookie": sessions[0]}
        measures = [
            load.read(running, "list, visitor, kept page", [listing], seconds=seconds),
            load.read(
                running, "contribution with 500 arguments, visitor, kept page", [detail], seconds=seconds
            ),
            load.read(running, "list, signed in", [listing], headers=signed, seconds=seconds),
            load.read(
                running,
                "contribution with 500 arguments, signed in",
                [detail],
                headers=signed,
                seconds=seconds,
            ),
            *writes(running, base, sessions),
        ]
        measures.append(mixed.measure(running, base, pages, sessions=sessions, per_write=measures[-1].cpu))
        memory, started = running.memory(), running.started_in
    measures += uncached(folder, listing, detail, seconds)
    return report.write(measures, started_in=started, memory=memory, contributions=contributions)


def writes(running: Running, base: str, sessions: list[str]) -> list[Measure]:
    """One person posting and voting, one after the other."""
    texts = [
        {
            "title": f"Une proposition écrite pendant la mesure, la {n}e",
            "body": "Une cuve dans chaque cour. " * 20,
        }
        for n in range(POSTS)
    ]
    votes = [{"position": "agree"}] * POSTS
    return [
        load.post(running, "post a proposal, signed in", f"{base}proposer", texts, sessions=sessions),
        load.post(running, "vote, signed in", base + "{n}-x/voter", votes, sessions=sessions),
    ]


def uncached(folder: Path, listing: str, detail: str, seconds: int) -> list[Measure]:
    """The same pages made anew at each request."""
    with served(folder, PORT, listing, PARVIS_CACHE_MB="0") as running:
        return [
            load.read(running, "list, visitor, made anew", [listing], seconds=seconds),
            load.read(
                running, "contribution with 500 arguments, visitor, made anew", [detail], seconds=seconds
            ),
        ]


def prepare(folder: Path, contributions: int) -> dict[str, str]:
    """An instance's folder, migrated and filled."""
    told = environment(folder, PORT)
    subprocess.run([BIN / "parvis", "migrate"], env=told, check=True, stdout=subprocess.DEVNULL)
    os.environ.update(told)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parvis.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    return world.fill(proposals=contributions)


def _landing(origin: str, path: str) -> str:
    """The full address that a bare number leads to."""
    with urllib.request.urlopen(origin + path) as answer:  # noqa: S310 — our own server
        return str(answer.geturl()).removeprefix(origin)


if __name__ == "__main__":
    sys.exit(main())
