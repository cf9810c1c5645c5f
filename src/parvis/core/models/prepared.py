# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A read whose statement is made once: only its values change from one request to the next.

Building and compiling a queryset costs several times what the database then needs to answer it. A hot read is
written as a queryset, so that both databases and every rule of the models are respected, compiled once with marks in
the place of its values, and executed afterwards with the values of each request.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

# Marks: values that no one ever stores, recognised among the parameters of the compiled statement.
# Within four octets: beyond what a column holds, Django would know that there is nothing to ask.
_NUMBER: Final = 2**31 - 1_000
_MOMENT: Final = datetime(1000, 1, 1, tzinfo=UTC)


class _Shape:
    """How a row becomes objects, as Django's own iteration over models does it."""

    def __init__(self, compiler: Any) -> None:
        selected, described = compiler.select, compiler.klass_info
        fields = described["select_fields"]
        self._model: type[Model] = described["model"]
        self._start, self._end = fields[0], fields[-1] + 1
        self._names = [column[0].target.attname for column in selected[self._start : self._end]]
        # The stubs describe the next Django, where a fourth value is asked for.
        self._related = get_related_populators(described, selected, connection.alias)  # type: ignore[call-arg]
        self._annotations = compiler.annotation_col_map or {}

    def objects(self, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        """One object a row."""
        return [self._object(row) for row in rows]

    def _object(self, row: tuple[Any, ...]) -> Model:
        made = self._model.from_db(connection.alias, self._names, row[self._start : self._end])
        for related in self._related:
            related.populate(row, made)
        for name, place in self._annotations.items():
            setattr(made, name, row[place])
        return made


@dataclass(frozen=True)
class _Statement:
    sql: str
    values: tuple[Any, ...]
    names: tuple[str | None, ...]
    converters: dict[int, Any]
    compiler: Any

    @cached_property
    def shape(self) -> _Shape:
        """How its rows become objects."""
        return _Shape(self.compiler)


class Prepared:
    """A queryset of values, compiled at its first use on each kind of database."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        self._build = build
        self._kinds = kinds
        self._statements: dict[str, _Statement] = {}

    def rows(self, **values: Any) -> Sequence[tuple[Any, ...]]:
        """The rows for these values, as plain tuples."""
        statement = self._statements.get(connection.vendor) or self._prepare()
        given = [
            _adapted(values[name]) if name is not None else fixed
            for name, fixed in zip(statement.names, statement.values, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, given)
            found = cursor.fetchall()
        if not statement.converters:
            return list(found)
        return list(map(tuple, statement.compiler.apply_converters(found, statement.converters)))

    def objects(self, **values: Any) -> list[Any]:
        """The rows for these values, as the models of the queryset, related ones and annotations included."""
        rows = self.rows(**values)
        return self._statements[connection.vendor].shape.objects(rows) if rows else []

    def _prepare(self) -> _Statement:
        marks = {name: _mark(kind, turn) for turn, (name, kind) in enumerate(self._kinds.items())}
        query = self._build(**marks).query
        compiler = query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        by_value = {str(_adapted(mark)): name for name, mark in marks.items()}
        names = tuple(by_value.get(str(value)) for value in values)
        missing = set(marks) - set(names)
        if missing:
            raise LookupError(f"These values do not reach the statement: {sorted(missing)}")
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select or ()])
        statement = _Statement(sql, tuple(values), names, converters, compiler)
        self._statements[connection.vendor] = statement
        return statement


def _mark(kind: type, turn: int) -> Any:
    if kind is int:
        return _NUMBER + turn
    return _MOMENT + timedelta(days=turn) if kind is datetime else f"mark {turn} of a prepared read"


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
