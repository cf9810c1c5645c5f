# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What is too long."""

from pathlib import Path

from tools import sizes


def lay(root: Path, name: str, lines: int, line: str = "x = 1") -> None:
    path = root / "src/parvis" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{line}\n" * lines)


def told(root: Path) -> list[tuple[str, int, bool]]:
    return [(excess.place, excess.lines, excess.hard) for excess in sizes.excesses(root)]


def test_a_long_file_is_told_and_a_very_long_one_refused(tmp_path: Path) -> None:
    lay(tmp_path, "hall/a.py", 250)
    lay(tmp_path, "hall/b.py", 251)
    lay(tmp_path, "hall/c.py", 401)
    lay(tmp_path, "hall/migrations/0001_initial.py", 900)
    assert told(tmp_path) == [("src/parvis/hall/b.py", 251, False), ("src/parvis/hall/c.py", 401, True)]


def test_a_long_function_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, "hall/a.py", 1, "def f():\n" + "    x = 1\n" * 50)
    assert told(tmp_path) == [("src/parvis/hall/a.py:1 f", 51, True)]


def test_a_long_template_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, "hall/templates/hall/page.html", 81, "<p>")
    assert told(tmp_path) == [("src/parvis/hall/templates/hall/page.html", 81, True)]


def test_a_room_of_kinds_alone_stays_short(tmp_path: Path) -> None:
    for name in ("__init__.py", "kinds.py"):
        lay(tmp_path, f"hall/{name}", 201)
    assert told(tmp_path) == [("hall (kinds only)", 402, True)]
    lay(tmp_path, "hall/views.py", 1)
    assert told(tmp_path) == []
