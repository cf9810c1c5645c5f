# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Loading Django, for the commands that need it."""

import os

from parvis.config import environment
from parvis.config.environment import Environment

SETTINGS = "parvis.config.settings"


def boot() -> Environment:
    """Load Django with the settings of this process, in a data folder that is this account's alone."""
    import django  # noqa: PLC0415 — help and the server's parent process answer without it

    found = environment.current()
    folder(found)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    return found


def folder(found: Environment) -> None:
    """Make the data folder, closed to other accounts."""
    found.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
