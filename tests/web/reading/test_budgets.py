# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a page of reading costs: queries with 1 and with 30 rows, and octets."""

import gzip
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import answer, contribution, subscription, vote
from parvis.core.enums import Position, Verdict
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.core.queries import remembered
from tests.cast import NOW, write

SPACE = "/consultations/l-eau-en-partage"
LIST = f"{SPACE}/contributions?tri=hasard&tirage=8000"
DETAIL = f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles"
REPLY = answer.Reply(
    body="Oui.",
    verdict=Verdict.ACCEPTED,
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
    promise=answer.Promise(
        what="Un décret", owner="Direction de l’eau", due=(NOW + timedelta(days=200)).date()
    ),
)


def fill(space: Space, author: Person, count: int) -> None:
    for rank in range(count):
        draft = Draft(kind="proposal", title=f"Récupérer l’eau de pluie, variante {rank}", body="Une cuve.")
        contribution.publish(actor=author, space=space, draft=draft, at=NOW)


def discuss(proposal: Contribution, alice: Person, bob: Person, count: int) -> None:
    for _ in range(count):
        for side in ("for", "against"):
            argument = write("argument", proposal, bob, side=side)
            vote.cast(actor=alice, contribution=argument, position=Position.AGREE, at=NOW)
        write("comment", proposal, bob)
        write("source", proposal, bob, title="Un guide", data={"link": "https://exemple.fr"}, body="")


@pytest.mark.parametrize("count", [1, 30])
def test_a_visitor_s_list_takes_three_queries(
    client: Client,
    consultation: Space,
    bob: Person,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(consultation, bob, count)
    with django_assert_num_queries(3):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("filters", ["", "&etat=attente&auteur=personne"])
def test_a_signed_in_list_takes_six_queries(
    client: Client,
    consultation: Space,
    bob: Person,
    count: int,
    filters: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(consultation, bob, count)
    client.force_login(bob)
    with django_assert_num_queries(6):
        assert client.get(LIST + filters).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_signed_in_page_of_a_contribution_takes_twelve_queries(
    client: Client,
    proposal: Contribution,
    alice: Person,
    bob: Person,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(proposal.space, bob, count)
    discuss(proposal, alice, bob, count)
    answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    vote.cast(actor=alice, contribution=proposal, position=Position.AGREE, at=NOW)
    subscription.follow(actor=alice, contribution=proposal, at=NOW)
    client.force_login(alice)
    client.get(DETAIL)
    remembered.forget()
    with django_assert_num_queries(12):
        assert client.get(DETAIL).status_code == 200
    # The second reader finds what is the same for everyone: answers, discussion, texts that are close.
    with django_assert_num_queries(8):
        assert client.get(DETAIL).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_visitor_s_page_of_a_contribution_takes_four_queries(
    client: Client,
    proposal: Contribution,
    alice: Person,
    bob: Person,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    discuss(proposal, alice, bob, count)
    client.get(DETAIL + "?ordre=recents")
    remembered.forget()
    with django_assert_num_queries(4):
        assert client.get(DETAIL).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", ["/", "/consultations/", f"{SPACE}/", "/reponses", f"{SPACE}/reponses"])
def test_the_other_pages_take_at_most_twelve_queries_signed_in(
    client: Client,
    proposal: Contribution,
    alice: Person,
    bob: Person,
    count: int,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(proposal.space, bob, count)
    for target in Contribution.objects.filter(kind="proposal"):
        answer.publish(actor=alice, target=target, reply=REPLY, at=NOW)
    client.force_login(alice)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_a_list_of_twenty_weighs_at_most_fifteen_kilobytes(
    client: Client, consultation: Space, bob: Person
) -> None:
    for rank in range(30):
        draft = Draft(kind="proposal", title=f"{rank} {'très longue idée ' * 7}"[:140])
        contribution.publish(actor=bob, space=consultation, draft=draft, at=NOW)
    content = client.get(LIST).content
    assert len(gzip.compress(content, 6)) < 15_000
