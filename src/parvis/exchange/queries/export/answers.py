# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The decisions, commitments and steps of an export: what official answers say and promise."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from parvis.core.enums import State
from parvis.core.models import AnswerTarget, Commitment, CommitmentStep, Space
from parvis.exchange.queries.export.names import Names, day, moment

Cells = tuple[Any, ...]


def decisions(space: Space) -> Any:
    return AnswerTarget.objects.filter(
        answer__space=space, answer__state=State.PUBLISHED, target__state=State.PUBLISHED
    )


def decision_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = decisions(space).order_by("answer_id", "target_id")
    for answer, answer_id, kind, target, target_id, *what in rows.values_list(
        *("answer_id", "answer__external_id", "target__kind", "target_id", "target__external_id"),
        *("verdict", "until", "reason"),
    ).iterator():
        verdict, until, reason = what
        yield (
            (answer_id or names.row(answer)),
            kind,
            (target_id or names.row(target)),
            verdict,
            day(until),
            reason,
        )


def commitments(space: Space) -> Any:
    return Commitment.objects.filter(answer__space=space, answer__state=State.PUBLISHED)


def commitment_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = commitments(space).order_by("answer_id", "pk")
    columns = ("answer_id", "answer__external_id", "what", "owner", "due", "state", "changed_at")
    for _answer, promises in groupby(rows.values_list(*columns).iterator(), itemgetter(0)):
        for rank, (answer, external_id, what, owner, due, state, at) in enumerate(promises, 1):
            yield (external_id or names.row(answer)), rank, what, owner, day(due), state, moment(at)


def steps(space: Space) -> Any:
    return CommitmentStep.objects.filter(
        commitment__answer__space=space, commitment__answer__state=State.PUBLISHED
    )


def step_rows(space: Space, names: Names) -> Iterator[Cells]:
    rows = steps(space).order_by("commitment__answer_id", "commitment_id", "pk")
    answer = ("commitment__answer_id", "commitment__answer__external_id")
    ranks = _ranks(space)
    found = rows.values_list("commitment_id", *answer, "state", "note", "at").iterator()
    for commitment, taken in groupby(found, itemgetter(0)):
        for rank, (_pk, pk, external_id, state, note, at) in enumerate(taken, 1):
            yield (external_id or names.row(pk)), ranks[commitment], rank, state, note, moment(at)


def _ranks(space: Space) -> dict[int, int]:
    rows = commitments(space).order_by("answer_id", "pk").values_list("answer_id", "pk")
    return {
        pk: rank for _answer, held in groupby(rows, itemgetter(0)) for rank, (_, pk) in enumerate(held, 1)
    }
