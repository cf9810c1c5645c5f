# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a service reads before it answers: the text, the discussion, what was answered before, who will be told."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import QuerySet

from parvis.core.enums import Side, State
from parvis.core.models import AnswerTarget, Contribution, Space
from parvis.core.queries import hearers

# The most convincing arguments of each side; the page of the contribution has them all.
ARGUMENTS: Final = 10
COLUMNS: Final = ("pk", "byline", "support", "current__language", "current__body_html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The strongest arguments of each side, and what was answered before."""

    arguments_for: list[Any] = field(default_factory=list)
    arguments_against: list[Any] = field(default_factory=list)
    earlier: list[AnswerTarget] = field(default_factory=list)


def target(space: Space, number: int) -> Contribution | None:
    """The published contribution of this number, with its text and its counters."""
    found = (
        Contribution.objects.filter(space=space, number=number, state=State.PUBLISHED)
        .select_related("current", "tally", "theme")
        .first()
    )
    if found is not None:
        found.space = space
    return found


def discussion(contribution: Contribution) -> Discussion:
    """What people said for and against, the most convincing first, and the answers already published."""
    earlier = AnswerTarget.objects.filter(target=contribution, answer__state=State.PUBLISHED)
    return Discussion(
        arguments_for=list(_side(contribution, Side.FOR)),
        arguments_against=list(_side(contribution, Side.AGAINST)),
        earlier=list(earlier.select_related("answer").order_by("-answer__published_at")),
    )


def told(contribution: Contribution) -> int:
    """How many people an answer will be told to."""
    return len(hearers.of_answer(contribution.pk))


def _side(contribution: Contribution, side: Side) -> QuerySet[Contribution, Any]:
    rows = Contribution.objects.filter(root=contribution, kind="argument", side=side, state=State.PUBLISHED)
    return rows.order_by("-support", "-pk").values_list(*COLUMNS, named=True)[:ARGUMENTS]
