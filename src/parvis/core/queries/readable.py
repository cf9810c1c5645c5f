# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The newest contributions a person may read: newest of each source, merged; never one wide predicate."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from parvis.core import audience
from parvis.core.enums import State
from parvis.core.models import Contribution, Person, Readable, Space

COLUMNS = (
    "pk",
    "space_id",
    "kind",
    "number",
    "title",
    "byline",
    "state",
    "theme_id",
    "verdict",
    "published_at",
    "root_id",
)


class Key(NamedTuple):
    """Where a page ends: the next one begins after it."""

    at: datetime
    pk: int


class Row(NamedTuple):
    """A contribution in a list; no text is loaded."""

    pk: int
    space_id: int
    kind: str
    number: int | None
    title: str
    byline: str
    state: str
    theme_id: int | None
    verdict: str
    published_at: datetime
    root_id: int | None

    @property
    def key(self) -> Key:
        """The place of this row."""
        return Key(self.published_at, self.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a list is about: some spaces or all, some kinds or all, one author or all."""

    spaces: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    author: int | None = None

    def narrow(self, rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
        """Keep what the scope holds."""
        if self.spaces is not None:
            rows = rows.filter(space__in=self.spaces)
        if self.kinds is not None:
            rows = rows.filter(kind__in=self.kinds)
        if self.author is not None:
            rows = rows.filter(author=self.author)
        return rows


EVERYTHING = Scope()


def page(
    *,
    person: Person | None,
    at: datetime,
    scope: Scope = EVERYTHING,
    after: Key | None = None,
    size: int = 20,
) -> list[Row]:
    """The newest contributions of the scope that this person may read, newest first."""
    held = audience.held_by(person, at=at)
    found = {
        row.pk: row for row in (*_inherited(held, scope, after, size, at), *_own(held, scope, after, size))
    }
    return sorted(found.values(), key=lambda row: row.key, reverse=True)[:size]


def _inherited(held: frozenset[str], scope: Scope, after: Key | None, size: int, at: datetime) -> list[Row]:
    spaces = Space.objects.open_to(held, at)
    if scope.spaces is not None:
        spaces = spaces.filter(pk__in=scope.spaces)
    if scope.author is not None:
        # One person's texts are few and have an index of their own.
        return _rows(
            scope.narrow(_after(Contribution.objects.inheriting(), after)).filter(space__in=spaces), size
        )
    newest = _newest_of_each(list(spaces.values_list("pk", flat=True)), scope, after, size)
    return _rows(Contribution.objects.filter(pk__in=newest), size)


def _newest_of_each(spaces: list[int], scope: Scope, after: Key | None, size: int) -> list[int]:
    """The newest identifiers of each space, read along its index and nothing else, merged."""
    if not spaces:
        return []
    marks = ", ".join(["%s"] * len(spaces))
    inner, values = _inner(scope, after)
    statement = f"""
        SELECT c.id FROM core_space s JOIN core_contribution c ON c.id IN (
            SELECT x.id FROM core_contribution x LEFT JOIN core_contribution r ON r.id = x.root_id
            WHERE x.space_id = s.id AND x.state = %s AND (x.root_id IS NULL OR r.state = %s) {inner}
            ORDER BY x.published_at DESC, x.id DESC LIMIT {int(size)})
        WHERE s.id IN ({marks}) ORDER BY c.published_at DESC, c.id DESC LIMIT {int(size)}
    """  # noqa: S608 — every value is a parameter
    with connection.cursor() as cursor:
        cursor.execute(statement, [State.PUBLISHED, State.PUBLISHED, *values, *spaces])
        return [pk for (pk,) in cursor.fetchall()]


def _inner(scope: Scope, after: Key | None) -> tuple[str, list[str | int]]:
    conditions, values = "", list[str | int]()
    if scope.kinds is not None:
        conditions += f" AND x.kind IN ({', '.join(['%s'] * len(scope.kinds))})"
        values += sorted(scope.kinds)
    if after is not None:
        conditions += " AND (x.published_at, x.id) < (%s, %s)"
        values += [str(connection.ops.adapt_datetimefield_value(after.at)), after.pk]
    return conditions, values


def _own(held: frozenset[str], scope: Scope, after: Key | None, size: int) -> list[Row]:
    """What does not follow its space, by the tokens held; drafts are nobody's news."""
    mine = Readable.objects.filter(token__in=held).values("contribution")
    rows = scope.narrow(_after(Contribution.objects.filter(pk__in=mine), after))
    return _rows(rows.exclude(published_at=None), size)


def _after(rows: QuerySet[Contribution], after: Key | None) -> QuerySet[Contribution]:
    if after is None:
        return rows
    return rows.filter(Q(published_at__lt=after.at) | Q(published_at=after.at, pk__lt=after.pk))


def _rows(rows: QuerySet[Contribution], size: int) -> list[Row]:
    ordered = rows.order_by("-published_at", "-pk").values_list(*COLUMNS)[:size]
    return [Row(*values) for values in ordered]
