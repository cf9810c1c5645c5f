# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The contributions of an export: their text when it may be read, people under a pseudonym, votes as totals."""

from array import array
from collections.abc import Iterator
from typing import Any, Final

from parvis.core.enums import Capacity, Position, State
from parvis.core.kinds import OFFICIAL_ANSWER
from parvis.core.models import Contribution, Decision, Space
from parvis.exchange.queries.export.names import Names, moment

Cells = tuple[Any, ...]
CHUNK: Final = 2000
SHOWN: Final = (State.PUBLISHED, State.HIDDEN, State.WITHDRAWN)
_COLUMNS: Final = (
    *("pk", "external_id", "kind", "number", "parent__kind", "parent_id", "parent__external_id", "theme_id"),
    *("author_id", "capacity", "side", "state", "root__state", "published_at", "data"),
    *("current__at", "current__number", "current__language", "current__title", "current__body"),
    *("tally__agree", "tally__mixed", "tally__disagree", "tally__earlier"),
)
# Read once: there are a dozen of these a row, and an enumeration answers slowly.
_PUBLISHED: Final = State.PUBLISHED.value
_READ: Final = frozenset({None, _PUBLISHED})
_FOR_ORGANISATION: Final = Capacity.ORGANISATION.value
_ANSWER: Final = OFFICIAL_ANSWER.key
_POSITIONS: Final = tuple(Position.values)
_COUNTED: Final = (*_POSITIONS, "earlier")
_UNREAD: Final = ("", None, "", "", "", "", "", "", "", 0, 0, 0, 0, 0, 0, 0)


def keys(space: Space) -> "array[int]":
    """The contributions of a space that were published, in the order they were written."""
    published = Contribution.objects.filter(space=space, state__in=SHOWN, published_at__isnull=False)
    return array("q", published.order_by("pk").values_list("pk", flat=True).iterator())


def rows(pks: "array[int]", names: Names) -> Iterator[Cells]:
    for start in range(0, len(pks), CHUNK):
        found = list(_chunk(pks[start : start + CHUNK]).order_by("pk").values_list(*_COLUMNS))
        hidden = _reasons([row[0] for row in found if row[11] == State.HIDDEN])
        for row in found:
            yield _contribution(row, names, hidden)


def _chunk(pks: "array[int]") -> Any:
    """These rows, by key: what a page of rows costs does not depend on where it stands."""
    if pks[-1] - pks[0] + 1 == len(pks):
        return Contribution.objects.filter(pk__range=(pks[0], pks[-1]))
    return Contribution.objects.filter(pk__in=pks)


def _reasons(pks: list[int]) -> dict[int, tuple[str, str]]:
    decisions = Decision.objects.filter(contribution__in=pks, act=Decision.Act.HIDE).order_by("at", "pk")
    return {pk: (rule, moment(at)) for pk, rule, at in decisions.values_list("contribution_id", "rule", "at")}


def _contribution(row: Cells, names: Names, hidden: dict[int, tuple[str, str]]) -> Cells:
    pk, external_id, kind, number, parent_kind, parent, parent_id, theme = row[:8]
    author, capacity, side, state, root_state, published_at, data = row[8:15]
    place = (
        external_id or names.row(pk),
        kind,
        number,
        parent_kind or "",
        (parent_id or names.row(parent)) if parent else "",
        names.themes[theme] if theme else "",
    )
    if state != _PUBLISHED or root_state not in _READ:
        why = hidden.get(pk, ("", ""))
        return (*place, "", "", capacity, side, state, *why, moment(published_at), *_UNREAD)
    is_signed = kind == _ANSWER or capacity == _FOR_ORGANISATION
    name = "" if is_signed or author is None else names.author(author, capacity, data)
    organisation = data.get("organisation", "") if capacity == _FOR_ORGANISATION else ""
    return (
        *place,
        *(name, organisation, capacity, side, state, "", "", moment(published_at)),
        *_read(data, row[15:]),
    )


def _read(data: dict[str, Any], shown: Cells) -> Cells:
    at, revision, language, title, body, agree, mixed, disagree, earlier = shown
    get = data.get
    words = (moment(at), revision, language, title, body)
    links = (get("link", ""), get("signatory", ""), get("position", ""), get("service", ""))
    counted = get("counted_votes")
    imported = get("imported_votes") or {}
    brought = tuple(imported.get(position, 0) for position in _POSITIONS)
    if not counted:
        return (*words, *links, agree, mixed, disagree, earlier, *brought)
    before = [counted.get(position, 0) for position in _COUNTED]
    votes = (cast + more for cast, more in zip((agree, mixed, disagree, earlier), before, strict=True))
    return (*words, *links, *votes, *(all_ - more for all_, more in zip(brought, before, strict=False)))
