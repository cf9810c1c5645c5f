# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The sizes we hold ourselves to: over the hard one is refused, over the wished one is told."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "tools", "tests")
ENDINGS = (".py", ".css", ".js")
FILE_WISHED, FILE_HARD = 250, 400
FUNCTION_WISHED, FUNCTION_HARD = 25, 50
TEMPLATE_HARD = 80
CORE_HARD = 9_000
KINDS_ONLY_HARD = 400
# A room that has none of these is configuration, and stays as short as one.
MADE_FLOORS = {"models", "actions", "queries", "views", "jobs", "receivers", "management"}
NOT_OURS = {"migrations", "vendor"}


@dataclass(frozen=True)
class Excess:
    """Something longer than it should be."""

    place: str
    lines: int
    limit: int
    hard: bool

    def __str__(self) -> str:
        word = "limit" if self.hard else "wished"
        return f"{self.place}: {self.lines} lines ({word}: {self.limit})"


def excesses(root: Path = ROOT) -> list[Excess]:
    return [*files(root), *functions(root), *templates(root), *rooms(root)]


def over(place: str, lines: int, *, wished: int, hard: int) -> Iterator[Excess]:
    if lines > hard:
        yield Excess(place, lines, hard, hard=True)
    elif lines > wished:
        yield Excess(place, lines, wished, hard=False)


def ours(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not NOT_OURS & set(path.relative_to(root).parts):
                yield path


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def files(root: Path) -> Iterator[Excess]:
    for path in ours(root):
        if path.suffix in ENDINGS:
            yield from over(str(path.relative_to(root)), length(path), wished=FILE_WISHED, hard=FILE_HARD)


def functions(root: Path) -> Iterator[Excess]:
    for path in ours(root):
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                place = f"{path.relative_to(root)}:{node.lineno} {node.name}"
                yield from over(place, lines, wished=FUNCTION_WISHED, hard=FUNCTION_HARD)


def templates(root: Path) -> Iterator[Excess]:
    for path in ours(root):
        if {"templates", "themes"} & set(path.parts) and path.suffix in {".html", ".txt", ".xml"}:
            place = str(path.relative_to(root))
            yield from over(place, length(path), wished=TEMPLATE_HARD, hard=TEMPLATE_HARD)


def rooms(root: Path) -> Iterator[Excess]:
    for marker in sorted((root / "src/parvis").glob("*/__init__.py")):
        room = marker.parent
        lines = sum(length(path) for path in room.rglob("*.py") if "migrations" not in path.parts)
        if room.name == "core":
            yield from over("core", lines, wished=CORE_HARD, hard=CORE_HARD)
        elif (room / "kinds.py").exists() and not MADE_FLOORS & {path.stem for path in room.iterdir()}:
            yield from over(f"{room.name} (kinds only)", lines, wished=KINDS_ONLY_HARD, hard=KINDS_ONLY_HARD)


def main() -> int:
    found = excesses()
    for excess in sorted(found, key=lambda excess: (excess.hard, excess.lines)):
        print(("REFUSED  " if excess.hard else "long     ") + str(excess))
    return 1 if any(excess.hard for excess in found) else 0


if __name__ == "__main__":
    sys.exit(main())
