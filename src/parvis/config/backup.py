# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the backup of an instance that goes on working."""

import json
import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import parvis
from parvis.config import archive, database, lock, static
from parvis.config.archive import Hashed, Manifest, Progress
from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

PAGES_A_STEP: Final = 500


def back_up(
    environment: Environment, file: Path, *, at: datetime, progress: Progress, files_only: bool = False
) -> Manifest:
    """Write the backup; one that is interrupted leaves no file behind."""
    source = database.sqlite_file(environment)
    if source is None and not files_only:
        raise Refused(
            "backup.postgresql",
            "The database is on PostgreSQL: save it with pg_dump --format=custom, "
            "and the files of the instance with parvis backup --files-only.",
        )
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=environment.data_dir, prefix=".backup-") as folder:
            copy = None if files_only or source is None else _copy(source, Path(folder), progress)
            manifest = _write(unfinished, environment, copy, at=at, progress=progress)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _copy(source: Path, folder: Path, progress: Progress) -> Path:
    """Copy the database as it stands now, while others read and write it."""
    copy = folder / archive.DATABASE
    try:
        opened = sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)
    except sqlite3.OperationalError:
        raise Refused("backup.no_database", f"There is no database at {source}.") from None
    with closing(opened), closing(sqlite3.connect(copy)) as written:
        # Reading first holds this moment: what others write meanwhile neither enters nor restarts the copy.
        opened.execute("BEGIN")
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        opened.backup(
            written,
            pages=PAGES_A_STEP,
            progress=lambda _status, left, total: progress("Database", total - left, total),
        )
        # A copy that needs no companion file: it is read once, from the archive.
        written.execute("PRAGMA journal_mode=DELETE")
    return copy


def _write(
    file: Path, environment: Environment, copy: Path | None, *, at: datetime, progress: Progress
) -> Manifest:
    found = ({archive.DATABASE: copy} if copy else {}) | kept(environment)
    sizes = {name: path.stat().st_size for name, path in found.items()}
    done, hashes = 0, {}
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with (
        os.fdopen(descriptor, "wb") as opened,
        tarfile.open(fileobj=opened, mode="w:gz", compresslevel=6) as tar,
    ):
        for name, path in found.items():
            hashes[name] = _add(tar, name, path)
            done += sizes[name]
            progress("Archive", done, sum(sizes.values()))
        manifest = Manifest(
            archive.FORMAT,
            parvis.__version__,
            at.isoformat(),
            archive.count_rows(copy) if copy else None,
            hashes,
        )
        text = json.dumps(asdict(manifest), indent=1).encode()
        info = tarfile.TarInfo(archive.MANIFEST)
        info.size = len(text)
        tar.addfile(info, BytesIO(text))
    return manifest


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as opened:
        info = tar.gettarinfo(arcname=name, fileobj=opened)
        # Whoever restores owns the files.
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        # Of a stream, only read() is asked.
        stream = Hashed(opened)
        tar.addfile(info, stream)
    return stream.digest.hexdigest()


def kept(environment: Environment) -> dict[str, Path]:
    """The files of the data folder that nothing could make again."""
    folder, source = environment.data_dir, database.sqlite_file(environment)
    left_out = {folder / static.FOLDER, folder / lock.FILE}
    if source is not None:
        left_out |= {source.with_name(source.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")}
    return {
        archive.FILES + path.relative_to(folder).as_posix(): path
        for entry in sorted(folder.iterdir())
        if entry not in left_out and not entry.name.startswith(".")
        for path in ([entry] if entry.is_file() else sorted(entry.rglob("*")))
        if path.is_file() and not path.is_symlink()
    }
