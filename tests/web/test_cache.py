# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Visitors' pages kept in memory: texts, states and steps are never stale, counters a second late at most."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import Traveller

from parvis.core.actions import contribution, moderation, space, vote
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.kernel import paths
from tests.cast import NOW, calendar, write

LIST = "/consultations/l-eau-en-partage/contributions?tri=recentes"
DETAIL = "/consultations/l-eau-en-partage/1-recuperer-l-eau-de-pluie-dans-les-ecoles?resultats=1"
HALF = timedelta(seconds=0.5)


@pytest.fixture
def later() -> Iterator[Traveller]:
    """A clock the test moves, begun in the middle of a half-second."""
    with time_machine.travel(NOW + timedelta(milliseconds=100), tick=False) as moved:
        yield moved


def kept(client: Client, address: str) -> str:
    """The page, once it is surely kept: seen a first time, made a second time."""
    client.get(address)
    return client.get(address).content.decode()


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_kept_page_costs_one_statement(
    client: Client,
    later: Traveller,
    proposal: Contribution,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = kept(client, LIST)
    with django_assert_num_queries(1):
        assert read(client, LIST) == first


def test_a_kept_page_sets_no_cookie_and_answers_304(
    client: Client, later: Traveller, proposal: Contribution
) -> None:
    kept(client, LIST)
    answer = client.get(LIST)
    assert dict(answer.cookies) == {}
    assert client.get(LIST, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def publish(target: Contribution, alice: Person, bob: Person) -> None:
    contribution.publish(
        actor=bob, space=target.space, draft=Draft(kind="proposal", title="Une idée neuve"), at=NOW
    )


def hide(target: Contribution, alice: Person, bob: Person) -> None:
    moderation.hide(actor=alice, contribution=target, rule="other", statement="Non.", at=NOW)


def revise(target: Contribution, alice: Person, bob: Person) -> None:
    assert target.author is not None
    draft = Draft(kind="proposal", title="Un titre tout neuf")
    contribution.revise(actor=target.author, contribution=target, draft=draft, note="Neuf", at=NOW)


def close_now(target: Contribution, alice: Person, bob: Person) -> None:
    earlier = calendar(NOW - timedelta(days=60))
    space.plan(actor=alice, space=target.space, steps=earlier, notice="La consultation est close.", at=NOW)


@pytest.mark.parametrize("change", [publish, hide, revise, close_now])
def test_a_change_of_text_state_or_step_shows_at_once(
    client: Client,
    later: Traveller,
    proposal: Contribution,
    alice: Person,
    bob: Person,
    change: Callable[[Contribution, Person, Person], None],
) -> None:
    before = kept(client, LIST)
    assert read(client, LIST) == before
    change(proposal, alice, bob)
    assert read(client, LIST) != before


@pytest.mark.parametrize("change", [hide, revise])
def test_a_change_of_a_text_shows_at_once_on_its_own_page(
    client: Client,
    later: Traveller,
    proposal: Contribution,
    alice: Person,
    bob: Person,
    change: Callable[[Contribution, Person, Person], None],
) -> None:
    before = kept(client, DETAIL)
    change(proposal, alice, bob)
    assert read(client, DETAIL) != before


def test_an_argument_shows_at_once(
    client: Client, later: Traveller, proposal: Contribution, bob: Person
) -> None:
    kept(client, DETAIL)
    write("argument", proposal, bob, side="for", body="Un argument tout neuf.")
    assert "Un argument tout neuf." in read(client, DETAIL)


def test_a_vote_shows_within_the_second_and_costs_nothing_until_then(
    client: Client, later: Traveller, proposal: Contribution, bob: Person
) -> None:
    later.shift(timedelta(seconds=20))
    before = kept(client, DETAIL)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    assert read(client, DETAIL) == before
    later.shift(HALF)
    assert "1 vote" in read(client, DETAIL)


def test_the_last_of_many_votes_shows_too(
    client: Client, later: Traveller, proposal: Contribution, bob: Person, charlie: Person
) -> None:
    later.shift(timedelta(seconds=20))
    kept(client, DETAIL)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    later.shift(timedelta(milliseconds=200))
    vote.cast(actor=charlie, contribution=proposal, position="agree", at=NOW)
    later.shift(timedelta(milliseconds=800))
    assert "2 votes" in read(client, DETAIL)


def test_a_vote_leaves_the_page_of_another_contribution_as_it_is(
    client: Client,
    later: Traveller,
    proposal: Contribution,
    bob: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    other = contribution.publish(
        actor=bob, space=proposal.space, draft=Draft(kind="proposal", title="Autre chose"), at=NOW
    )
    later.shift(timedelta(seconds=20))
    address = paths.contribution("consultations", proposal.space.slug, other.number or 0, other.title)
    kept(client, address)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    later.shift(HALF)
    with django_assert_num_queries(1):
        read(client, address)


def test_a_page_is_made_again_when_a_step_ends(
    client: Client, later: Traveller, consultation: Space, proposal: Contribution
) -> None:
    address = "/consultations/l-eau-en-partage/"
    before = kept(client, address)
    end = consultation.phases.get(plan="contribute").ends_at
    assert end is not None
    later.move_to(end)
    assert read(client, address) != before


def test_somebody_signed_in_never_reads_a_kept_page(
    client: Client, later: Traveller, proposal: Contribution, bob: Person
) -> None:
    kept(client, LIST)
    client.force_login(bob)
    assert "Bob" in read(client, LIST)
    assert "Bob" not in read(Client(), LIST)


def test_a_language_has_its_own_copy(client: Client, later: Traveller, proposal: Contribution) -> None:
    french = kept(client, LIST)
    client.cookies["parvis-langue"] = "en"
    english = kept(client, LIST)
    assert ("Se connecter" in french, "Sign in" in english) == (True, True)


def test_the_least_used_pages_leave_first() -> None:
    from parvis.core.queries.remembered import Age  # noqa: PLC0415 — of this one test
    from parvis.web.caching import Kept, Shelf  # noqa: PLC0415

    def page(octets: int) -> Kept:
        return Kept((), Age((), time.time(), float("inf")), 200, (), b"x" * octets)

    shelf = Shelf(10_000)
    for name in ("a", "b", "c"):
        shelf.put((name,), page(2_000))
    shelf.get(("a",))
    shelf.put(("d",), page(2_000))
    assert [shelf.get((name,)) is not None for name in "abcd"] == [True, False, True, True]
