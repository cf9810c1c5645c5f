# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""No door shows what a person may not read: pages, feeds, site map, exports — for every reach and state."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from parvis.core.actions import contribution, membership, moderation
from parvis.core.enums import Reach, Role, State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Organisation, Person, Space
from parvis.kernel import clock
from tests.cast import NOW, write

SECRET = "Chrysanthème"
SPACE = "/consultations/l-eau-en-partage"
DOORS = (
    "/",
    "/consultations/",
    f"{SPACE}/",
    f"{SPACE}/contributions?tri=recentes",
    f"{SPACE}/contributions?tri=hasard&tirage=0000",
    f"{SPACE}/masquees",
    f"{SPACE}/2",
    f"{SPACE}/2-chrysantheme",
    f"{SPACE}/2-chrysantheme/historique",
    f"{SPACE}/2-chrysantheme/discussion",
    f"{SPACE}/2-chrysantheme/pour",
    f"{SPACE}/2-chrysantheme/signaler",
    f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles",
    f"{SPACE}/au-hasard",
    f"{SPACE}/proposer",
    f"{SPACE}/fil.atom",
    f"{SPACE}/donnees",
    f"{SPACE}/kit",
    f"{SPACE}/reponses",
    f"{SPACE}/animer",
    f"{SPACE}/animer/moderation/masquees",
    "/reponses",
    "/reponses/engagements",
    "/personnes/emile",
    "/personnes/bob",
    "/plan-du-site",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    f"{SPACE}/plan.xml",
    "/donnees-ouvertes",
    "/notifications",
    "/mes-contributions",
    "/administration",
    "/administration/journal",
)


@pytest.fixture(autouse=True)
def at_that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def secret(consultation: Space, proposal: Contribution, emile: Person, bob: Person) -> Contribution:
    """Émile's second proposal, argued by Bob; every text of it bears the word that must not leak."""
    draft = Draft(kind="proposal", title=SECRET, body=f"Un {SECRET}.")
    made = contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    for kind, words in (("argument", {"side": "for"}), ("comment", {}), ("source", {"title": SECRET})):
        write(kind, made, bob, body=f"{SECRET}, dit Bob.", **words)
    return made


def leaks(client: Client) -> list[str]:
    """The doors that show the word, or an address that bears it, followed as a browser would."""
    shown = []
    for door in DOORS:
        answer = client.get(door, follow=True)
        text = answer.getvalue().decode()
        asked = "chrysantheme" in door
        if SECRET in text or quote(SECRET) in text or ("chrysantheme" in text and not asked):
            shown.append(door)
    return shown


def hide(target: Contribution, alice: Person) -> None:
    moderation.hide(actor=alice, contribution=target, rule="other", statement="Non.", at=NOW)


def withdraw(target: Contribution, _alice: Person) -> None:
    assert target.author is not None
    contribution.withdraw(actor=target.author, contribution=target, at=NOW)


def reserve(target: Contribution, _alice: Person) -> None:
    Space.objects.filter(pk=target.space_id).update(reach=Reach.MEMBERS)


def close(target: Contribution, _alice: Person) -> None:
    Space.objects.filter(pk=target.space_id).update(published_at=None)


def keep_for_agents(target: Contribution, _alice: Person) -> None:
    Space.objects.filter(pk=target.space_id).update(reach=Reach.AGENTS)


TAKEN_AWAY = (hide, withdraw, reserve, close, keep_for_agents)


def test_the_word_is_there_to_be_found(client: Client, secret: Contribution) -> None:
    showing = {
        f"{SPACE}/contributions?tri=recentes",
        f"{SPACE}/2-chrysantheme",
        f"{SPACE}/fil.atom",
        f"{SPACE}/plan.xml",
        "/personnes/emile",
    }
    assert showing - set(leaks(client)) == set()


@pytest.mark.parametrize("act", TAKEN_AWAY)
def test_what_is_taken_away_is_gone_from_every_door_for_a_visitor(
    client: Client, secret: Contribution, alice: Person, act: Callable[[Contribution, Person], None]
) -> None:
    act(secret, alice)
    assert leaks(client) == []


@pytest.mark.parametrize("act", TAKEN_AWAY)
def test_what_is_taken_away_is_gone_from_every_door_for_a_stranger(
    client: Client,
    secret: Contribution,
    alice: Person,
    charlie: Person,
    act: Callable[[Contribution, Person], None],
) -> None:
    act(secret, alice)
    client.force_login(charlie)
    assert leaks(client) == []


def test_an_agent_reads_what_is_kept_for_agents(
    client: Client, secret: Contribution, dana: Person, alice: Person
) -> None:
    keep_for_agents(secret, alice)
    client.force_login(dana)
    assert f"{SPACE}/contributions?tri=recentes" in leaks(client)


def test_a_member_taken_out_finds_nothing_at_any_door(
    client: Client, secret: Contribution, charlie: Person, alice: Person
) -> None:
    given = membership.appoint(actor=alice, space=secret.space, person=charlie, role=Role.MEMBER, at=NOW)
    reserve(secret, alice)
    client.force_login(charlie)
    assert leaks(client) != []
    membership.dismiss(actor=alice, membership=given, at=NOW)
    assert leaks(client) == []


def test_drafts_and_texts_that_wait_are_nobody_else_s(
    client: Client,
    consultation: Space,
    proposal: Contribution,
    emile: Person,
    charlie: Person,
    ministry: Organisation,
) -> None:
    draft = Draft(kind="proposal", title=SECRET, body=SECRET)
    contribution.write(space=consultation, draft=draft, author=emile, state=State.DRAFT, at=NOW)
    contribution.keep(space=consultation, draft=draft, at=NOW)
    assert leaks(client) == []
    client.force_login(charlie)
    assert leaks(client) == []
