# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Several bounded walks along indexes, read as one set of rows: SQLite refuses bounds in a plain union."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from parvis.core.models import Contribution

_REPLIES = """
WITH RECURSIVE heads(id) AS ({heads}), tree(id) AS (
    SELECT id FROM heads
    UNION ALL
    SELECT reply.id FROM core_contribution reply JOIN tree ON reply.parent_id = tree.id
    WHERE reply.kind = 'comment' AND reply.state IN ('published', 'hidden', 'withdrawn')
) SELECT id FROM tree LIMIT {limit:d}
"""


def rows(runs: Iterable[QuerySet[Contribution]]) -> QuerySet[Contribution]:
    """The contributions of these bounded runs."""
    statement, values = _union(runs)
    return _among(statement, values)


def with_replies(runs: Iterable[QuerySet[Contribution]], *, limit: int) -> QuerySet[Contribution]:
    """The contributions of these bounded runs and all the comments under them, up to a limit."""
    statement, values = _union(runs)
    return _among(statement and _REPLIES.format(heads=statement, limit=limit), values)


def _among(statement: str, values: list[Any]) -> QuerySet[Contribution]:
    if not statement:
        return Contribution.objects.none()
    return Contribution.objects.filter(pk__in=RawSQL(statement, values))  # noqa: S611 — compiled by the ORM


def _union(runs: Iterable[QuerySet[Contribution]]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for rank, run in enumerate(runs):
        try:
            statement, given = run.values("id").query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT run{rank}.id FROM ({statement}) AS run{rank}")  # noqa: S608 — compiled by the ORM
        values += given
    return " UNION ALL ".join(parts), values
