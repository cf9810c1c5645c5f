# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What hangs under a contribution, in the shapes that components draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from parvis.core.enums import Side, State
from parvis.core.queries.thread import Discussion, Node, Order, Piece
from parvis.kernel import paths
from parvis.web import format, places  # noqa: A004 — the noun of the module
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Contribution
    from parvis.web.registry import TextAct


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where pieces are shown, and what may be done with them there."""

    root: Contribution
    order: Order = Order.CONVINCING
    may_vote: bool = False
    may_comment: bool = False
    convinced: frozenset[int] = frozenset()
    others: tuple[TextAct, ...] = ()

    @cached_property
    def path(self) -> str:
        """The address of the contribution, written once for all that hangs under it."""
        return places.path_of(self.root)

    def act(self, word: str = "", **filters: str | int) -> str:
        """The address of an act, or of the page itself."""
        return paths.with_query(f"{self.path}/{word}" if word else self.path, **filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One side's arguments, and where the next ones are."""

    side: str
    pieces: list[dict[str, Any]]
    more: str | None


def columns(discussion: Discussion, frame: Frame) -> dict[str, Column]:
    """Both sides."""
    return {side: column(discussion, side, frame) for side in Side.values}


def column(discussion: Discussion, side: str, frame: Frame) -> Column:
    """The arguments of one side, each with what people reply to it."""
    found = discussion.sides[side]
    pieces = [_argument(piece, frame, discussion.replies.get(piece.pk, [])) for piece in found.pieces]
    wanted = {"apres": str(found.after)} if found.after else {}
    if frame.order == Order.RECENT:
        wanted["ordre"] = "recents"
    more = frame.act(word_of(side), **wanted) if found.after else None
    return Column(side=side, pieces=pieces, more=more)


def word_of(side: str) -> str:
    """The last word of the address of one side's arguments."""
    return "pour" if side == Side.FOR else "contre"


def threads(nodes: Iterable[Node], frame: Frame) -> list[dict[str, Any]]:
    """Comments and their replies."""
    return [_comment(node, frame) for node in nodes]


def sources(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """Sources, each with the site it leads to."""
    return [
        {
            "id": paths.anchor(piece.kind, piece.pk),
            "title": piece.title,
            "href": piece.data.get("link"),
            "site": _site(piece.data.get("link", "")),
            "author": piece.byline,
            "when": _day(piece.published_at),
        }
        for piece in pieces
    ]


def _argument(piece: Piece, frame: Frame, replies: list[Node]) -> dict[str, Any]:
    return {
        "id": paths.anchor(piece.kind, piece.pk),
        "body_html": piece.body_html,
        "author": piece.byline,
        "when": _day(piece.published_at),
        "language": _language(piece),
        "convincing": piece.convinced,
        "convince_path": _convince_path(piece, frame) if frame.may_vote else None,
        "convinced": piece.pk in frame.convinced,
        "acts": _acts(piece, frame),
        "replies": threads(replies, frame),
    }


def _convince_path(piece: Piece, frame: Frame) -> str:
    word = "voter/retirer" if piece.pk in frame.convinced else "voter"
    return f"{frame.path}/{word}?texte={piece.pk}"


def _comment(node: Node, frame: Frame) -> dict[str, Any]:
    piece = node.piece
    shown: dict[str, Any] = {
        "id": paths.anchor(piece.kind, piece.pk),
        "replies": [_comment(reply, frame) for reply in node.replies],
    }
    if piece.is_gone:
        hidden, withdrawn = _("Hidden by moderation."), _("Withdrawn by the person who wrote it.")
        return shown | {"notice": hidden if piece.state == State.HIDDEN else withdrawn}
    return shown | {
        "body_html": piece.body_html,
        "author": piece.byline,
        "when": _day(piece.published_at),
        "language": _language(piece),
        "acts": _acts(piece, frame),
    }


def _acts(piece: Piece, frame: Frame) -> list[Link]:
    path, pk = frame.path, piece.pk
    reply = [Link(_("Reply"), f"{path}/commentaires?parent={pk}")] if frame.may_comment else []
    others = [Link(act.text, f"{path}/{act.word}?texte={pk}") for act in frame.others]
    return [*reply, Link(_("Report"), f"{path}/signaler?texte={pk}"), *others]


def _day(moment: datetime) -> Markup:
    return _day_in(localdate(moment), get_language())


@lru_cache(maxsize=1024)
def _day_in(day: date, language: str | None) -> Markup:
    """The pieces of a page are of the same few days: each is written once."""
    del language  # the format reads it; it is there to tell the entries apart
    return format.date(day)


def _language(piece: Piece) -> str | None:
    return piece.language if piece.language != get_language() else None


def _site(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.")
