# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What became of what one wrote, and how one voted: for one's own eyes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from parvis.core.enums import State
from parvis.core.models import (
    AnswerTarget,
    Appeal,
    AuditEvent,
    Contribution,
    Decision,
    Person,
    Phase,
    PrivateLink,
    Receipt,
    Vote,
)

PAGE: Final = 20
SHOWN: Final = (State.PUBLISHED, State.HIDDEN, State.WITHDRAWN)
COLUMNS: Final = (
    *("pk", "kind", "number", "title", "side", "state", "published_at", "verdict"),
    *("space__kind", "space__slug", "space__title", "root__number", "root__title"),
    *("receipt", "answers_due", "hidden_at", "rule", "statement", "decision", "appealed_at"),
    *("withdrawn_at", "answered_at", "reason"),
)


class After(NamedTuple):
    """Where a page ends."""

    at: datetime
    pk: int


class Counts(NamedTuple):
    """How many texts of each state one has, and how many votes."""

    drafts: int
    published: int
    answered: int
    hidden: int
    withdrawn: int
    votes: int

    @property
    def everything(self) -> int:
        """All of one's texts."""
        return self.drafts + self.published + self.hidden + self.withdrawn


def counts(person: Person) -> Counts:
    """How many of each, in one query."""
    written = _written(person)
    counted = Person.objects.filter(pk=person.pk).values_list(
        _count(written.filter(state=State.DRAFT), "author"),
        _count(written.filter(state=State.PUBLISHED), "author"),
        _count(written.filter(state=State.PUBLISHED).exclude(verdict=""), "author"),
        _count(written.filter(state=State.HIDDEN), "author"),
        _count(written.filter(state=State.WITHDRAWN), "author"),
        _count(_votes(person), "person"),
    )
    return Counts(*(count or 0 for count in counted.get()))


def texts(person: Person, *, standing: str = "", after: After | None = None) -> list[Any]:
    """One's texts, the newest first, one more than a page when there are more. standing: published, answered…"""
    found = _written(person).filter(state__in=SHOWN)
    if standing == "answered":
        found = found.filter(state=State.PUBLISHED).exclude(verdict="")
    elif standing:
        found = found.filter(state=standing)
    if after is not None:
        same = Q(published_at=after.at, pk__lt=after.pk)
        found = found.filter(same | Q(published_at__lt=after.at))
    ordered = _with_standing(found).order_by("-published_at", "-pk")
    return list(ordered.values_list(*COLUMNS, named=True)[: PAGE + 1])


def drafts(person: Person, *, at: datetime) -> list[Any]:
    """One's drafts and until when each is kept, the last touched first."""
    links = PrivateLink.objects.filter(
        contribution__author=person, contribution__state=State.DRAFT, expires_at__gt=at
    )
    columns = ("contribution_id", "contribution__title", "contribution__space__title", "expires_at")
    return list(links.order_by("-expires_at", "-pk").values_list(*columns, named=True)[:100])


def votes(person: Person, *, after: After | None = None) -> list[Any]:
    """One's votes, the newest first, one more than a page when there are more."""
    found = _votes(person)
    if after is not None:
        found = found.filter(Q(at=after.at, pk__lt=after.pk) | Q(at__lt=after.at))
    return list(_vote_rows(found)[: PAGE + 1])


def all_votes(person: Person) -> Iterator[Any]:
    """All of one's votes, to take away."""
    return _vote_rows(_votes(person)).iterator(chunk_size=1000)


def _count(found: QuerySet[Any], whose: str) -> Subquery:
    return Subquery(found.order_by().values(whose).annotate(n=Count("pk")).values("n"))


def _written(person: Person) -> QuerySet[Contribution]:
    return Contribution.objects.filter(author=person).exclude(kind="official_answer")


def _votes(person: Person) -> QuerySet[Vote]:
    return Vote.objects.filter(person=person)


def _vote_rows(found: QuerySet[Vote]) -> QuerySet[Any, Any]:
    of = "contribution__"
    columns = [f"{of}{name}" for name in ("kind", "number", "title", "state")]
    columns += [f"{of}space__{name}" for name in ("kind", "slug", "title")]
    columns += [f"{of}root__number", f"{of}root__title"]
    return found.order_by("-at", "-pk").values_list(
        "pk", "position", "at", "contribution_id", *columns, named=True
    )


def _with_standing(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Each text with its last decision, answer, receipt and dates, read beside it."""
    decision = Decision.objects.filter(contribution=OuterRef("pk"), act=Decision.Act.HIDE).order_by(
        "-at", "-pk"
    )
    answer = AnswerTarget.objects.filter(target=OuterRef("pk"), answer__state=State.PUBLISHED).order_by("-pk")
    receipt = Receipt.objects.filter(contribution=OuterRef("pk")).order_by("-pk")
    withdrawn = AuditEvent.objects.filter(noun="contribution", noun_id=OuterRef("pk"), verb="withdraw")
    due = Phase.objects.filter(space=OuterRef("space"), plan="answers").order_by("-ends_at")
    appeal = Appeal.objects.filter(decision__contribution=OuterRef("pk"), decision__act=Decision.Act.HIDE)
    return found.annotate(
        receipt=Subquery(receipt.values("code")[:1]),
        answers_due=Subquery(due.values("ends_at")[:1]),
        decision=Subquery(decision.values("pk")[:1]),
        hidden_at=Subquery(decision.values("at")[:1]),
        rule=Subquery(decision.values("rule")[:1]),
        statement=Subquery(decision.values("statement")[:1]),
        appealed_at=Subquery(appeal.order_by("-at").values("at")[:1]),
        withdrawn_at=Subquery(withdrawn.order_by("-at").values("at")[:1]),
        answered_at=Subquery(answer.values("answer__published_at")[:1]),
        reason=Subquery(answer.values("reason")[:1]),
    )
