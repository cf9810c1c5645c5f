# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Where styles, scripts and pictures are served from, and whether the served copy is the present one."""

import hashlib
import os
from pathlib import Path
from typing import Any, Final

import parvis
from parvis.config.environment import Environment
from parvis.config.rooms import ROOMS

FOLDER: Final = "static"
STAMP: Final = ".stamp"
PACKAGE: Final = Path(parvis.__file__).parent


def is_hashed(environment: Environment) -> bool:
    """Whether files are served from a collected, compressed copy whose names never change meaning."""
    return environment.in_production or environment.demo


def storages(*, hashed: bool) -> dict[str, dict[str, Any]]:
    """Django's STORAGES: files people send, and files of the pages."""
    kept = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    served = kept if hashed else "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": served},
    }


def theme_folders(theme: str) -> list[Path]:
    """Static files that belong to a theme alone."""
    folder = PACKAGE / "web" / "themes" / theme / "static"
    return [folder] if folder.is_dir() else []


def is_stale(environment: Environment) -> bool:
    """Whether the collected copy is missing or older than the sources."""
    stamp = environment.data_dir / FOLDER / STAMP
    return not stamp.exists() or stamp.read_text(encoding="ascii") != fingerprint(environment)


def collect(environment: Environment) -> None:
    """Bring the collected copy up to date; Django is loaded by the caller."""
    from django.core.management import call_command  # noqa: PLC0415 — the server's parent process never loads Django

    found = fingerprint(environment)
    call_command("collectstatic", interactive=False, verbosity=0)
    (environment.data_dir / FOLDER / STAMP).write_text(found, encoding="ascii")


def fingerprint(environment: Environment) -> str:
    """What changes whenever a source file does: release, theme, names, sizes and dates."""
    folders = [PACKAGE / room.removeprefix("parvis.") / "static" for room in ROOMS]
    digest = hashlib.sha256(f"{parvis.__version__} {environment.theme}".encode())
    for folder in folders + theme_folders(environment.theme):
        for parent, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                found = Path(parent, name).stat()
                digest.update(f"{parent}/{name} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    from parvis.config import boot

    collect(boot.boot())
