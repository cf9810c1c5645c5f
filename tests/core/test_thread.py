# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What hangs under a contribution, read in one query and page after page."""

import pytest
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import contribution, moderation, vote
from parvis.core.enums import Position
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person
from parvis.core.queries import thread
from parvis.core.queries.thread import Node, Order
from tests.cast import NOW, write


def bodies(nodes: list[Node]) -> list[object]:
    """The texts of comments, each followed by its replies."""
    return [[node.piece.body_html.strip(), *bodies(node.replies)] for node in nodes]


def test_everything_under_a_contribution_is_one_query(
    proposal: Contribution, bob: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    argument = write("argument", proposal, bob, side="for")
    write("comment", argument, bob)
    write("comment", write("comment", proposal, bob), bob)
    write("source", proposal, bob, title="Un guide", data={"link": "https://exemple.fr"}, body="")
    with django_assert_num_queries(1):
        found = thread.discussion(proposal)
    assert [len(found.sides["for"].pieces), len(found.threads), len(found.sources)] == [1, 1, 1]
    assert [piece.data["link"] for piece in found.sources] == ["https://exemple.fr"]
    assert [len(nodes) for nodes in found.replies.values()] == [1]


def test_the_most_convincing_arguments_come_first_or_the_most_recent(
    proposal: Contribution, alice: Person, bob: Person
) -> None:
    first = write("argument", proposal, bob, side="for", body="Premier.")
    second = write("argument", proposal, bob, side="for", body="Second.")
    vote.cast(actor=alice, contribution=first, position=Position.AGREE, at=NOW)
    convincing = thread.discussion(proposal).sides["for"].pieces
    recent = thread.discussion(proposal, order=Order.RECENT).sides["for"].pieces
    assert [piece.pk for piece in convincing] == [first.pk, second.pk]
    assert [piece.convinced for piece in convincing] == [1, 0]
    assert [piece.pk for piece in recent] == [second.pk, first.pk]


@pytest.mark.parametrize("order", Order)
def test_the_rest_of_the_arguments_is_read_on_demand_and_none_is_lost(
    proposal: Contribution, bob: Person, order: Order
) -> None:
    made = {write("argument", proposal, bob, side="against").pk for _ in range(45)}
    page = thread.discussion(proposal, order=order).sides["against"]
    read = [piece.pk for piece in page.pieces]
    assert len(read) == 20
    while page.after is not None:
        page = thread.arguments(proposal, "against", order=order, after=page.after).sides["against"]
        read += [piece.pk for piece in page.pieces]
    assert (len(read), set(read)) == (45, made)


def test_threads_are_read_twenty_at_a_time_with_all_their_replies(
    proposal: Contribution, bob: Person
) -> None:
    heads = [write("comment", proposal, bob, body=f"Fil {rank}") for rank in range(23)]
    deep = write("comment", write("comment", heads[22], bob, body="Deux"), bob, body="Trois")
    first = thread.discussion(proposal)
    rest = thread.threads(proposal, after=first.more_threads)
    assert len(first.threads) == 20
    assert deep.parent_id is not None
    assert bodies(rest.threads) == [
        ["<p>Fil 20</p>"],
        ["<p>Fil 21</p>"],
        ["<p>Fil 22</p>", ["<p>Deux</p>", ["<p>Trois</p>"]]],
    ]


def test_a_hidden_comment_keeps_its_place_and_a_hidden_argument_does_not_show(
    proposal: Contribution, alice: Person, bob: Person
) -> None:
    comment = write("comment", proposal, bob)
    write("comment", comment, alice, body="Réponse.")
    argument = write("argument", proposal, bob, side="for")
    for text in (comment, argument):
        moderation.hide(actor=alice, contribution=text, rule="insult", statement="Insulte.", at=NOW)
    found = thread.discussion(proposal)
    assert [node.piece.is_gone for node in found.threads] == [True]
    assert [node.piece.is_gone for node in found.threads[0].replies] == [False]
    assert found.sides["for"].pieces == []


def test_what_waits_for_its_author_shows_nowhere(proposal: Contribution) -> None:
    draft = Draft(kind="comment", parent=proposal.pk, body="J’attends.")
    contribution.keep(space=proposal.space, draft=draft, at=NOW)
    assert thread.discussion(proposal).threads == []
