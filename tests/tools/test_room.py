# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A new room takes its place in the house."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import room


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house, where a room may be added."""
    shutil.copytree(
        room.ROOT / "src",
        tmp_path / "src",
        ignore=shutil.ignore_patterns("__pycache__", "static", "locale", "templates", "themes"),
    )
    shutil.copy(room.ROOT / ".importlinter", tmp_path)
    return tmp_path


def broken_contracts(house: Path) -> str:
    """What import-linter refuses in the copy."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = dict(os.environ) | {"PYTHONPATH": str(house / "src")}
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


def test_a_new_room_keeps_the_contracts(house: Path) -> None:
    before = broken_contracts(house)
    room.make("portal", house)
    assert (house / "src/parvis/portal/kinds.py").is_file()
    assert (house / "tests/portal/test_portal.py").is_file()
    assert '    "parvis.portal",\n)' in (house / "src/parvis/config/rooms.py").read_text()
    assert "portal" not in broken_contracts(house)
    assert bool(before) == bool(broken_contracts(house))


def test_a_new_room_may_not_import_another_capability(house: Path) -> None:
    room.make("portal", house)
    (house / "src/parvis/portal/kinds.py").write_text("import parvis.consultation\n")
    assert "parvis.portal.kinds -> parvis.consultation" in broken_contracts(house)


def test_the_core_may_not_import_a_new_room(house: Path) -> None:
    room.make("portal", house)
    (house / "src/parvis/core/enums.py").write_text("import parvis.portal\n")
    assert "parvis.core.enums -> parvis.portal" in broken_contracts(house)


def test_a_second_room_stands_beside_the_first(house: Path) -> None:
    room.make("portal", house)
    room.make("cables", house)
    assert "    (consultation) | (portal) | (cables)\n" in (house / ".importlinter").read_text()


@pytest.mark.parametrize("name", ["", "Portal", "my room", "../etc", "class", "core"])
def test_a_room_without_a_proper_name_is_refused(house: Path, name: str) -> None:
    with pytest.raises(room.RoomRefused):
        room.make(name, house)
