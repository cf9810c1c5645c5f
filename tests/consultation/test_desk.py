# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who opens which page of the team: a table kept as text, read by people and by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve

from parvis.core.actions import membership
from parvis.core.enums import Role
from parvis.core.models import Contribution, Person, Space
from tests.cast import NOW, someone
from tests.consultation.conftest import Browse
from tests.consultation.desks import pages_of, path

TABLE = Path(__file__).with_name("pages.txt")
ROLES = ("visitor", "stranger", "member", "facilitator", "moderator", "service", "owner", "administrator")
# Acts without a page of their own, and the same pages under a bare number.
NOT_READ = {"remove", "move", "keep", "lock"}
WORDS = {200: "opens", 302: "elsewhere", 404: "-"}
TWICE = {"numbered", "reply"}


@pytest.fixture
def outside(bob: Person, charlie: Person, administrator: Person) -> dict[str, Person | None]:
    """Those who have no role in the team."""
    return {"visitor": None, "stranger": charlie, "member": bob, "administrator": administrator}


@pytest.fixture
def team(
    consultation: Space, alice: Person, outside: dict[str, Person | None], browse: Browse
) -> dict[str, Client]:
    """A browser for each role."""
    people: dict[str, Person | None] = {**outside, "owner": alice}
    for role in (Role.FACILITATOR, Role.MODERATOR, Role.SERVICE):
        person = someone(role.title())
        membership.appoint(actor=None, space=consultation, person=person, role=role, at=NOW)
        people[role.value] = person
    return {name: browse(person) for name, person in people.items()}


def test_each_page_opens_to_those_the_table_says(
    team: dict[str, Client], proposal: Contribution, alice: Person
) -> None:
    pages = pages_of(proposal, owner=alice)
    found = [
        f"{name:<16}" + "".join(f"{WORDS[team[role].get(address).status_code]:>15}" for role in ROLES)
        for name, address in pages.items()
    ]
    head = f"{'page':<16}" + "".join(f"{role:>15}" for role in ROLES)
    assert "\n".join([head, *found]) == TABLE.read_text(encoding="utf-8").strip("\n")


def test_every_page_of_the_team_is_in_the_table(proposal: Contribution, alice: Person) -> None:
    from parvis.consultation.urls import steer  # noqa: PLC0415 — read once the kinds are known

    ours = [pattern.callback.__name__ for pattern in steer.urlpatterns]
    read = [resolve(address).func.__name__ for address in pages_of(proposal, owner=alice).values()]
    assert sorted(set(ours) - set(read)) == sorted(NOT_READ)
    assert sorted(ours) == sorted([*read, *NOT_READ, *TWICE])


def test_no_page_of_the_team_is_kept_by_a_cache(team: dict[str, Client]) -> None:
    assert "no-store" in team["owner"].get(path())["Cache-Control"]


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "moderator", "service"])
def test_who_does_not_steer_changes_nothing(role: str, team: dict[str, Client], consultation: Space) -> None:
    answered = team[role].post(path("presentation"), {"title": "Autre", "results": "always"})
    assert answered.status_code == 404
    consultation.refresh_from_db()
    assert consultation.title == "L’eau en partage"


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "service"])
def test_who_does_not_moderate_hides_nothing(
    role: str, team: dict[str, Client], proposal: Contribution
) -> None:
    words = {"rule": "insult", "statement": "Non."}
    assert team[role].post(path("moderation", proposal.pk), words).status_code == 404
    proposal.refresh_from_db()
    assert proposal.state == "published"
