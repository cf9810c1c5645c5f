# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What hangs under a contribution: arguments by side, sources, and comments as threads; in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from parvis.core.enums import Side, State
from parvis.core.models import Contribution
from parvis.core.queries import bounded, remembered
from parvis.core.queries.orders import Key, beyond

ARGUMENTS: Final = 20
THREADS: Final = 20
SOURCES: Final = 50
# A page that would hold more comments than this is read thread by thread.
LIMIT: Final = 600


class Order(StrEnum):
    """The orders of arguments."""

    CONVINCING = "convincing"
    RECENT = "recent"


class Piece(NamedTuple):
    """An argument, a comment or a source, with its text."""

    pk: int
    kind: str
    side: str
    state: str
    parent: int | None
    byline: str
    published_at: datetime
    support: int
    title: str
    data: dict[str, Any]
    language: str
    body_html: str
    convinced: int

    @property
    def is_gone(self) -> bool:
        """Whether its text was hidden or withdrawn."""
        return self.state != State.PUBLISHED


@dataclass(slots=True)
class Node:
    """A comment and its replies, the oldest first."""

    piece: Piece
    replies: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """One side's arguments on a page, what people reply to them, and where the next ones begin."""

    pieces: list[Piece] = field(default_factory=list)
    after: Key | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What a page shows under a contribution."""

    sides: dict[str, Column]
    threads: list[Node]
    more_threads: Key | None
    sources: list[Piece]
    replies: dict[int, list[Node]]

    @property
    def arguments(self) -> list[int]:
        """The arguments shown, whatever their side."""
        return [piece.pk for side in self.sides.values() for piece in side.pieces]


COLUMNS: Final = (
    "pk", "kind", "side", "state", "parent_id", "byline", "published_at", "support", "title", "data",
    "current__language", "current__body_html", "tally__agree",
)  # fmt: skip


def discussion(root: Contribution, *, order: Order = Order.CONVINCING) -> Discussion:
    """The first arguments of each side, the first threads, the sources, and the replies to all of them."""
    return remembered.of(
        root, ("space", "contribution"), ("discussion", order), lambda: _discussion(root, order)
    )


def _discussion(root: Contribution, order: Order) -> Discussion:
    runs = [_arguments(root, side, order, None) for side in Side.values]
    return _read(root, [*runs, _heads(root, None), _sources(root), _answers(root)], order)


def arguments(root: Contribution, side: str, *, order: Order, after: Key | None) -> Discussion:
    """More arguments of one side."""
    return _read(root, [_arguments(root, side, order, after)], order)


def threads(root: Contribution, *, after: Key | None) -> Discussion:
    """More threads."""
    return _read(root, [_heads(root, after)], Order.CONVINCING)


def _under(root: Contribution, kind: str) -> QuerySet[Contribution]:
    return Contribution.objects.filter(root=root.pk, kind=kind)


def _arguments(root: Contribution, side: str, order: Order, after: Key | None) -> QuerySet[Contribution]:
    rows = _under(root, "argument").filter(side=side, state=State.PUBLISHED)
    column = "support" if order == Order.CONVINCING else "published_at"
    timed = order == Order.RECENT
    rows = rows.filter(beyond(column, after, greatest_first=True, timed=timed))
    return rows.order_by(f"-{column}", "-pk")[: ARGUMENTS + 1]


def _heads(root: Contribution, after: Key | None) -> QuerySet[Contribution]:
    rows = _under(root, "comment").filter(parent=root.pk, state__in=_SHOWN)
    rows = rows.filter(beyond("published_at", after, greatest_first=False, timed=True))
    return rows.order_by("published_at", "pk")[: THREADS + 1]


def _sources(root: Contribution) -> QuerySet[Contribution]:
    return _under(root, "source").filter(state=State.PUBLISHED).order_by("published_at", "pk")[:SOURCES]


def _answers(root: Contribution) -> QuerySet[Contribution]:
    """Answers are shown elsewhere; here they only bring what people reply to them."""
    return _under(root, "official_answer").filter(state=State.PUBLISHED).order_by("published_at", "pk")[:10]


_SHOWN: Final = (State.PUBLISHED, State.HIDDEN, State.WITHDRAWN)


def _read(root: Contribution, runs: Iterable[QuerySet[Contribution]], order: Order) -> Discussion:
    rows = bounded.with_replies(runs, limit=LIMIT).values_list(*COLUMNS)
    pieces = sorted((Piece(*values) for values in rows), key=lambda piece: (piece.published_at, piece.pk))
    nodes = {piece.pk: Node(piece) for piece in pieces if piece.kind == "comment"}
    replies: dict[int, list[Node]] = {}
    for node in nodes.values():
        parent = nodes.get(node.piece.parent or 0)
        beside = parent.replies if parent else replies.setdefault(node.piece.parent or 0, [])
        beside.append(node)
    heads = replies.pop(root.pk, [])
    return Discussion(
        sides={side: _side(pieces, side, order) for side in Side.values},
        threads=heads[:THREADS],
        more_threads=_key_of(heads[THREADS - 1].piece, "published_at") if len(heads) > THREADS else None,
        sources=[piece for piece in pieces if piece.kind == "source"],
        replies=replies,
    )


def _side(pieces: list[Piece], side: str, order: Order) -> Column:
    column = "support" if order == Order.CONVINCING else "published_at"
    found = [piece for piece in pieces if piece.kind == "argument" and piece.side == side]
    found.sort(key=lambda piece: _key_of(piece, column), reverse=True)
    more = len(found) > ARGUMENTS
    return Column(found[:ARGUMENTS], _key_of(found[ARGUMENTS - 1], column) if more else None)


def _key_of(piece: Piece, column: str) -> Key:
    return Key.of(getattr(piece, column), piece.pk)
