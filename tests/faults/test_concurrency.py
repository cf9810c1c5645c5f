# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Several writers at once: numbers have no gap and no duplicate, one person has one vote."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections

from parvis.core.actions import contribution, tally, vote
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, DailyFigure, Person, Receipt, Space, Tally, Vote
from tests.cast import NOW, RAINWATER, someone

WRITERS = 6
EACH = 5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def forget_types() -> Iterator[None]:
    """What a flushed database no longer holds must not be remembered."""
    yield
    ContentType.objects.clear_cache()


def at_once(act: Callable[[int], None], turns: int) -> None:
    """Run an act from several threads, each with its own connection."""

    def run(turn: int) -> None:
        try:
            act(turn)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(run, range(turns)))
    connection.close()


def test_numbers_have_no_gap_and_no_duplicate(consultation: Space, emile: Person) -> None:
    def publish(turn: int) -> None:
        space, actor = Space.objects.get(pk=consultation.pk), Person.objects.get(pk=emile.pk)
        contribution.publish(
            actor=actor, space=space, draft=Draft(kind="proposal", title=f"Idée {turn}"), at=NOW
        )

    at_once(publish, WRITERS * EACH)
    numbers = Contribution.objects.filter(kind="proposal").order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, WRITERS * EACH + 1))
    assert Receipt.objects.count() == WRITERS * EACH


def test_a_text_that_fails_gives_its_number_back(
    consultation: Space, emile: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_values: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("parvis.core.actions.receipt.issue", fail)
        with pytest.raises(RuntimeError):
            contribution.publish(actor=emile, space=consultation, draft=RAINWATER, at=NOW)
    assert list(Contribution.objects.all()) == []
    assert contribution.publish(actor=emile, space=consultation, draft=RAINWATER, at=NOW).number == 1


def test_one_person_voting_many_times_at_once_has_one_vote(proposal: Contribution, bob: Person) -> None:
    def cast(turn: int) -> None:
        position = ("agree", "disagree", "mixed")[turn % 3]
        target = Contribution.objects.select_related("space", "current").get(pk=proposal.pk)
        vote.cast(actor=Person.objects.get(pk=bob.pk), contribution=target, position=position, at=NOW)

    at_once(cast, WRITERS * EACH)
    row = Tally.objects.get(pk=proposal.pk)
    assert (Vote.objects.count(), row.votes, row.earlier) == (1, 1, 0)
    assert {name: getattr(row, name) for name in tally.recount(proposal.pk)} == tally.recount(proposal.pk)


def test_many_people_voting_at_once_are_all_counted(proposal: Contribution) -> None:
    people = [someone(f"Personne {n}") for n in range(WRITERS * EACH)]

    def cast(turn: int) -> None:
        target = Contribution.objects.select_related("space", "current").get(pk=proposal.pk)
        vote.cast(actor=Person.objects.get(pk=people[turn].pk), contribution=target, position="agree", at=NOW)

    at_once(cast, WRITERS * EACH)
    assert Tally.objects.get(pk=proposal.pk).agree == WRITERS * EACH
    proposal.refresh_from_db()
    assert proposal.support == WRITERS * EACH
    assert sum(DailyFigure.objects.values_list("votes", flat=True)) == WRITERS * EACH
