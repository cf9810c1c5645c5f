# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Voting: one vote a person, the last counts, totals recount from rows."""

import pytest

from parvis.core.actions import contribution, tally, vote
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, DailyFigure, Person, Space, Tally, Vote, VoteEvent
from parvis.kernel.refusal import Refused
from tests.cast import NOW, SECOND


def counters(target: Contribution) -> tuple[int, int, int, int]:
    row = Tally.objects.get(pk=target.pk)
    return row.agree, row.mixed, row.disagree, row.earlier


def test_a_vote_is_counted_once(proposal: Contribution, bob: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW + SECOND)
    assert counters(proposal) == (1, 0, 0, 0)
    assert VoteEvent.objects.count() == 1


def test_the_last_vote_counts_and_the_history_keeps_both(proposal: Contribution, bob: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=bob, contribution=proposal, position="disagree", at=NOW + SECOND)
    assert counters(proposal) == (0, 0, 1, 0)
    assert list(VoteEvent.objects.order_by("pk").values_list("position", flat=True)) == ["agree", "disagree"]


def test_a_vote_taken_back_no_longer_counts(proposal: Contribution, bob: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="mixed", at=NOW)
    vote.withdraw(actor=bob, contribution=proposal, at=NOW + SECOND)
    assert counters(proposal) == (0, 0, 0, 0)
    assert Vote.objects.count() == 0


def test_votes_on_an_earlier_text_are_told_apart(
    proposal: Contribution, bob: Person, charlie: Person, emile: Person
) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=charlie, contribution=proposal, position="disagree", at=NOW)
    new = Draft(kind="proposal", title="Récupérer l’eau de pluie partout")
    contribution.revise(
        actor=emile, contribution=proposal, draft=new, note="Partout, pas seulement à l’école", at=NOW
    )
    assert counters(proposal) == (1, 0, 1, 2)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW + SECOND)
    assert counters(proposal) == (1, 0, 1, 1)
    vote.withdraw(actor=charlie, contribution=proposal, at=NOW + SECOND)
    assert counters(proposal) == (1, 0, 0, 0)


def test_counters_recount_from_rows(proposal: Contribution, bob: Person, charlie: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=charlie, contribution=proposal, position="mixed", at=NOW)
    kept = Tally.objects.get(pk=proposal.pk)
    recounted = tally.recount(proposal.pk)
    assert recounted == {column: getattr(kept, column) for column in recounted}
    assert (recounted["agree"], recounted["mixed"], recounted["disagree"]) == (1, 1, 0)


def test_voting_moves_the_sort_columns_and_the_day(
    proposal: Contribution, bob: Person, charlie: Person
) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=charlie, contribution=proposal, position="disagree", at=NOW)
    proposal.refresh_from_db()
    assert (proposal.support, proposal.division) == (0, 1)
    day = DailyFigure.objects.order_by("-day").values_list("votes", "people").first()
    assert day == (2, 2)


def test_a_vote_is_refused_once_the_step_is_over(
    consultation: Space, proposal: Contribution, bob: Person
) -> None:
    end = consultation.phases.get(plan="deliberate").ends_at
    assert end is not None
    with pytest.raises(Refused) as refusal:
        vote.cast(actor=bob, contribution=proposal, position="agree", at=end)
    assert refusal.value.code == "phase.closed"
    assert counters(proposal) == (0, 0, 0, 0)
