# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Formats of other platforms: each says which files it reads and what one of their rows is in our words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parvis.core.enums import Capacity, State
from parvis.kernel.tabular import Row

if TYPE_CHECKING:
    from pathlib import Path


ID_LIMIT: Final = 80


class Key(NamedTuple):
    """What another platform calls a contribution: its kind here, its identifier there."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme: its identifier there and its name; without a name, one that an earlier row defined."""

    id: str
    name: str = ""
    parent: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A contribution. `votes` were counted elsewhere; `counted` are those among them that Parvis counted."""

    kind: str
    id: str
    at: datetime
    changed_at: datetime | None = None
    revision: int = 1
    number: int | None = None
    parent: Key | None = None
    subjects: tuple[Subject, ...] = ()
    author: str = ""
    capacity: str = Capacity.OWN
    organisation: str = ""
    side: str = ""
    state: str = State.PUBLISHED
    rule: str = ""
    hidden_at: datetime | None = None
    language: str = "fr"
    title: str = ""
    body: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    votes: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    # How many replies there are, as the platform says: by kind, or by kind and side (argument:for).
    declared: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an official answer decides about one contribution."""

    answer: str
    target: Key
    verdict: str
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment, by its rank in its answer."""

    answer: str
    rank: int
    what: str
    owner: str
    due: date
    state: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseStep:
    """A public change of a commitment, by its rank."""

    answer: str
    commitment: int
    rank: int
    state: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was added to a space on one day."""

    day: date
    people: int
    registered: int
    texts: int
    replies: int
    votes: int


Record = Text | Subject | Target | Promise | PromiseStep | Day


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a format: the kind its rows count for, the columns it must have, how a row is read."""

    kind: str
    file: str
    columns: tuple[str, ...]
    read: Callable[[Row], Record]
    required: bool = False
    delimiter: str = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a folder says of the space itself, for the space that is made of it."""

    kind: str = ""
    title: str = ""
    summary: str = ""
    language: str = "fr"
    presentation: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[tuple[str, datetime, datetime | None], ...] = ()


def no_origin(_folder: "Path") -> Origin:
    """For platforms that say nothing of the space."""
    return Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How another platform writes its data. A copy brings its figures by day and its numbers with it."""

    key: str
    sheets: tuple[Sheet, ...]
    kinds: tuple[str, ...]
    origin: Callable[["Path"], Origin] = no_origin
    is_copy: bool = False
    # Empty when the folder says of what kind the space is.
    space_kind: str = ""


formats: dict[str, Format] = {}


def register(known: Format) -> Format:
    """Make a format known, once."""
    if known.key in formats:
        raise ValueError(known.key)
    formats[known.key] = known
    return known
