# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""How the text of an environment variable becomes a value, and what is said of a text that cannot."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

T = TypeVar("T")
Chosen = TypeVar("Chosen", bound=StrEnum)
Network = IPv4Network | IPv6Network

_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+")
_HOST: Final = re.compile(r"\.?[A-Za-z0-9.:_\[\]-]+")
_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """A function from text to value (ValueError when it cannot), and the words for what it expects."""

    expects: str
    parse: Callable[[str], T]


@dataclass(frozen=True, slots=True)
class Variable:
    """How one variable is read and explained."""

    default: str
    reader: Reader[Any]
    meaning: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Maintenance:
    """Works announced to visitors: since when, if known, and until when."""

    starts_at: datetime | None
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies whose word is believed: a number of hops, or the networks they speak from."""

    count: int = 0
    networks: tuple[Network, ...] = ()


def choice(kinds: type[Chosen]) -> Reader[Chosen]:
    """One word of a list."""
    return Reader("one of " + ", ".join(kinds), kinds)


def number(low: int, high: int) -> Reader[int]:
    """A whole number between two bounds."""

    def parse(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise ValueError(text)
        return value

    return Reader(f"a whole number from {low} to {high}", parse)


def one_of(*words: str) -> Reader[str]:
    """One of a few plain words."""

    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return Reader("one of " + ", ".join(words), parse)


def matching(pattern: re.Pattern[str], expects: str) -> Reader[str]:
    """A text of a given form."""

    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return Reader(expects, parse)


def optional(reader: Reader[T]) -> Reader[T | None]:
    """A value that may be left out."""
    return Reader(f"{reader.expects}, or nothing", lambda text: reader.parse(text) if text else None)


def url(*schemes: str, expects: str) -> Reader[str]:
    """An address with one of the given schemes."""

    def parse(text: str) -> str:
        found = urlsplit(text)
        if found.scheme not in schemes:
            raise ValueError(text)
        # Read now: a port that is not a number is only refused when it is asked for.
        _ = found.port
        return text

    return Reader(expects, parse)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(text)
    return text.lower() in _YES


def _public_url(text: str) -> str:
    found = urlsplit(text)
    if found.scheme not in {"http", "https"} or not found.hostname or found.path not in {"", "/"}:
        raise ValueError(text)
    if found.query or found.fragment or found.username:
        raise ValueError(text)
    _ = found.port
    return f"{found.scheme}://{found.netloc.lower()}"


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError(text)
    return hosts


def _proxies(text: str) -> Proxies:
    if text.isdigit():
        return Proxies(count=int(text))
    return Proxies(networks=tuple(ip_network(part.strip()) for part in text.split(",") if part.strip()))


def _maintenance(text: str) -> Maintenance | None:
    if not text:
        return None
    start, slash, end = text.rpartition("/")
    return Maintenance(_instant(start) if slash else None, _instant(end))


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant


def _time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (LookupError, OSError) as error:
        raise ValueError(text) from error


YES_OR_NO: Final = Reader("1 or 0", _yes_or_no)
TEXT: Final = Reader("a text", str)
OPTIONAL_TEXT: Final = optional(TEXT)
PATH: Final = Reader("a folder", lambda text: Path(text).expanduser())
PUBLIC_URL: Final = Reader("an address without path, like https://consultations.exemple.fr", _public_url)
DATABASE_URL: Final = optional(
    url("sqlite", "postgresql", expects="sqlite:///path or postgresql://user:password@host:5432/name")
)
MAIL_URL: Final = optional(
    url(
        "smtp",
        "smtps",
        "file",
        expects="smtp://user:password@host:587?tls=starttls, smtps://… or file:///folder",
    )
)
HOSTS: Final = Reader("host names separated by commas", _hosts)
PROXIES: Final = Reader(
    "a number of proxies, or their networks separated by commas, like 10.0.0.0/8", _proxies
)
MAINTENANCE: Final = Reader(
    "the time of return with its zone, like 2026-12-14T07:00+01:00, or start/return, or nothing", _maintenance
)
TIME_ZONE: Final = Reader("a time zone like Europe/Paris", _time_zone)
THEME: Final = matching(re.compile(r"[a-z][a-z0-9_]*"), "the name of a theme folder")
EMAIL: Final = optional(matching(_ADDRESS, "an e-mail address"))
MAIL_FROM: Final = matching(
    re.compile(r"[^@]*[^@\s]+@[^@\s]+>?"), "an e-mail address, alone or as Name <address>"
)
