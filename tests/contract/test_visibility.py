# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may read what: the list and the single row never disagree, and what is taken away is gone everywhere."""

import random
from dataclasses import dataclass
from datetime import timedelta

import pytest

from parvis.core.actions import affiliation, contribution, membership, moderation, person, space
from parvis.core.enums import Reach, Role, State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Membership, Organisation, Person, Space
from parvis.core.queries import readable
from tests.cast import NOW, calendar, someone

ALL = 10_000


@dataclass
class World:
    """A few people, spaces and texts, drawn at random but the same for the same seed."""

    people: list[Person | None]
    spaces: list[Space]


def world(seed: int) -> World:
    """Draw a world."""
    dice = random.Random(seed)
    ministry = organisation("Ministère", None)
    office = organisation("Bureau", ministry)
    people = [someone(f"Personne {n}") for n in range(5)]
    for who, where in ((people[1], ministry), (people[2], office)):
        declared = affiliation.declare(actor=who, organisation=where, title="", at=NOW - timedelta(days=1))
        boss = person.appoint_administrator(actor=None, person=someone(f"Ada {who.pk}"), at=NOW)
        affiliation.verify(actor=boss, affiliation=declared, at=NOW)
    spaces = [make(n, office if n % 2 else ministry) for n in range(4)]
    for place in spaces:
        for who in dice.sample(people, 2):
            membership.appoint(
                actor=None, space=place, person=who, role=dice.choice([Role.MEMBER, Role.OWNER]), at=NOW
            )
        fill(dice, place, people)
        # Written while everyone could; who may read is drawn afterwards.
        Space.objects.filter(pk=place.pk).update(
            reach=dice.choice(Reach.values), published_at=dice.choice([None, NOW, NOW, NOW])
        )
    fresh: list[Person | None] = [None, *Person.objects.order_by("pk")]
    return World(fresh, spaces)


def organisation(name: str, parent: Organisation | None) -> Organisation:
    """A body of the administration."""
    return affiliation.create_organisation(
        actor=None, name=name, nature="administration", parent=parent, domains=[], at=NOW
    )


def make(number: int, owner: Organisation) -> Space:
    """An open space."""
    made = space.create(actor=None, kind="consultation", title=f"Lieu {number}", organisation=owner, at=NOW)
    space.plan(actor=None, space=made, steps=calendar(NOW), at=NOW)
    Space.objects.filter(pk=made.pk).update(published_at=NOW)
    return Space.objects.get(pk=made.pk)


def fill(dice: random.Random, place: Space, people: list[Person]) -> None:
    """Some texts in every state, some under others."""
    moderator = someone(f"Garde {place.pk}")
    membership.appoint(actor=None, space=place, person=moderator, role=Role.MODERATOR, at=NOW)
    for n in range(6):
        author = Person.objects.get(pk=dice.choice(people).pk)
        draft = Draft(kind="proposal", title=f"Idée {n}")
        state = dice.choice(["published", "published", "hidden", "withdrawn", "draft"])
        if state == "draft":
            contribution.write(space=place, draft=draft, author=author, state=State.DRAFT, at=NOW)
            continue
        text = contribution.publish(actor=author, space=place, draft=draft, at=NOW + timedelta(minutes=n))
        comment = Draft(kind="comment", body="Oui.", parent=text.pk)
        contribution.publish(actor=author, space=place, draft=comment, at=NOW + timedelta(minutes=n))
        if state == "hidden":
            moderation.hide(
                actor=Person.objects.get(pk=moderator.pk),
                contribution=text,
                rule="other",
                statement="Non.",
                at=NOW,
            )
        elif state == "withdrawn":
            contribution.withdraw(actor=author, contribution=text, at=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_a_list_and_a_single_row_never_disagree(db: None, seed: int) -> None:
    drawn = world(seed)
    at = NOW + timedelta(hours=1)
    for who in drawn.people:
        listed = {row.pk for row in readable.page(person=who, at=at, size=ALL)}
        alone = Contribution.objects.visible_to(who, at).exclude(published_at=None)
        assert listed == set(alone.values_list("pk", flat=True))


@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_by_key_lose_and_repeat_nothing(db: None, size: int) -> None:
    drawn = world(1)
    at = NOW + timedelta(hours=1)
    for who in drawn.people:
        whole = readable.page(person=who, at=at, size=ALL)
        read: list[readable.Row] = []
        while page := readable.page(person=who, at=at, after=read[-1].key if read else None, size=size):
            read += page
        assert read == whole


def test_a_member_taken_out_reads_nothing_more(db: None) -> None:
    drawn = world(2)
    at = NOW + timedelta(hours=1)
    Space.objects.update(reach=Reach.MEMBERS)
    Contribution.objects.update(author=None)
    for member in Membership.objects.select_related("person"):
        who = member.person
        Membership.objects.filter(person=who).delete()
        fresh = Person.objects.get(pk=who.pk)
        if not fresh.is_administrator:
            own = {
                row.pk for row in readable.page(person=fresh, at=at, size=ALL) if row.state == State.PUBLISHED
            }
            assert own == set()
            assert list(Space.objects.visible_to(fresh, at)) == []
    assert len(drawn.spaces) == 4


def test_what_lies_under_a_hidden_text_is_hidden_with_it(
    db: None, proposal: Contribution, alice: Person, bob: Person
) -> None:
    under = contribution.publish(
        actor=bob, space=proposal.space, draft=Draft(kind="comment", body="Oui.", parent=proposal.pk), at=NOW
    )
    moderation.hide(actor=alice, contribution=proposal, rule="other", statement="Non.", at=NOW)
    assert Contribution.objects.visible_to(None, NOW).filter(pk__in=[under.pk, proposal.pk]).exists() is False
    assert readable.page(person=None, at=NOW) == []
    # Its author reads it, the moderators too; Bob, whose comment went with it, no longer does.
    emile = Person.objects.get(handle="emile")
    readers = [
        who.handle
        for who in (alice, bob, emile)
        if Contribution.objects.visible_to(who, NOW).filter(pk=proposal.pk).exists()
    ]
    assert readers == ["alice", "emile"]
