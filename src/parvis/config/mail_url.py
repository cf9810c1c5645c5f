# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""How mail leaves: one address turned into Django's settings."""

from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

SECONDS: Final = 20


def settings(environment: Environment) -> dict[str, Any]:
    """Django's mail settings; in development, files in the data folder unless an address is given."""
    url = environment.mail_url
    if url is None:
        return _files(str((environment.data_dir / "mail").absolute()))
    found = urlsplit(url)
    if found.scheme == "file":
        return _files(unquote(found.netloc + found.path))
    tls = "implicit" if found.scheme == "smtps" else parse_qs(found.query).get("tls", ["none"])[0]
    if tls not in {"none", "starttls", "implicit"} or not found.hostname:
        raise Refused(
            "environment.mail_url",
            "PARVIS_MAIL_URL must name a host, and tls in it must be starttls, implicit or none.",
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": found.hostname,
        "EMAIL_PORT": found.port or {"none": 25, "starttls": 587, "implicit": 465}[tls],
        "EMAIL_HOST_USER": unquote(found.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(found.password or ""),
        "EMAIL_USE_TLS": tls == "starttls",
        "EMAIL_USE_SSL": tls == "implicit",
        "EMAIL_TIMEOUT": SECONDS,
    }


def _files(folder: str) -> dict[str, Any]:
    return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
