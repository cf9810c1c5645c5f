# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Counters and sort columns of contributions: moved with each act, recountable from rows."""

from django.db.models import Count, F, Q

from parvis.core.enums import Position, State
from parvis.core.kinds import contribution_kinds
from parvis.core.models import Contribution, Tally, Vote

REPLIES = ("arguments_for", "arguments_against", "comments", "sources")


def count_reply(contribution: Contribution, change: int) -> None:
    """One argument, comment or source more, or one less, under a numbered contribution."""
    column = _column(contribution)
    if not column:
        return
    Tally.objects.filter(pk=contribution.root_pk).update(**{column: F(column) + change})
    if column != "sources":
        Contribution.objects.filter(pk=contribution.root_pk).update(discussion=F("discussion") + change)


def count_vote(contribution: Contribution, *, gained: str, lost: str, earlier: int) -> None:
    """One vote cast, changed or taken back; the sort columns follow."""
    changes = {
        position: F(position) + int(position == gained) - int(position == lost)
        for position in {gained, lost} - {""}
    }
    Tally.objects.filter(pk=contribution.pk).update(**changes, earlier=F("earlier") + earlier)
    sort(contribution.pk, imported=contribution.data.get("imported_votes", {}))


def sort(pk: int, *, imported: dict[str, int]) -> None:
    """Place a contribution by support and division.

    Sorting takes imported totals along: what people said elsewhere still ranks. Figures never add them.
    """
    row = Tally.objects.values_list("agree", "disagree", named=True).get(pk=pk)
    agree = row.agree + imported.get(Position.AGREE, 0)
    disagree = row.disagree + imported.get(Position.DISAGREE, 0)
    Contribution.objects.filter(pk=pk).update(support=agree - disagree, division=min(agree, disagree))


def recount(pk: int) -> dict[str, int]:
    """What the counters of a contribution must be, counted from rows."""
    votes = Vote.objects.filter(contribution=pk)
    counted = votes.aggregate(
        agree=Count("pk", filter=Q(position=Position.AGREE)),
        mixed=Count("pk", filter=Q(position=Position.MIXED)),
        disagree=Count("pk", filter=Q(position=Position.DISAGREE)),
        earlier=Count("pk", filter=~Q(revision=F("contribution__current"))),
    )
    replies = dict.fromkeys(REPLIES, 0)
    published = Contribution.objects.filter(root=pk, state=State.PUBLISHED)
    for kind, side, count in published.values_list("kind", "side").annotate(Count("pk")):
        column = contribution_kinds[kind].counter.format(side=side)
        if column:
            replies[column] += count
    return counted | replies


def _column(contribution: Contribution) -> str:
    return contribution.plan.counter.format(side=contribution.side)
