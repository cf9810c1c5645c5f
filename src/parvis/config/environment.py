# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every setting of an instance: one PARVIS_* variable each, read once, typed, with its own sentence.

`python -m parvis.config.environment` prints the reference table kept in docs/reference/configuration.md.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints
from urllib.parse import urlsplit

from parvis.config import values
from parvis.config.values import Maintenance, Proxies, Variable
from parvis.kernel.refusal import Refused

PREFIX: Final = "PARVIS_"
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class Mode(StrEnum):
    """What an instance is for."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class LogFormat(StrEnum):
    """How log lines are written."""

    JSON = "json"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The settings of this instance."""

    mode: Annotated[
        Mode,
        Variable(
            "development",
            values.choice(Mode),
            "What the instance is for; production asks for more, shows less.",
        ),
    ]
    debug: Annotated[bool, Variable("0", values.YES_OR_NO, "Show tracebacks in pages; never in production.")]
    demo: Annotated[
        bool,
        Variable("0", values.YES_OR_NO, "Offer sign-in as invented people; refused with a public address."),
    ]
    data_dir: Annotated[
        Path, Variable("var", values.PATH, "Where the instance keeps everything: database, files, keys.")
    ]
    database_url: Annotated[
        str | None,
        Variable(
            "",
            values.DATABASE_URL,
            "The database; an SQLite file in the data folder unless given.",
            secret=True,
        ),
    ]
    secret_key: Annotated[
        str | None,
        Variable(
            "",
            values.OPTIONAL_TEXT,
            "Signs sessions and links, 50 characters or more; in development, made in the data folder.",
            secret=True,
        ),
    ]
    public_url: Annotated[
        str, Variable("http://127.0.0.1:8000", values.PUBLIC_URL, "The address people type.")
    ]
    allowed_hosts: Annotated[
        tuple[str, ...],
        Variable("", values.HOSTS, "Host names answered to besides that of the public address."),
    ]
    host: Annotated[str, Variable("127.0.0.1", values.TEXT, "The network address the server listens on.")]
    port: Annotated[int, Variable("8000", values.number(1, 65535), "The port the server listens on.")]
    workers: Annotated[
        int, Variable("2", values.number(1, 64), "Processes that answer, one request at a time each.")
    ]
    trusted_proxies: Annotated[
        Proxies,
        Variable(
            "0",
            values.PROXIES,
            "Who may say where a visitor comes from (X-Forwarded-For, X-Forwarded-Proto).",
        ),
    ]
    theme: Annotated[str, Variable("plain", values.THEME, "The look of the pages.")]
    instance_name: Annotated[
        str,
        Variable("Parvis", values.TEXT, "The name of the administration, shown at the top of every page."),
    ]
    contact_email: Annotated[str | None, Variable("", values.EMAIL, "Where people write to the team.")]
    mail_url: Annotated[
        str | None,
        Variable(
            "", values.MAIL_URL, "How mail leaves; in development, files in the data folder.", secret=True
        ),
    ]
    mail_from: Annotated[
        str, Variable("Parvis <parvis@localhost.localdomain>", values.MAIL_FROM, "Who mail comes from.")
    ]
    language: Annotated[
        str, Variable("fr", values.one_of("fr", "en"), "The language of the pages until a person chooses.")
    ]
    time_zone: Annotated[
        str, Variable("Europe/Paris", values.TIME_ZONE, "The time zone of dates in pages and mails.")
    ]
    cache_mb: Annotated[
        int,
        Variable(
            "32", values.number(0, 4096), "Memory for visitors’ pages, in MB per process; 0 keeps none."
        ),
    ]
    log_level: Annotated[
        str,
        Variable(
            "info",
            values.one_of("debug", "info", "warning", "error"),
            "The least serious event that is logged.",
        ),
    ]
    log_format: Annotated[
        LogFormat,
        Variable("json", values.choice(LogFormat), "One JSON object per line, or text for a terminal."),
    ]
    maintenance: Annotated[
        Maintenance | None,
        Variable("", values.MAINTENANCE, "Answer “works in progress” everywhere until this time."),
    ]

    @property
    def in_production(self) -> bool:
        return self.mode == Mode.PRODUCTION

    @property
    def public_host(self) -> str:
        """The host of the public address, without its port."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def is_secure(self) -> bool:
        """Whether people reach this instance over TLS."""
        return self.public_url.startswith("https://")

    @property
    def is_local(self) -> bool:
        """Whether this instance can be reached from this machine alone."""
        return self.public_host in LOOPBACK and self.host in LOOPBACK

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names the instance answers to."""
        from_outside = self.in_production and self.public_host not in LOOPBACK
        local = () if from_outside else ("127.0.0.1", "localhost", "[::1]")
        return tuple(dict.fromkeys((self.public_host, *self.allowed_hosts, *local)))


def declared() -> dict[str, Variable]:
    """Every variable by the name of its field, in the order of the reference."""
    hints = get_type_hints(Environment, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}


def variable_name(field_name: str) -> str:
    """The name people type for a field."""
    return PREFIX + field_name.upper()


def read(environ: Mapping[str, str]) -> Environment:
    """Read the settings, or refuse with a sentence naming the variable."""
    environment = Environment(**{name: _value(name, found, environ) for name, found in declared().items()})
    _refuse_contradictions(environment)
    return environment


@cache
def current() -> Environment:
    """The settings of this process."""
    return read(os.environ)


def unknown(environ: Mapping[str, str]) -> list[str]:
    """The PARVIS_* variables that set nothing: misspelt, most often."""
    known = {variable_name(name) for name in declared()}
    known |= {f"{variable_name(name)}_FILE" for name, found in declared().items() if found.secret}
    ours = {name for name in environ if name.startswith(PREFIX) and not name.startswith("PARVIS_TEST_")}
    return sorted(ours - known)


def _value(field_name: str, found: Variable, environ: Mapping[str, str]) -> Any:
    text = _text(field_name, found, environ)
    try:
        return found.reader.parse(text)
    except ValueError:
        given = "has a value that cannot be used" if found.secret else f"is “{text}”"
        raise Refused(
            f"environment.{field_name}",
            f"{variable_name(field_name)} {given}; it must be {found.reader.expects}.",
        ) from None


def _text(field_name: str, found: Variable, environ: Mapping[str, str]) -> str:
    name = variable_name(field_name)
    text, file = environ.get(name, "").strip(), environ.get(f"{name}_FILE", "").strip()
    if not found.secret or not file:
        return text or found.default
    if text:
        raise Refused(f"environment.{field_name}", f"{name} and {name}_FILE are both set; keep one of them.")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refused(
            f"environment.{field_name}", f"{name}_FILE is “{file}”; this file cannot be read."
        ) from None


def _refuse_contradictions(environment: Environment) -> None:
    if environment.demo and not environment.is_local:
        raise Refused(
            "environment.demo",
            "PARVIS_DEMO is set and PARVIS_PUBLIC_URL or PARVIS_HOST can be reached from elsewhere; "
            "the demonstration lets anyone sign in as anyone, so it runs on 127.0.0.1 only.",
        )
    if environment.in_production and environment.demo:
        raise Refused("environment.demo", "PARVIS_DEMO is set in production; unset one of them.")
    if environment.in_production and environment.debug:
        raise Refused("environment.debug", "PARVIS_DEBUG is set in production, where it shows secrets.")
    if environment.in_production and not environment.secret_key:
        raise Refused(
            "environment.secret_key",
            "PARVIS_SECRET_KEY is missing; production needs it. A new one: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'",
        )


if __name__ == "__main__":
    from parvis.config.reference import configuration

    print(configuration(), end="")  # noqa: T201 — the table is what this command is for
