# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions close to a title, by the rare words they share."""

import pytest
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import contribution, moderation
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person
from parvis.core.queries import similar
from tests.cast import NOW


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    similar.forget()


def publish(proposal: Contribution, author: Person, title: str) -> Contribution:
    draft = Draft(kind="proposal", title=title)
    return contribution.publish(actor=author, space=proposal.space, draft=draft, at=NOW)


def test_titles_that_share_rare_words_are_close_whatever_their_accents_and_plurals(
    proposal: Contribution, bob: Person
) -> None:
    near = publish(proposal, bob, "RECUPERER la pluie de chaque école")
    publish(proposal, bob, "Un tarif progressif")
    assert [found.pk for found in similar.to(proposal)] == [near.pk]


def test_what_was_hidden_since_is_not_shown(proposal: Contribution, alice: Person, bob: Person) -> None:
    near = publish(proposal, bob, "Récupérer la pluie des écoles")
    assert len(similar.to(proposal)) == 1
    moderation.hide(actor=alice, contribution=near, rule="insult", statement="Insulte.", at=NOW)
    assert similar.to(proposal) == []


def test_titles_are_read_once_and_what_is_shown_each_time(
    proposal: Contribution, bob: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(proposal, bob, "Récupérer la pluie des écoles")
    similar.to(proposal)
    with django_assert_num_queries(1):
        similar.to(proposal)


def test_a_title_of_short_words_is_close_to_nothing(proposal: Contribution) -> None:
    assert similar.to_title(proposal.space, "Et si on y va") == []
