# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Counters that lie are found, whichever they are."""

import pytest
from django.db.models import F

from parvis.core.actions import vote
from parvis.core.models import Contribution, Person, Tally
from parvis.core.queries import consistency
from tests.cast import NOW, write


def test_what_actions_wrote_is_consistent(proposal: Contribution, bob: Person, charlie: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    vote.cast(actor=charlie, contribution=proposal, position="disagree", at=NOW)
    write("argument", proposal, bob, side="for")
    write("comment", proposal, charlie)
    assert (consistency.wrong_votes(), consistency.wrong_replies(), consistency.wrong_numbers()) == (
        [],
        [],
        [],
    )


@pytest.mark.parametrize("column", ["agree", "mixed", "disagree", "earlier"])
def test_a_wrong_count_of_votes_is_found(proposal: Contribution, bob: Person, column: str) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    Tally.objects.filter(pk=proposal.pk).update(**{column: F(column) + 1})
    assert consistency.wrong_votes() == [proposal.pk]


@pytest.mark.parametrize("column", ["arguments_for", "arguments_against", "comments", "sources"])
def test_a_wrong_count_of_replies_is_found(proposal: Contribution, bob: Person, column: str) -> None:
    write("argument", proposal, bob, side="against")
    Tally.objects.filter(pk=proposal.pk).update(**{column: F(column) + 1})
    assert consistency.wrong_replies() == [proposal.pk]


def test_a_gap_in_numbers_is_found(proposal: Contribution) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(number=7)
    assert consistency.wrong_numbers() == [proposal.space_id]
