# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The key that signs sessions and links."""

import os
import secrets
from pathlib import Path
from typing import Final

from parvis.config.environment import Environment

FILE: Final = "secret_key"
SHORTEST: Final = 50


def key(environment: Environment) -> str:
    """The key given, or in development the one kept in the data folder, made on the first run."""
    return environment.secret_key or _kept(environment.data_dir / FILE)


def _kept(file: Path) -> str:
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii")


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f"{FILE}.{os.getpid()}")
    with os.fdopen(
        os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
    ) as opened:
        opened.write(secrets.token_urlsafe(SHORTEST))
    try:
        # Several processes start at once: the first to link its file decides for all.
        os.link(own, file)
    except FileExistsError:
        pass
    finally:
        own.unlink()
