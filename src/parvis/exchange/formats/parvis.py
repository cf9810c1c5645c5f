# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Our own exports, read back: a space copied from one instance to another."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from parvis.core.enums import Capacity, Position, Progress, Side, State, Verdict
from parvis.core.kinds import contribution_kinds
from parvis.exchange import formats
from parvis.exchange.formats import (
    Day,
    Format,
    Key,
    Origin,
    Promise,
    PromiseStep,
    Sheet,
    Subject,
    Target,
    Text,
    cells,
    dictionary,
)
from parvis.exchange.formats.dictionary import Table
from parvis.kernel.refusal import Refused
from parvis.kernel.tabular import Row, unsafe_cell

PACKAGE: Final = "datapackage.json"
FIELDS: Final = ("link", "signatory", "position", "service")
SMALL: Final = 32_767
_STATES: Final = {
    state: state for state in (State.PUBLISHED.value, State.HIDDEN.value, State.WITHDRAWN.value)
}


def words(row: Row, column: str) -> str:
    """The words of a cell, as they were before they were made safe for spreadsheets."""
    return unsafe_cell(row.cells[column])


def name(row: Row, column: str) -> str:
    """Words that must be there."""
    return unsafe_cell(cells.required(row, column))


def theme(row: Row) -> Subject:
    """A theme."""
    return Subject(
        name(row, "id"), name(row, "name"), words(row, "parent"), cells.whole(row, "position", limit=SMALL)
    )


def contribution(row: Row) -> Text:
    """A contribution; totals of the copied instance are kept apart from those it had itself imported."""
    counted = {position: cells.whole(row, f"votes_{position}") for position in (*Position.values, "earlier")}
    brought = {position: cells.whole(row, f"imported_{position}") for position in Position.values}
    totals = {position: brought[position] + counted[position] for position in Position.values}
    subject, parent = words(row, "theme"), words(row, "parent")
    return Text(
        kind=words(row, "kind"),
        id=name(row, "id"),
        number=cells.whole(row, "number") or None,
        parent=Key(words(row, "parent_kind"), parent) if parent else None,
        subjects=(Subject(subject),) if subject else (),
        author=words(row, "author"),
        organisation=words(row, "organisation"),
        capacity=cells.one_of(row, "capacity", {value: value for value in Capacity.values}),
        side=cells.one_of(row, "side", {"": "", **{value: value for value in Side.values}}),
        state=cells.one_of(row, "state", _STATES),
        rule=words(row, "rule"),
        hidden_at=cells.optional_moment(row, "hidden_at"),
        at=cells.moment(row, "published_at"),
        changed_at=cells.optional_moment(row, "changed_at"),
        revision=cells.whole(row, "revision", limit=SMALL) or 1,
        language=words(row, "language") or "fr",
        title=words(row, "title"),
        body=words(row, "body"),
        data={field: words(row, field) for field in FIELDS},
        votes=totals if any(totals.values()) else {},
        counted={position: count for position, count in counted.items() if count},
    )


def decision(row: Row) -> Target:
    """What an official answer decides."""
    return Target(
        answer=name(row, "answer"),
        target=Key(name(row, "target_kind"), name(row, "target")),
        verdict=cells.one_of(row, "verdict", {value: value for value in Verdict.values}),
        until=cells.optional_day(row, "until"),
        reason=words(row, "reason"),
    )


def commitment(row: Row) -> Promise:
    """What it promises."""
    return Promise(
        answer=name(row, "answer"),
        rank=cells.whole(row, "rank"),
        what=words(row, "what"),
        owner=words(row, "owner"),
        due=cells.day(row, "due"),
        state=cells.one_of(row, "state", {value: value for value in Progress.values}),
        changed_at=cells.moment(row, "changed_at"),
    )


def step(row: Row) -> PromiseStep:
    """How it moved on."""
    return PromiseStep(
        answer=name(row, "answer"),
        commitment=cells.whole(row, "commitment"),
        rank=cells.whole(row, "rank"),
        state=cells.one_of(row, "state", {value: value for value in Progress.values}),
        note=words(row, "note"),
        at=cells.moment(row, "at"),
    )


def figure(row: Row) -> Day:
    """What one day added."""
    names = ("people", "registered", "texts", "replies", "votes")
    return Day(day=cells.day(row, "day"), **{one: cells.signed(row, one) for one in names})


def origin(folder: Path) -> Origin:
    """What the package says of the space."""
    try:
        found: Any = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))["parvis"]
        return Origin(
            kind=str(found["kind"]),
            title=str(found["title"]),
            summary=str(found["summary"]),
            language=str(found["language"]),
            presentation=str(found["presentation"]),
            data=dict(found["data"]),
            steps=tuple(
                (
                    str(one["plan"]),
                    _moment(one["starts_at"]),
                    _moment(one["ends_at"]) if one["ends_at"] else None,
                )
                for one in found["steps"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError):
        sentence = _("%(file)s is absent or is not the one of an export.")
        raise Refused("import.package", sentence % {"file": folder / PACKAGE}) from None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _sheet(kind: str, table: Table, read: Any) -> Sheet:
    return Sheet(kind, f"{table.name}.csv", table.names, read, required=table is dictionary.CONTRIBUTIONS)


def register() -> None:
    """Make the format known, once the kinds of contributions are."""
    tables = (
        _sheet("theme", dictionary.THEMES, theme),
        _sheet("contribution", dictionary.CONTRIBUTIONS, contribution),
        _sheet("decision", dictionary.DECISIONS, decision),
        _sheet("commitment", dictionary.COMMITMENTS, commitment),
        _sheet("commitment_step", dictionary.STEPS, step),
        _sheet("figure", dictionary.FIGURES, figure),
    )
    formats.register(
        Format(
            key="parvis",
            sheets=tables,
            # A row of contributions that cannot be read counts for none of their kinds.
            kinds=tuple(dict.fromkeys((*contribution_kinds, *(sheet.kind for sheet in tables)))),
            origin=origin,
            is_copy=True,
        )
    )
