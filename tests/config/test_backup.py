# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A backup of an instance at work, and what a restore proves before it replaces anything."""

import gzip
import io
import json
import sqlite3
import tarfile
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parvis.config import archive, backup, environment, lock, restore
from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROWS = 20_000


def silently(_label: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def instance(folder: Path) -> Environment:
    return environment.read({"PARVIS_DATA_DIR": str(folder)})


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a data folder but its database, whose bytes are counted in rows."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("parvis.sqlite3")
    }


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A data folder with people, a picture, a key, and things that can be made again."""
    folder = tmp_path / "var"
    (folder / "media" / "2026").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "media" / "2026" / "plan.png").write_bytes(bytes(range(256)) * 40)
    (folder / "secret_key").write_text("k" * 50)
    (folder / "static" / "plain.css").write_text("made again")
    with closing(sqlite3.connect(folder / "parvis.sqlite3")) as opened:
        opened.executescript(
            'PRAGMA journal_mode=WAL; CREATE TABLE vote (id INTEGER PRIMARY KEY, word TEXT); CREATE TABLE "od""d" (x);'
        )
        opened.executemany("INSERT INTO vote (word) VALUES (?)", (("d’accord" * 8,) for _ in range(ROWS)))
        opened.commit()
    return folder


@pytest.fixture
def writer(lived_in: Path) -> Iterator[threading.Event]:
    """Somebody votes without pause while the backup is made."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        with closing(
            sqlite3.connect(lived_in / "parvis.sqlite3", timeout=20, isolation_level=None)
        ) as opened:
            while not stop.is_set():
                opened.execute("INSERT INTO vote (word) VALUES ('pas d’accord')")
                begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    yield begun
    stop.set()
    thread.join()


def test_a_backup_made_while_people_write_is_restored_row_for_row_and_file_for_file(
    lived_in: Path, writer: threading.Event, tmp_path: Path
) -> None:
    writer.wait(5)
    manifest = backup.back_up(instance(lived_in), tmp_path / "b.tar.gz", at=AT, progress=silently)
    restored = tmp_path / "elsewhere" / "var"
    assert (
        restore.restore(instance(restored), tmp_path / "b.tar.gz", at=AT, force=False, progress=silently)
        == manifest
    )
    assert manifest.tables is not None
    assert manifest.tables["vote"] > ROWS
    assert archive.count_rows(restored / "parvis.sqlite3") == manifest.tables
    kept = {name: content for name, content in contents(lived_in).items() if not name.startswith("static/")}
    assert contents(restored) == kept
    with closing(sqlite3.connect(restored / "parvis.sqlite3")) as opened:
        # Votes are numbered without a gap: the copy is one moment, not a mixture of several.
        assert opened.execute("SELECT max(id) = count(*) FROM vote").fetchone() == (1,)


def test_a_backup_is_closed_to_other_accounts_and_leaves_nothing_else(lived_in: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in lived_in.iterdir())
    backup.back_up(instance(lived_in), tmp_path / "b.tar.gz", at=AT, progress=silently)
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar.gz", "var"]
    assert [name for name in sorted(path.name for path in lived_in.iterdir()) if "-" not in name] == before


def test_a_backup_that_fails_leaves_no_file(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_add", full)
    with pytest.raises(OSError, match="No space left"):
        backup.back_up(instance(lived_in), tmp_path / "b.tar.gz", at=AT, progress=silently)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["var"]


def test_there_is_nothing_to_save_without_a_database(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    with pytest.raises(Refused) as refusal:
        backup.back_up(instance(tmp_path / "var"), tmp_path / "b.tar.gz", at=AT, progress=silently)
    assert refusal.value.code == "backup.no_database"


def test_postgresql_is_saved_by_its_own_tool_and_the_files_by_ours(lived_in: Path, tmp_path: Path) -> None:
    variables = {
        "PARVIS_DATA_DIR": str(lived_in),
        "PARVIS_DATABASE_URL": "postgresql://parvis@localhost/parvis",
    }
    found = environment.read(variables)
    with pytest.raises(Refused, match="pg_dump") as refusal:
        backup.back_up(found, tmp_path / "b.tar.gz", at=AT, progress=silently)
    assert refusal.value.code == "backup.postgresql"
    manifest = backup.back_up(found, tmp_path / "b.tar.gz", at=AT, progress=silently, files_only=True)
    assert (manifest.tables, archive.FILES + "media/2026/plan.png" in manifest.files) == (None, True)
    with pytest.raises(Refused) as refusal:
        restore.restore(
            instance(tmp_path / "new"), tmp_path / "b.tar.gz", at=AT, force=False, progress=silently
        )
    assert refusal.value.code == "restore.database"


@pytest.fixture
def saved(lived_in: Path, tmp_path: Path) -> Path:
    file = tmp_path / "b.tar.gz"
    backup.back_up(instance(lived_in), file, at=AT, progress=silently)
    return file


def test_a_folder_in_use_is_replaced_only_when_asked_and_is_kept_aside(lived_in: Path, saved: Path) -> None:
    (lived_in / "media" / "since.txt").write_text("written since")
    with pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), saved, at=AT, force=False, progress=silently)
    assert refusal.value.code == "restore.not_empty"
    restore.restore(instance(lived_in), saved, at=AT, force=True, progress=silently)
    assert not (lived_in / "media" / "since.txt").exists()
    aside = lived_in.with_name("var.before-restore-20261122T090000")
    assert (aside / "media" / "since.txt").read_text() == "written since"


def test_an_instance_that_runs_is_not_replaced(lived_in: Path, saved: Path) -> None:
    with lock.shared(lived_in), pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), saved, at=AT, force=True, progress=silently)
    assert refusal.value.code == "instance.running"


def rewritten(saved: Path, changes: dict[str, bytes | None]) -> Path:
    """The same backup with members replaced or left out."""
    file = saved.with_name("altered.tar.gz")
    with tarfile.open(saved) as tar, tarfile.open(file, "w:gz") as other:
        members = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
        for name, content in (members | changes).items():
            if content is not None:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                other.addfile(info, io.BytesIO(content))
    return file


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"files/secret_key": b"another"}, "restore.altered"),
        ({"files/secret_key": None}, "restore.altered"),
        ({"files/more": b"added"}, "restore.altered"),
        ({"database.sqlite3": b""}, "restore.altered"),
        ({"manifest.json": None}, "restore.unreadable"),
        ({"manifest.json": b"{}"}, "restore.unreadable"),
        ({"files/../../escape": b"out"}, "restore.unreadable"),
        ({"files//etc/escape": b"out"}, "restore.unreadable"),
        ({"escape": b"out"}, "restore.unreadable"),
    ],
)
def test_an_altered_backup_changes_nothing(
    lived_in: Path, saved: Path, changes: dict[str, bytes | None], code: str
) -> None:
    before, around = contents(lived_in), sorted(path.name for path in lived_in.parent.iterdir())
    with pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), rewritten(saved, changes), at=AT, force=True, progress=silently)
    assert refusal.value.code == code
    assert contents(lived_in) == before
    assert sorted(path.name for path in lived_in.parent.iterdir()) == sorted([*around, "altered.tar.gz"])


def test_a_database_that_lost_rows_is_refused(lived_in: Path, saved: Path) -> None:
    with tarfile.open(saved) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))  # type: ignore[arg-type]
    manifest["tables"]["vote"] += 1
    altered = rewritten(saved, {"manifest.json": json.dumps(manifest).encode()})
    with pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), altered, at=AT, force=True, progress=silently)
    assert refusal.value.code == "restore.counts"


@pytest.mark.parametrize(
    "content",
    [b"", b"not an archive", gzip.compress(b"not a tar either" * 100)],
    ids=["empty", "text", "compressed text"],
)
def test_another_file_is_not_a_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.tar.gz").write_bytes(content)
    with pytest.raises(Refused) as refusal:
        restore.restore(
            instance(tmp_path / "var"), tmp_path / "b.tar.gz", at=AT, force=False, progress=silently
        )
    assert refusal.value.code == "restore.unreadable"


def test_a_truncated_backup_is_not_a_backup(lived_in: Path, saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-2000])
    with pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), saved, at=AT, force=True, progress=silently)
    assert refusal.value.code == "restore.unreadable"


def test_a_mount_point_is_not_replaced(lived_in: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda _path: True)
    with pytest.raises(Refused) as refusal:
        restore.restore(instance(lived_in), saved, at=AT, force=True, progress=silently)
    assert refusal.value.code == "restore.mount"
