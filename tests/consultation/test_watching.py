# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page of the team: what waits, today's figures, what bursts; and how many queries pages cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import contribution, moderation, person, theme, vote
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.core.queries import bursts, steering
from tests.cast import DAY, NOW, someone, write
from tests.consultation.conftest import Browse
from tests.consultation.desks import act, contested, path, promised

LISTS = ("moderation", "moderation/recours", "moderation/masquees", "reponses", "engagements", "journal")


@pytest.fixture
def owner(consultation: Space, alice: Person, browse: Browse) -> Client:
    """Alice’s browser."""
    return browse(alice)


@pytest.fixture
def crowd(db: None) -> Callable[[int], list[Person]]:
    """As many people as one likes."""

    def people(count: int) -> list[Person]:
        return [
            person.register(
                email=f"p{rank}@exemple.fr", display_name=f"P{rank}", language="fr", at=NOW - 30 * DAY
            )
            for rank in range(count)
        ]

    return people


def test_what_waits_is_counted_by_text(proposal: Contribution, alice: Person, emile: Person) -> None:
    for _ in range(2):
        moderation.report(actor=None, contribution=proposal, rule="insult", at=NOW)
    contested(proposal, alice)
    other = Draft(kind="proposal", title="Planter des arbres")
    contribution.publish(actor=emile, space=proposal.space, draft=other, at=NOW)
    waiting = steering.to_do(proposal.space, NOW)
    assert waiting == steering.ToDo(reported=1, appeals=1, unanswered=2, late=0, hidden=1)


def test_a_burst_of_votes_is_told_in_counts_and_never_in_names(
    owner: Client, proposal: Contribution, crowd: Callable[[int], list[Person]]
) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(published_at=NOW - 10 * DAY)
    people = crowd(14)
    for voter in people[:2]:
        vote.cast(actor=voter, contribution=proposal, position="agree", at=NOW - DAY)
    for voter in people[2:]:
        vote.cast(actor=voter, contribution=proposal, position="agree", at=NOW)
    found = bursts.today(proposal.space, NOW)
    assert [(burst.what, burst.number, burst.today, burst.usual) for burst in found] == [("votes", 1, 12, 0)]
    page = owner.get(path()).text
    assert "Rafale de votes sur n°\u00a01\u00a0: 12 aujourd’hui, 0 un jour ordinaire" in page
    assert "P5" not in page


def test_one_person_who_changes_their_mind_is_no_burst(proposal: Contribution, bob: Person) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(published_at=NOW - 10 * DAY)
    for rank in range(20):
        position = "agree" if rank % 2 else "disagree"
        vote.cast(actor=bob, contribution=proposal, position=position, at=NOW + timedelta(seconds=rank))
    assert bursts.today(proposal.space, NOW) == []


def test_a_busy_day_among_busy_days_is_no_burst(
    proposal: Contribution, crowd: Callable[[int], list[Person]]
) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(published_at=NOW - 3 * DAY)
    for rank, voter in enumerate(crowd(40)):
        vote.cast(actor=voter, contribution=proposal, position="agree", at=NOW - (rank % 4) * DAY)
    assert bursts.today(proposal.space, NOW) == []


def test_what_was_published_today_has_no_ordinary_day(
    consultation: Space, emile: Person, crowd: Callable[[int], list[Person]]
) -> None:
    new = contribution.publish(
        actor=emile, space=consultation, draft=Draft(kind="proposal", title="Neuve"), at=NOW
    )
    for voter in crowd(12):
        vote.cast(actor=voter, contribution=new, position="agree", at=NOW)
    assert bursts.today(consultation, NOW) == []


def test_three_reports_in_a_day_are_a_burst(proposal: Contribution) -> None:
    for _ in range(3):
        moderation.report(actor=None, contribution=proposal, rule="insult", at=NOW)
    found = bursts.today(proposal.space, NOW)
    assert [(burst.what, burst.today, burst.usual) for burst in found] == [("reports", 3, 0)]


def test_today_is_told_with_its_table(owner: Client, proposal: Contribution, bob: Person) -> None:
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    page = owner.get(path()).text
    assert "+1 personne" in page
    assert "+1 vote" in page
    assert "<svg" in page
    assert "<table>" in page


def test_figures_show_every_day_since_the_first(owner: Client, proposal: Contribution) -> None:
    page = owner.get(path("chiffres")).text
    assert page.count("<figure") == 5
    assert "21\u00a0novembre 2026" in page
    assert "22\u00a0novembre 2026" in page


@pytest.mark.parametrize("rows", [1, 30])
def test_lists_of_the_team_cost_six_queries(
    rows: int,
    owner: Client,
    proposal: Contribution,
    alice: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rows):
        moderation.report(actor=None, contribution=write("comment", proposal, alice), rule="insult", at=NOW)
        contested(proposal, alice)
        promised(proposal, alice)
        draft = Draft(kind="proposal", title="Encore")
        contribution.publish(actor=alice, space=proposal.space, draft=draft, at=NOW)
    for page in LISTS:
        with django_assert_max_num_queries(6):
            assert owner.get(path(*page.split("/"))).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_other_pages_of_the_team_cost_at_most_twelve(
    rows: int,
    owner: Client,
    proposal: Contribution,
    alice: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for rank in range(rows):
        theme.add(actor=alice, space=proposal.space, name=f"Thème {rank}", at=NOW)
        moderation.report(actor=None, contribution=proposal, rule="insult", at=NOW)
        write("argument", proposal, alice, side="for")
        promised(proposal, alice)
        moderation.keep(actor=alice, contribution=proposal, at=NOW)
    someone("Zoé")
    pages = [
        path(*([word] if word else [])) for word in ("", "presentation", "themes", "calendrier", "contrat")
    ]
    pages += [path("equipe"), path("chiffres"), act(proposal, "moderer"), act(proposal, "repondre")]
    for page in pages:
        with django_assert_max_num_queries(12):
            assert owner.get(page).status_code == 200
