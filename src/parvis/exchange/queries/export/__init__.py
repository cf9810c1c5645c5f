# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of an export: what whoever may read a space reads there, people under a pseudonym, votes as totals."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import F

from parvis.core.models import DailyFigure, Space
from parvis.exchange.formats import dictionary
from parvis.exchange.formats.dictionary import Table
from parvis.exchange.queries.export import answers, texts
from parvis.exchange.queries.export.names import Names, day, moment

Cells = tuple[Any, ...]


class Rows(NamedTuple):
    """The rows of a table, and how many there will be."""

    table: Table
    total: int
    read: Callable[[], Iterator[Cells]]


def tables(space: Space) -> list[Rows]:
    """Every table of the export of a space, to be read one after the other."""
    names = Names(space)
    pks = texts.keys(space)
    return [
        Rows(dictionary.THEMES, space.themes.count(), lambda: _themes(space, names)),
        Rows(dictionary.CONTRIBUTIONS, len(pks), lambda: texts.rows(pks, names)),
        Rows(
            dictionary.DECISIONS,
            answers.decisions(space).count(),
            lambda: answers.decision_rows(space, names),
        ),
        Rows(
            dictionary.COMMITMENTS,
            answers.commitments(space).count(),
            lambda: answers.commitment_rows(space, names),
        ),
        Rows(dictionary.STEPS, answers.steps(space).count(), lambda: answers.step_rows(space, names)),
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


def _themes(space: Space, names: Names) -> Iterator[Cells]:
    first = F("parent").asc(nulls_first=True)
    for theme in space.themes.order_by(first, "position", "pk"):
        yield (
            names.themes[theme.pk],
            names.themes[theme.parent_id] if theme.parent_id else "",
            theme.name,
            theme.position,
        )


def _figures(space: Space) -> Iterator[Cells]:
    columns = ("day", "people", "registered", "texts", "replies", "votes")
    for on, *counts in DailyFigure.objects.filter(space=space).order_by("day").values_list(*columns):
        yield day(on), *counts
