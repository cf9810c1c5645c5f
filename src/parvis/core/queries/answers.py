# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Official answers with what they decide, who signed them, and what became of what they promise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from parvis.core import audience
from parvis.core.enums import Progress, State
from parvis.core.kinds import OFFICIAL_ANSWER
from parvis.core.models import AnswerTarget, Commitment, CommitmentStep, Contribution, Person, Space
from parvis.core.queries import readable, remembered
from parvis.core.queries.orders import Key, beyond

SIZE: Final = 20
# Said in every query: without it, a database may walk all the contributions of a space to find its answers.
ANSWER: Final = OFFICIAL_ANSWER.key


class Step(NamedTuple):
    """One public change of a commitment."""

    state: str
    note: str
    at: datetime


@dataclass(slots=True)
class Promise:
    """A commitment, the contribution it answers, and its steps, the oldest first."""

    commitment: Commitment
    steps: list[Step] = field(default_factory=list)
    target: Contribution | None = None

    def days_late(self, today: date) -> int:
        """How many days late it is; 0 when it is kept, given up, or not due yet."""
        if self.commitment.state in {Progress.KEPT, Progress.ABANDONED}:
            return 0
        return max(0, (today - self.commitment.due).days)


@dataclass(slots=True)
class Answer:
    """An official answer to one contribution."""

    decision: AnswerTarget
    promises: list[Promise] = field(default_factory=list)

    @property
    def text(self) -> Contribution:
        """The answer itself, as it was written."""
        return self.decision.answer


def to(contribution: Contribution) -> list[Answer]:
    """The official answers to a contribution, the latest first."""
    return remembered.of(contribution, ("space", "contribution"), "answers", lambda: _to(contribution))


def _to(contribution: Contribution) -> list[Answer]:
    rows = _published().filter(target=contribution).select_related("answer", "answer__current")
    return _with_promises(rows.order_by("-answer__published_at", "-pk"))


def newest(
    *, person: Person | None, at: datetime, space: Space | None = None, after: Key | None = None
) -> tuple[list[Answer], Key | None]:
    """The answers this person may read, the latest first, and where the next page begins."""
    spaces = None if space is None else frozenset({space.pk})
    scope = readable.Scope(spaces=spaces, kinds=frozenset({ANSWER}))
    key = None if after is None else readable.Key(after.moment, after.pk)
    rows = readable.page(person=person, at=at, scope=scope, after=key, size=SIZE + 1)
    more = len(rows) > SIZE
    pks = [row.pk for row in rows[:SIZE]]
    decisions = _published().filter(answer__in=pks).order_by("-answer__published_at", "-pk")
    answers = _with_promises(decisions.select_related("answer", "answer__current", "target", "target__space"))
    return answers, Key.of(rows[SIZE - 1].published_at, rows[SIZE - 1].pk) if more else None


def promises(
    *,
    person: Person | None,
    at: datetime,
    states: Iterable[str],
    after: Key | None = None,
    size: int = SIZE,
) -> tuple[list[Promise], Key | None]:
    """The commitments of these states that this person may read, the last changed first."""
    spaces = Space.objects.open_to(audience.held_by(person, at=at), at)
    rows = (
        Commitment.objects.filter(state__in=list(states), answer__space__in=spaces)
        .filter(answer__kind=ANSWER, answer__state=State.PUBLISHED, answer__root__state=State.PUBLISHED)
        .filter(beyond("changed_at", after, greatest_first=True, timed=True))
        .select_related("answer", "answer__root", "answer__space")
        .order_by("-changed_at", "-pk")[: size + 1]
    )
    read = list(rows)
    more = len(read) > size
    found = [Promise(each, target=each.answer.root) for each in read[:size]]
    _bring_steps(found)
    return found, Key.of(read[size - 1].changed_at, read[size - 1].pk) if more else None


def changed(spaces: Sequence[Space], *, size: int) -> list[Promise]:
    """The commitments kept in these spaces, the latest first, then those under way."""
    rows = Commitment.objects.filter(
        state__in=(Progress.KEPT, Progress.UNDERWAY),
        answer__space__in=[space.pk for space in spaces],
        answer__kind=ANSWER,
        answer__state=State.PUBLISHED,
        answer__root__state=State.PUBLISHED,
    )
    kept_first = Case(When(state=Progress.KEPT, then=0), default=1)
    ordered = rows.select_related("answer", "answer__root").order_by(kept_first, "-changed_at", "-pk")
    found = [Promise(each, target=_in(spaces, each.answer.root)) for each in ordered[:size]]
    _bring_steps(found)
    return found


def latest(spaces: Sequence[Space], *, size: int) -> list[Answer]:
    """The last answers given in these spaces, without what they promise."""
    rows = _published().filter(answer__space__in=[space.pk for space in spaces])
    ordered = rows.select_related("answer", "answer__current", "target").order_by(
        "-answer__published_at", "-pk"
    )
    found = list(ordered[:size])
    for decision in found:
        _in(spaces, decision.target)
    return [Answer(decision) for decision in found]


def _in(spaces: Sequence[Space], row: Contribution | None) -> Contribution | None:
    """The row with its space, read already."""
    if row is not None:
        row.space = next(space for space in spaces if space.pk == row.space_id)
    return row


def waiting_in(spaces: Sequence[Space]) -> frozenset[int]:
    """Those of these spaces where a numbered contribution still has no answer."""
    headlines = {space.plan.headline for space in spaces}
    unanswered = Contribution.objects.filter(
        space=OuterRef("pk"), kind__in=headlines, state=State.PUBLISHED, verdict=""
    )
    rows = Space.objects.filter(pk__in=[space.pk for space in spaces]).filter(Exists(unanswered))
    return frozenset(rows.values_list("pk", flat=True))


def _published() -> QuerySet[AnswerTarget]:
    return AnswerTarget.objects.filter(
        Q(answer__root=None) | Q(answer__root__state=State.PUBLISHED),
        answer__kind=ANSWER,
        answer__state=State.PUBLISHED,
        target__state=State.PUBLISHED,
    )


def _with_promises(decisions: Iterable[AnswerTarget]) -> list[Answer]:
    answers = [Answer(decision) for decision in decisions]
    written = {answer.decision.answer_id for answer in answers}
    if not written:
        return []
    made = [Promise(each) for each in Commitment.objects.filter(answer__in=written).order_by("due", "pk")]
    _bring_steps(made)
    for answer in answers:
        answer.promises = [each for each in made if each.commitment.answer_id == answer.decision.answer_id]
    return answers


def _bring_steps(made: list[Promise]) -> None:
    if not made:
        return
    steps = CommitmentStep.objects.filter(commitment__in=[each.commitment.pk for each in made])
    by_commitment: dict[int, list[Step]] = {}
    for pk, state, note, at in steps.order_by("at", "pk").values_list("commitment_id", "state", "note", "at"):
        by_commitment.setdefault(pk, []).append(Step(state, note, at))
    for each in made:
        each.steps = by_commitment.get(each.commitment.pk, [])
