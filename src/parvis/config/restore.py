# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a backup in the place of the data folder: whole and verified, or nothing changes."""

import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

from parvis.config import archive, database, lock, secret, static
from parvis.config.archive import Hashed, Manifest, Progress
from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

# Made again by any command, so that a folder holding nothing else is empty.
REMADE: Final = frozenset({lock.FILE, static.FOLDER, secret.FILE})


def restore(
    environment: Environment, file: Path, *, at: datetime, force: bool, progress: Progress
) -> Manifest:
    """Restore a backup; the folder it replaces is set aside beside it."""
    target = environment.data_dir.absolute()
    _refuse_to_overwrite(target, force=force)
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        lock.alone(target),
        tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-restore-") as folder,
    ):
        staged = Path(folder) / "data"
        staged.mkdir(mode=0o700)
        manifest = _unpack(file, staged, progress)
        _place_database(environment, staged, manifest)
        if target.exists():
            target.rename(target.with_name(f"{target.name}.before-restore-{at:%Y%m%dT%H%M%S}"))
        staged.rename(target)
    return manifest


def _refuse_to_overwrite(target: Path, *, force: bool) -> None:
    if target.is_mount():
        raise Refused(
            "restore.mount",
            f"{target} is a mount point and cannot be replaced; set PARVIS_DATA_DIR to a folder inside.",
        )
    if not force and target.exists() and any(entry.name not in REMADE for entry in target.iterdir()):
        raise Refused(
            "restore.not_empty",
            f"{target} is not empty. With --force it is set aside, beside the restored one.",
        )


def _unpack(file: Path, staged: Path, progress: Progress) -> Manifest:
    """Unpack and verify every file of the backup."""
    try:
        manifest, found = _read(file, staged, progress)
    except (OSError, EOFError, tarfile.TarError, zlib.error, ValueError, TypeError, KeyError) as error:
        raise Refused("restore.unreadable", f"{file} cannot be read as a backup ({error}).") from error
    if manifest.format != archive.FORMAT:
        raise Refused(
            "restore.format", f"{file} was made by Parvis {manifest.parvis}, which this release cannot read."
        )
    if found != manifest.files:
        wrong = sorted(name for name in found | manifest.files if found.get(name) != manifest.files.get(name))
        raise Refused("restore.altered", f"{file} is incomplete or altered: {', '.join(wrong[:5])}.")
    return manifest


def _read(file: Path, staged: Path, progress: Progress) -> tuple[Manifest, dict[str, str]]:
    manifest: Manifest | None = None
    found: dict[str, str] = {}
    size = file.stat().st_size
    with file.open("rb") as opened, tarfile.open(fileobj=opened, mode="r:gz") as tar:
        for member in tar:
            stream = tar.extractfile(member)
            if stream is None:
                raise ValueError(f"{member.name} is not a file")
            if member.name == archive.MANIFEST:
                manifest = Manifest(**json.load(stream))
            else:
                found[member.name] = _write(cast("Any", stream), staged / _inside(member.name))
            progress("Restore", opened.tell(), size)
    if manifest is None:
        raise ValueError("its manifest is missing")
    return manifest, found


def _inside(name: str) -> Path:
    """Where a file of the backup goes, always inside the restored folder."""
    if name == archive.DATABASE:
        return Path(archive.DATABASE)
    inside = PurePosixPath(name.removeprefix(archive.FILES))
    if not name.startswith(archive.FILES) or inside.is_absolute() or ".." in inside.parts:
        raise ValueError(f"{name} is not the name of a file of a backup")
    return Path(inside)


def _write(stream: Any, path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    hashed = Hashed(stream)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
        shutil.copyfileobj(hashed, written)
        os.fsync(written.fileno())
    return hashed.digest.hexdigest()


def _place_database(environment: Environment, staged: Path, manifest: Manifest) -> None:
    """Verify the database of a backup and give it the name the instance reads."""
    source = database.sqlite_file(environment)
    if (manifest.tables is None) != (source is None):
        held, wanted = ("no database", "SQLite") if source else ("an SQLite database", "PostgreSQL")
        raise Refused(
            "restore.database", f"This backup holds {held}, and PARVIS_DATABASE_URL names a {wanted} one."
        )
    if source is None or manifest.tables is None:
        return
    if source.absolute().parent != environment.data_dir.absolute():
        raise Refused(
            "restore.elsewhere",
            f"PARVIS_DATABASE_URL keeps the database out of the data folder ({source}); unset it.",
        )
    copy = staged / archive.DATABASE
    with closing(sqlite3.connect(copy)) as opened:
        (health,) = opened.execute("PRAGMA integrity_check").fetchone()
    if health != "ok" or archive.count_rows(copy) != manifest.tables:
        raise Refused(
            "restore.counts", "The database of this backup does not hold the rows it should; nothing changed."
        )
    copy.rename(staged / source.name)
