# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Lists: their orders, their filters, and pages that neither lose nor repeat a row."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import answer, contribution, moderation, theme, vote
from parvis.core.enums import Position, Verdict
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.core.queries import listing
from parvis.core.queries.listing import ANSWERED, WAITING, Filters, Wish
from parvis.core.queries.orders import Key, Sort
from tests.cast import NOW, write

MINUTE = timedelta(minutes=1)


def publish(space: Space, author: Person, title: str, *, after: int = 0, **words: object) -> Contribution:
    """A proposal, published so many minutes after now."""
    draft = Draft(kind="proposal", title=title, **words)  # type: ignore[arg-type]
    return contribution.publish(actor=author, space=space, draft=draft, at=NOW + after * MINUTE)


def titles(space: Space, wish: Wish) -> list[str]:
    return [row.title for row in listing.page(space, wish).rows]


@pytest.fixture
def three(consultation: Space, bob: Person) -> list[Contribution]:
    return [publish(consultation, bob, title, after=rank) for rank, title in enumerate(("A", "B", "C"))]


def test_the_recent_order_puts_the_last_published_first(
    consultation: Space, three: list[Contribution]
) -> None:
    assert titles(consultation, Wish(sort=Sort.RECENT)) == ["C", "B", "A"]


def test_the_supported_order_puts_the_most_agreed_first(
    consultation: Space, three: list[Contribution], alice: Person
) -> None:
    vote.cast(actor=alice, contribution=three[1], position=Position.AGREE, at=NOW)
    vote.cast(actor=alice, contribution=three[2], position=Position.DISAGREE, at=NOW)
    assert titles(consultation, Wish(sort=Sort.SUPPORTED)) == ["B", "A", "C"]


def test_the_discussed_order_puts_the_most_replied_first(
    consultation: Space, three: list[Contribution], alice: Person
) -> None:
    write("comment", three[0], alice)
    assert titles(consultation, Wish(sort=Sort.DISCUSSED)) == ["A", "C", "B"]


def test_the_dividing_order_puts_the_most_disputed_first(
    consultation: Space, three: list[Contribution], alice: Person, bob: Person
) -> None:
    vote.cast(actor=alice, contribution=three[0], position=Position.AGREE, at=NOW)
    vote.cast(actor=bob, contribution=three[0], position=Position.DISAGREE, at=NOW)
    assert titles(consultation, Wish(sort=Sort.DIVIDING)) == ["A", "C", "B"]


def test_the_unanswered_order_keeps_those_without_an_answer_the_oldest_first(
    consultation: Space, three: list[Contribution], alice: Person
) -> None:
    answer.publish(actor=alice, target=three[1], reply=REPLY, at=NOW)
    page = listing.page(consultation, Wish(sort=Sort.UNANSWERED))
    assert ([row.title for row in page.rows], page.total) == (["A", "C"], 2)


def test_a_draw_reads_the_stored_shuffle_from_its_seed_and_goes_round(
    consultation: Space, three: list[Contribution]
) -> None:
    for row, place in zip(three, (10, 2**30, 2**31 - 1), strict=True):
        Contribution.objects.filter(pk=row.pk).update(shuffle=place)
    assert titles(consultation, Wish(sort=Sort.RANDOM, seed="0000")) == ["A", "B", "C"]
    assert titles(consultation, Wish(sort=Sort.RANDOM, seed="4000")) == ["B", "C", "A"]
    assert titles(consultation, Wish(sort=Sort.RANDOM, seed="FFFF")) == ["C", "A", "B"]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("seed", ["0000", "7ABC", "FFFF"])
def test_pages_neither_lose_nor_repeat_a_row(
    consultation: Space, alice: Person, bob: Person, sort: Sort, seed: str
) -> None:
    made = [publish(consultation, bob, f"Idée {rank}", after=rank // 4) for rank in range(23)]
    for row in made[::3]:
        vote.cast(actor=alice, contribution=row, position=Position.AGREE, at=NOW)
    read: list[int] = []
    wish = Wish(sort=sort, seed=seed, size=5)
    while True:
        page = listing.page(consultation, wish)
        read += [row.pk for row in page.rows]
        if page.after is None:
            break
        wish = Wish(sort=sort, seed=seed, size=5, after=Key.read(str(page.after)))
    assert sorted(read) == sorted(row.pk for row in made)


def test_a_theme_keeps_what_stands_under_it(consultation: Space, bob: Person) -> None:
    towns = theme.add(actor=None, space=consultation, name="Villes", at=NOW)
    schools = theme.add(actor=None, space=consultation, name="Écoles", parent=towns, at=NOW)
    publish(consultation, bob, "Dehors")
    publish(consultation, bob, "En ville", theme=towns.pk)
    publish(consultation, bob, "À l’école", theme=schools.pk)
    kept = Filters(themes=frozenset({towns.pk, schools.pk}))
    page = listing.page(consultation, Wish(sort=Sort.RECENT, filters=kept))
    assert (sorted(row.title for row in page.rows), page.total) == (["En ville", "À l’école"], 2)


def test_a_state_keeps_what_was_answered_or_what_waits(
    consultation: Space, three: list[Contribution], alice: Person
) -> None:
    answer.publish(actor=alice, target=three[0], reply=REPLY, at=NOW)
    answered = Wish(sort=Sort.RANDOM, filters=Filters(verdicts=ANSWERED))
    waiting = Wish(sort=Sort.RECENT, filters=Filters(verdicts=WAITING))
    partly = Wish(sort=Sort.SUPPORTED, filters=Filters(verdicts=frozenset({Verdict.PARTLY})))
    assert titles(consultation, answered) == ["A"]
    assert titles(consultation, waiting) == ["C", "B"]
    assert titles(consultation, partly) == ["A"]


def test_a_kind_of_author_keeps_those_who_wrote_that_way(consultation: Space, bob: Person) -> None:
    publish(consultation, bob, "Moi")
    publish(consultation, bob, "Nous", capacity="organisation", organisation="Rivières")
    kept = Wish(sort=Sort.RECENT, filters=Filters(capacities=frozenset({"organisation"})))
    page = listing.page(consultation, kept)
    assert [(row.title, row.byline) for row in page.rows] == [("Nous", "Rivières")]


def test_what_is_hidden_or_withdrawn_is_not_listed_but_counted_apart(
    consultation: Space, three: list[Contribution], alice: Person, bob: Person
) -> None:
    moderation.hide(actor=alice, contribution=three[0], rule="insult", statement="Insulte.", at=NOW)
    contribution.withdraw(actor=bob, contribution=three[1], at=NOW)
    page = listing.page(consultation, Wish(sort=Sort.RECENT))
    assert ([row.title for row in page.rows], page.total, page.hidden) == (["C"], 1, 1)


def test_an_empty_list_still_says_how_much_was_hidden(
    consultation: Space, proposal: Contribution, alice: Person
) -> None:
    moderation.hide(actor=alice, contribution=proposal, rule="insult", statement="Insulte.", at=NOW)
    page = listing.page(consultation, Wish(sort=Sort.RECENT))
    assert (page.rows, page.total, page.hidden) == ([], 0, 1)


def test_reading_stops_at_the_bound_and_says_so(
    consultation: Space, three: list[Contribution], bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "BOUND", 2)
    publish(consultation, bob, "Nous", after=-9, capacity="organisation", organisation="Rivières")
    kept = Filters(capacities=frozenset({"organisation"}))
    page = listing.page(consultation, Wish(sort=Sort.RECENT, filters=kept))
    assert (page.rows, page.is_partial, page.after) == ([], True, None)


@pytest.mark.parametrize("text", ["", "12", "a.b", "1.2.3", "9" * 30 + ".1", "1.-1", "١.١"])
def test_a_key_that_makes_no_sense_is_no_key(text: str) -> None:
    assert Key.read(text) is None


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("sort", Sort)
def test_a_page_is_one_query(
    consultation: Space,
    bob: Person,
    count: int,
    sort: Sort,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for rank in range(count):
        publish(consultation, bob, f"Idée {rank}")
    with django_assert_num_queries(1):
        listing.page(consultation, Wish(sort=sort, seed="8000", filters=Filters(verdicts=WAITING)))


REPLY = answer.Reply(
    body="Oui, en partie.",
    verdict=Verdict.PARTLY,
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
)
