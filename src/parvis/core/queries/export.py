# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of an export: what whoever may read a space reads there, people under a pseudonym, votes as totals."""

import hmac
from array import array
from base64 import b32encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db.models import F

from parvis.core.enums import Capacity, Position, State
from parvis.core.formats import dictionary
from parvis.core.formats.dictionary import Table
from parvis.core.kinds import OFFICIAL_ANSWER
from parvis.core.models import (
    AnswerTarget,
    Commitment,
    CommitmentStep,
    Contribution,
    DailyFigure,
    Decision,
    ImportedAuthor,
    Space,
    Theme,
)

CHUNK: Final = 1000
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
_UTC_OFFSET: Final = -len("+00:00")
_POSITIONS: Final = tuple(Position.values)
_COUNTED: Final = (*_POSITIONS, "earlier")
_UNREAD: Final = ("", None, "", "", "", "", "", "", "", 0, 0, 0, 0, 0, 0, 0)

Cells = tuple[Any, ...]


class Rows(NamedTuple):
    """The rows of a table, and how many there will be."""

    table: Table
    total: int
    read: Callable[[], Iterator[Cells]]


def tables(space: Space) -> list[Rows]:
    """Every table of the export of a space, to be read one after the other."""
    names = Names(space)
    pks = array("q", _published(space).order_by("pk").values_list("pk", flat=True).iterator())
    return [
        Rows(dictionary.THEMES, space.themes.count(), lambda: _themes(space, names)),
        Rows(dictionary.CONTRIBUTIONS, len(pks), lambda: _contributions(pks, names)),
        Rows(dictionary.DECISIONS, _decisions(space).count(), lambda: _decision_rows(space, names)),
        Rows(dictionary.COMMITMENTS, _commitments(space).count(), lambda: _commitment_rows(space, names)),
        Rows(dictionary.STEPS, _steps(space).count(), lambda: _step_rows(space, names)),
        Rows(dictionary.FIGURES, space.figures.count(), lambda: _figures(space)),
    ]


def description(space: Space) -> dict[str, Any]:
    """What an export says of the space itself, so that it can be made again elsewhere."""
    return {
        "kind": space.kind,
        "slug": space.slug,
        "title": space.title,
        "summary": space.summary,
        "language": space.language,
        "presentation": space.presentation,
        "data": {key: value for key, value in space.data.items() if key != "import"},
        "steps": [
            {
                "plan": phase.plan,
                "starts_at": moment(phase.starts_at),
                "ends_at": moment(phase.ends_at) if phase.ends_at else None,
            }
            for phase in space.steps
        ],
    }


class Names:
    """How rows and people are called outside: as the import that brought them called them, or by a keyed digest."""

    def __init__(self, space: Space) -> None:
        """Take the key of this space: nobody compares its pseudonyms with those of another."""
        self._key = sha256(f"parvis export {space.pk} {settings.SECRET_KEY}".encode()).digest()
        self._mark = self._digest("rows")[:6]
        self._imported = dict(
            ImportedAuthor.objects.filter(space=space).values_list("person_id", "name").iterator()
        )
        themes = Theme.objects.filter(space=space).values_list("pk", "external_id")
        self._themes = {pk: external_id or f"{self._mark}-t{pk}" for pk, external_id in themes}

    def row(self, pk: int, external_id: str | None) -> str:
        """A contribution."""
        return external_id or f"{self._mark}-{pk}"

    def theme(self, pk: int | None) -> str:
        """A theme."""
        return self._themes.get(pk, "") if pk else ""

    def author(self, person: int | None, capacity: str, helped: str) -> str:
        """A person; whoever writes for an organisation has no name, so that nothing ties it to what they say alone."""
        if person is None or capacity == _FOR_ORGANISATION:
            return ""
        if known := self._imported.get(person):
            return known
        # A person helped is another person than the one who helps.
        return "participant-" + self._digest(
            f"{person}:{helped}" if capacity == Capacity.HELPED else str(person)
        )

    def _digest(self, what: str) -> str:
        return b32encode(hmac.digest(self._key, what.encode(), "sha256"))[:12].decode().lower()


def moment(at: datetime) -> str:
    """A moment, in UTC, as ISO 8601."""
    # From the database they are in UTC already, and there are two a row.
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat()[:_UTC_OFFSET] + "Z"


def _published(space: Space) -> Any:
    return Contribution.objects.filter(space=space, state__in=SHOWN, published_at__isnull=False)


def _themes(space: Space, names: Names) -> Iterator[Cells]:
    first = F("parent").asc(nulls_first=True)
    for theme in space.themes.order_by(first, "position", "pk"):
        yield names.theme(theme.pk), names.theme(theme.parent_id), theme.name, theme.position


def _contributions(pks: "array[int]", names: Names) -> Iterator[Cells]:
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
    pk, external_id, kind, number, parent_kind, parent, parent_id, theme, *rest = row
    author, capacity, side, state, root_state, published_at, data, *shown = rest
    is_read = state == _PUBLISHED and root_state in _READ
    organisation = data.get("organisation", "") if is_read and capacity == _FOR_ORGANISATION else ""
    return (
        *(names.row(pk, external_id), kind, number, parent_kind or ""),
        *(names.row(parent, parent_id) if parent else "", names.theme(theme)),
        names.author(author, capacity, data.get("helped", "")) if is_read and kind != _ANSWER else "",
        *(organisation, capacity, side, state, *hidden.get(pk, ("", "")), moment(published_at)),
        *(_read(data, tuple(shown)) if is_read else _UNREAD),
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


def _decisions(space: Space) -> Any:
    return AnswerTarget.objects.filter(
        answer__space=space, answer__state=State.PUBLISHED, target__state=State.PUBLISHED
    )


def _decision_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = _decisions(space).order_by("answer_id", "target_id")
    for answer, answer_id, kind, target, target_id, *what in rows.values_list(
        *("answer_id", "answer__external_id", "target__kind", "target_id", "target__external_id"),
        *("verdict", "until", "reason"),
    ).iterator():
        verdict, until, reason = what
        yield names.row(answer, answer_id), kind, names.row(target, target_id), verdict, _day(until), reason


def _commitments(space: Space) -> Any:
    return Commitment.objects.filter(answer__space=space, answer__state=State.PUBLISHED)


def _commitment_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = _commitments(space).order_by("answer_id", "pk")
    columns = ("answer_id", "answer__external_id", "what", "owner", "due", "state", "changed_at")
    for _answer, promises in groupby(rows.values_list(*columns).iterator(), itemgetter(0)):
        for rank, (answer, external_id, what, owner, due, state, at) in enumerate(promises, 1):
            yield names.row(answer, external_id), rank, what, owner, _day(due), state, moment(at)


def _steps(space: Space) -> Any:
    return CommitmentStep.objects.filter(
        commitment__answer__space=space, commitment__answer__state=State.PUBLISHED
    )


def _step_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = _steps(space).order_by("commitment__answer_id", "commitment_id", "pk")
    answer = ("commitment__answer_id", "commitment__answer__external_id")
    ranks = _ranks(space)
    found = rows.values_list("commitment_id", *answer, "state", "note", "at").iterator()
    for commitment, steps in groupby(found, itemgetter(0)):
        for rank, (_pk, pk, external_id, state, note, at) in enumerate(steps, 1):
            yield names.row(pk, external_id), ranks[commitment], rank, state, note, moment(at)


def _ranks(space: Space) -> dict[int, int]:
    rows = _commitments(space).order_by("answer_id", "pk").values_list("answer_id", "pk")
    return {
        pk: rank for _answer, held in groupby(rows, itemgetter(0)) for rank, (_, pk) in enumerate(held, 1)
    }


def _figures(space: Space) -> Iterator[Cells]:
    columns = ("day", "people", "registered", "texts", "replies", "votes")
    for day, *counts in DailyFigure.objects.filter(space=space).order_by("day").values_list(*columns):
        yield _day(day), *counts


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
