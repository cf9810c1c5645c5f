# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Scaffold the next capability: a room that begins as its kinds, registered wherever rooms are named."""

import keyword
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPDX = "# SPDX-FileCopyrightText: 2026 The Parvis authors\n# SPDX-License-Identifier: EUPL-1.2\n"
APPS = '''"""The {room} room as a Django application."""

from django.apps import AppConfig


class {title}Config(AppConfig):
    """A capability: kinds on top of the core."""

    name = "parvis.{room}"
    label = "{room}"
'''
KINDS = '''"""The space kinds of the {room} room and what each of its phases opens."""
'''
TEST = '''"""The {room} room."""

from django.apps import apps


def test_the_room_is_part_of_the_house() -> None:
    assert apps.get_app_config("{room}").name == "parvis.{room}"
'''


class RoomRefused(Exception):  # noqa: N818 — an answer, not an error of the program
    """A sentence that says why the room cannot be made."""


def make(room: str, root: Path = ROOT) -> None:
    """Write the files of a new room and register it in the settings and in the contracts."""
    if not re.fullmatch(r"[a-z]{2,20}", room) or keyword.iskeyword(room):
        raise RoomRefused("A room has a short lower-case English name: make room NAME=portal")
    folder = root / "src/parvis" / room
    if folder.exists():
        raise RoomRefused(f"There is already a room at src/parvis/{room}.")
    titled = {"room": room, "title": room.title()}
    write(folder / "__init__.py", f'"""The {room} room."""\n')
    write(folder / "apps.py", APPS.format(**titled))
    write(folder / "kinds.py", KINDS.format(**titled))
    (folder / "templates" / room).mkdir(parents=True)
    (folder / "templates" / room / ".gitkeep").touch()
    write(root / "tests" / room / f"test_{room}.py", TEST.format(**titled))
    register_in_settings(root / "src/parvis/config/rooms.py", room)
    register_in_contracts(root / ".importlinter", room)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SPDX + text, encoding="utf-8")


def register_in_settings(path: Path, room: str) -> None:
    text = path.read_text(encoding="utf-8")
    wider = re.sub(r'( = \(\n(?:    "parvis\.\w+",\n)+)\)', rf'\1    "parvis.{room}",\n)', text, count=1)
    if wider == text:
        raise RoomRefused(f"{path.name} has no list of rooms, one a line.")
    path.write_text(wider, encoding="utf-8")


def register_in_contracts(path: Path, room: str) -> None:
    """Beside the other capabilities in the contract of rooms, and in the floors they share."""
    text = path.read_text(encoding="utf-8")
    wider = re.sub(r"(?m)^(    \(config\)\n    .+)$", rf"\1 | ({room})", text, count=1)
    widest = wider.replace("    parvis.consultation\n", f"    parvis.consultation\n    parvis.{room}\n", 1)
    if text in {wider, widest} or wider == widest:
        raise RoomRefused(".importlinter no longer has the contracts that a room is registered in.")
    path.write_text(widest, encoding="utf-8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("Name the room: make room NAME=portal\n")
        return 2
    try:
        make(arguments[0])
    except RoomRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    print(
        f"src/parvis/{arguments[0]} is in the house: write its kinds, then its tests in tests/{arguments[0]}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
