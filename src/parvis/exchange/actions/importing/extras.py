# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What surrounds the texts of a copy: decisions of official answers, commitments, figures by day."""

from functools import singledispatch
from typing import Any, Final, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from parvis.core.kinds import OFFICIAL_ANSWER
from parvis.core.models import AnswerTarget, Commitment, CommitmentStep, Contribution, DailyFigure, Space
from parvis.exchange.actions.importing.checking import too_long
from parvis.exchange.formats import Day, Key, Promise, PromiseStep, Record, Target
from parvis.kernel.refusal import Refused

# Refusals that say that something earlier is not there, rather than that the record is wrong.
NOT_YET: Final = frozenset({"parent.missing", "rank.gap", "commitment.missing"})
Row = TypeVar("Row", bound=models.Model)


@singledispatch
def put(record: Record, space: Space) -> str:
    """Write one record: what became of it."""
    raise TypeError(type(record), space)


@put.register
def _target(record: Target, space: Space) -> str:
    answer, target = _find(space, Key(OFFICIAL_ANSWER.key, record.answer)), _find(space, record.target)
    row = AnswerTarget.objects.filter(answer=answer, target=target).first()
    Contribution.objects.filter(pk=target).update(verdict=record.verdict)
    return _write(
        row or AnswerTarget(answer_id=answer, target_id=target),
        verdict=record.verdict,
        until=record.until,
        reason=record.reason,
    )


@put.register
def _promise(record: Promise, space: Space) -> str:
    answer = _find(space, Key(OFFICIAL_ANSWER.key, record.answer))
    row = _ranked(Commitment.objects.filter(answer=answer), record.rank) or Commitment(answer_id=answer)
    return _write(
        row,
        what=record.what,
        owner=record.owner,
        due=record.due,
        state=record.state,
        changed_at=record.changed_at,
    )


@put.register
def _step(record: PromiseStep, space: Space) -> str:
    answer = _find(space, Key(OFFICIAL_ANSWER.key, record.answer))
    commitment = _ranked(Commitment.objects.filter(answer=answer), record.commitment)
    if commitment is None:
        raise Refused("commitment.missing", _("this commitment is not in the files"))
    row = _ranked(CommitmentStep.objects.filter(commitment=commitment), record.rank)
    return _write(
        row or CommitmentStep(commitment=commitment), state=record.state, note=record.note, at=record.at
    )


@put.register
def _day(record: Day, space: Space) -> str:
    row = DailyFigure.objects.filter(space=space, day=record.day).first() or DailyFigure(
        space=space, day=record.day
    )
    return _write(
        row,
        people=record.people,
        registered=record.registered,
        texts=record.texts,
        replies=record.replies,
        votes=record.votes,
    )


def _find(space: Space, key: Key) -> int:
    found = (
        Contribution.objects.filter(space=space, kind=key.kind, external_id=key.id)
        .values_list("pk", flat=True)
        .first()
    )
    if found is None:
        sentence = _("what it answers (%(kind)s %(id)s) is neither in the files nor in the space")
        raise Refused("parent.missing", sentence % {"kind": key.kind, "id": key.id})
    return found


def _ranked(rows: "models.QuerySet[Row]", rank: int) -> "Row | None":
    """The row of that rank, None for the one after the last."""
    found = list(rows.order_by("pk")[: max(rank, 0)])
    if not 1 <= rank <= len(found) + 1:
        raise Refused("rank.gap", _("the rank %(rank)d comes before its turn") % {"rank": rank})
    return found[rank - 1] if rank <= len(found) else None


def _write(row: models.Model, **values: Any) -> str:
    for name, value in values.items():
        limit = getattr(row._meta.get_field(name), "max_length", None)  # noqa: SLF001 — Django's own description
        if isinstance(value, str) and limit is not None and len(value) > limit:
            raise Refused("text.long", too_long(name, len(value), limit))
    before = {name: getattr(row, name) for name in values}
    if row.pk is not None and before == values:
        return "unchanged"
    outcome = "created" if row.pk is None else "updated"
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return outcome
