# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Measure import and export: rows per second and peak memory on generated rows.

`python -m tools.bench_data` works in a temporary folder; `--rows`, `--keep` and `--json` change what it does.
"""

import csv
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "republique-numerique"
SLUG = "banc-d-essai"
BEGIN = datetime(2015, 9, 26, 9, 0, tzinfo=UTC)
WORDS = [
    "les",
    "données",
    "publiques",
    "sont",
    "ouvertes",
    "par",
    "défaut",
    "dans",
    "un",
    "format",
    "libre",
    "afin",
    "que",
    "chacun",
    "puisse",
    "les",
    "réutiliser",
    "et",
    "vérifier",
    "ce",
    "que",
    "l’administration",
    "en",
    "fait",
    ";",
    "la",
    "neutralité",
    "du",
    "réseau",
    "garantit",
    "l’accès",
    "de",
    "tous",
    "aux",
    "mêmes",
    "services",
    "sans",
    "discrimination,",
    "y",
    "compris",
    "dans",
    "les",
    "territoires",
    "ruraux",
    "où",
    "le",
    "haut",
    "débit",
    "n’arrive",
    "pas",
    "encore",
]
# As in the real consultation: for a hundred proposals, 574 arguments and 47 sources; 1,539 authors for 5,016 rows.
PROPOSALS, ARGUMENTS, AUTHORS = 0.139, 0.796, 0.307


class Figure(NamedTuple):
    """What one command cost."""

    what: str
    rows: int
    seconds: float
    cpu: float
    peak_mib: float

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


def generate(folder: Path, rows: int, seed: int = 2015) -> None:
    """Write as many rows as asked in the format of the real consultation, with its lengths and proportions."""
    draw = random.Random(seed)  # noqa: S311 — the same rows each time, nothing secret
    proposals, arguments = max(1, round(rows * PROPOSALS)), round(rows * ARGUMENTS)
    authors = max(1, round(rows * AUTHORS))
    folder.mkdir(parents=True, exist_ok=True)
    _file(folder / "propositions.csv", (_proposal(draw, rank, authors) for rank in range(1, proposals + 1)))
    _file(
        folder / "arguments.csv",
        (_argument(draw, rank, proposals, authors) for rank in range(1, arguments + 1)),
    )
    sources = rows - proposals - arguments
    _file(folder / "sources.csv", (_source(draw, rank, proposals, authors) for rank in range(1, sources + 1)))


def _file(path: Path, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _common(draw: random.Random, rank: int, authors: int) -> dict[str, object]:
    written = (BEGIN + timedelta(seconds=draw.randrange(23 * 86_400))).isoformat()
    author = f"participant-{draw.randrange(1, authors + 1):06d}"
    return {"id": rank, "author": author, "created_at": written, "updated_at": written}


def _words(draw: random.Random, count: int) -> str:
    return " ".join(draw.choices(WORDS, k=count)).capitalize() + "."


def _proposal(draw: random.Random, rank: int, authors: int) -> dict[str, object]:
    section = draw.randrange(18)
    text = "\r\n\r\n".join(f"<p>{_words(draw, 45)}</p>" for _ in range(3))
    html = (
        text.replace("é", "&eacute;")
        .replace("’", "&rsquo;")
        .replace("neutralité", "<strong>neutralité</strong>")
    )
    return {
        **_common(draw, rank, authors),
        "section_id": 80 + section,
        "section": f"Section {section // 5 + 1}",
        "section_subtitle": f"Sujet {section + 1}",
        "title": _words(draw, 11),
        "body_html": html,
        "is_trashed": rank % 170 == 0,
        "votes_ok": draw.randrange(80),
        "votes_mitige": draw.randrange(10),
        "votes_nok": draw.randrange(20),
        "arguments_yes": 0,
        "arguments_no": 0,
        "sources_count": 0,
    }


def _argument(draw: random.Random, rank: int, proposals: int, authors: int) -> dict[str, object]:
    return {
        **_common(draw, rank, authors),
        "proposal_id": draw.randrange(1, proposals + 1),
        "side": draw.choice(("pour", "contre")),
        "body": _words(draw, 60),
        "votes_count": draw.randrange(6),
        "is_enabled": True,
        "is_trashed": False,
    }


def _source(draw: random.Random, rank: int, proposals: int, authors: int) -> dict[str, object]:
    return {
        **_common(draw, rank, authors),
        "proposal_id": draw.randrange(1, proposals + 1),
        "title": _words(draw, 8),
        "link": f"https://exemple.fr/{rank}",
        "body": _words(draw, 40),
        "votes_count": 0,
    }


def measure(what: str, rows: int, data: Path, *arguments: str) -> Figure:
    """Run one `parvis` command in a process of its own, and say what it cost once it had started."""
    environment = {**os.environ, "PARVIS_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "tools.bench_data", "--one", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    seconds, cpu, peak = map(float, done.stdout.splitlines()[-1].split())
    return Figure(what, rows, seconds, cpu, peak)


def one(arguments: list[str]) -> None:
    """Run one command here, then print its seconds, its CPU-seconds and the most memory it held, in MiB."""
    from parvis.config import boot  # noqa: PLC0415 — in the child alone
    from parvis.config.command import parvis  # noqa: PLC0415 — same

    boot.boot()
    start, cpu = time.monotonic(), time.process_time()
    try:
        parvis(arguments, standalone_mode=False)
    finally:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.monotonic() - start, time.process_time() - cpu, peak)


def run(rows: int, folder: Path) -> list[Figure]:
    """Import the generated rows, import them again, export them, and import the export elsewhere."""
    files, first, second, copy = (folder / name for name in ("files", "one", "two", "copy"))
    generate(files, rows)
    copy.mkdir()
    for data in (first, second):
        measure("migrate", 1, data, "migrate")
    found = [
        measure("import", rows, first, "import", FORMAT, str(files), "--space", SLUG),
        measure("import again, unchanged", rows, first, "import", FORMAT, str(files), "--space", SLUG),
        measure("export", rows, first, "export", "--space", SLUG, "--to", str(copy)),
    ]
    shutil.unpack_archive(next(copy.glob("*.zip")), copy)
    return [
        *found,
        measure("import of the export", rows, second, "import", "parvis", str(copy), "--space", SLUG),
    ]


def main() -> int:
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2:])
        return 0
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it there")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        figures = run(options.rows, options.keep or Path(temporary))
    told: list[dict[str, Any]] = [{**figure._asdict(), "rate": figure.rate} for figure in figures]
    if options.json:
        print(json.dumps(told))
        return 0
    for figure in figures:
        print(
            f"{figure.what:<26}{figure.rate:>9,.0f} rows/s  {figure.seconds:6.1f} s  "
            f"{figure.cpu:6.1f} CPU-s  {figure.peak_mib:6.0f} MiB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
