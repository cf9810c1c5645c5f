# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""For the tests: nothing of the machine's own settings, no mail that leaves, passwords hashed quickly."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="parvis-tests-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

for _name in [
    name for name in os.environ if name.startswith("PARVIS_") and not name.startswith("PARVIS_TEST_")
]:
    del os.environ[_name]
os.environ["PARVIS_SECRET_KEY"] = "a key for the tests alone, as long as the real ones have to be"  # noqa: S105
os.environ["PARVIS_DATA_DIR"] = str(_FOLDER)
os.environ["PARVIS_CONTACT_EMAIL"] = "equipe@exemple.fr"
if _url := os.environ.get("PARVIS_TEST_DATABASE_URL"):
    os.environ["PARVIS_DATABASE_URL"] = _url

from parvis.config import database  # noqa: E402 — read after what was just set
from parvis.config.settings.base import *  # noqa: E402 — same

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
LOGGING["level"] = "error"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file, one a process: threads and other connections see the same rows as in an instance.
    DATABASES["default"]["TEST"] = {"NAME": _FOLDER / "tests.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = database.PRAGMAS.replace(
        "synchronous=FULL", "synchronous=OFF"
    )
