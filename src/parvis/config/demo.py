# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: a data folder of its own, filled once, on this machine alone."""

import os
from collections.abc import Callable
from datetime import datetime
from typing import Final

from parvis.config.environment import Environment

FOLDER: Final = "demo"
FILLED: Final = "filled"
INSTANCE_NAME: Final = "Ministère de l’Exemple"
CONTACT: Final = "equipe@exemple.fr"

Loader = Callable[[datetime], None]
loaders: list[Loader] = []


def register(loader: Loader) -> None:
    """Add what fills a part of the demonstration; wired once, in the assembly of the instance."""
    loaders.append(loader)


def settings(data_dir: str, port: int) -> dict[str, str]:
    """The variables of a demonstration; its database is never the one of the instance."""
    return {
        "PARVIS_MODE": "development",
        "PARVIS_DEMO": "1",
        "PARVIS_DATA_DIR": os.path.join(data_dir, FOLDER),  # noqa: PTH118 — the text of a variable
        "PARVIS_DATABASE_URL": "",
        "PARVIS_HOST": "127.0.0.1",
        "PARVIS_PORT": str(port),
        "PARVIS_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PARVIS_MAIL_URL": "",
        "PARVIS_INSTANCE_NAME": os.environ.get("PARVIS_INSTANCE_NAME") or INSTANCE_NAME,
        "PARVIS_CONTACT_EMAIL": os.environ.get("PARVIS_CONTACT_EMAIL") or CONTACT,
        "PARVIS_LOG_FORMAT": os.environ.get("PARVIS_LOG_FORMAT") or "text",
        "PARVIS_LOG_LEVEL": os.environ.get("PARVIS_LOG_LEVEL") or "warning",
    }


def fill(environment: Environment, *, at: datetime) -> bool:
    """Fill the demonstration unless it is filled already; say whether it was done now."""
    mark = environment.data_dir / FILLED
    if mark.exists():
        return False
    for loader in loaders:
        loader(at)
    mark.write_text(f"{at.isoformat()}\n", encoding="ascii")
    return True
