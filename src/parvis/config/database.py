# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The database named by an address, with the options this product was measured with."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

SQLITE_FILE: Final = "parvis.sqlite3"
# FULL: an acknowledged write survives a power cut, and receipts are promises.
# 64 MiB of cache, 256 MiB mapped.
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
)
# Seconds a writer waits for its turn before it is refused (the worst wait measured with 4 writers: 4.4).
SQLITE_TIMEOUT: Final = 20


def sqlite_file(environment: Environment) -> Path | None:
    """The file of an embedded database; None on PostgreSQL."""
    if environment.database_url is None:
        return environment.data_dir / SQLITE_FILE
    found = urlsplit(environment.database_url)
    # Three slashes for a path under the working folder, four for an absolute one.
    return Path(unquote(found.path[1:])) if found.scheme == "sqlite" else None


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for these settings."""
    file = sqlite_file(environment)
    return {"default": _sqlite(file) if file else _postgresql(environment.database_url or "")}


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            # A transaction that begins by reading cannot wait its turn to write (54 % of errors measured).
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_TIMEOUT,
            "init_command": PRAGMAS,
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Refused(
            "environment.database_url",
            "PARVIS_DATABASE_URL names a PostgreSQL database, and its driver is not installed; "
            "install it with: pip install 'parvis[pg]'.",
        )
    found = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(found.query))
    # One request at a time per process: one connection, and a few to spare for streaming.
    pool = {"min_size": int(options.pop("pool_min", 1)), "max_size": int(options.pop("pool_max", 4))}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(found.path[1:]),
        "USER": unquote(found.username or ""),
        "PASSWORD": unquote(found.password or ""),
        "HOST": found.hostname or "",
        "PORT": str(found.port or ""),
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {**options, "pool": pool},
    }
