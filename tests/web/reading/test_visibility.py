# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who reads what: hidden texts, texts that wait, consultations not yet open or kept to their members."""

from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.actions import contribution, moderation
from parvis.core.actions import space as spaces
from parvis.core.enums import Reach
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from tests.cast import DAY, NOW, calendar
from tests.web.reading.conftest import words

SPACE = "/consultations/l-eau-en-partage"
DETAIL = f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles"
PAGES = (
    f"{SPACE}/",
    f"{SPACE}/contributions?tri=recentes",
    f"{SPACE}/masquees",
    f"{SPACE}/reponses",
    f"{SPACE}/fil.atom",
    f"{SPACE}/atelier",
    f"{SPACE}/1",
    DETAIL,
    f"{DETAIL}/historique",
    f"{DETAIL}/pour",
    f"{DETAIL}/discussion",
)
Browser = Callable[[Person | None], Client]


def statuses(browser: Client) -> set[int]:
    return {browser.get(page).status_code for page in PAGES}


def test_everyone_reads_a_public_consultation(
    browser_of: Browser, proposal: Contribution, bob: Person, charlie: Person
) -> None:
    assert [statuses(browser_of(person)) for person in (None, charlie, bob)] == [{200, 301}] * 3


def test_a_consultation_kept_to_its_members_does_not_exist_for_others(
    browser_of: Browser, proposal: Contribution, bob: Person, charlie: Person, alice: Person
) -> None:
    Space.objects.filter(pk=proposal.space_id).update(reach=Reach.MEMBERS)
    people = (None, charlie, bob, alice)
    assert [statuses(browser_of(person)) for person in people] == [{404}, {404}, {200, 301}, {200, 301}]
    named = ["L’eau en partage" in words(browser_of(person).get("/")) for person in people]
    assert named == [False, False, True, True]
    assert "Réservé aux membres." in words(browser_of(bob).get(DETAIL))


def test_a_consultation_for_agents_does_not_exist_for_citizens(
    browser_of: Browser, proposal: Contribution, dana: Person, charlie: Person
) -> None:
    Space.objects.filter(pk=proposal.space_id).update(reach=Reach.AGENTS)
    assert [statuses(browser_of(person)) for person in (None, charlie, dana)] == [{404}, {404}, {200, 301}]


def test_a_consultation_not_yet_open_is_read_by_its_team_alone(
    browser_of: Browser, alice: Person, bob: Person, consultation: Space
) -> None:
    Space.objects.filter(pk=consultation.pk).update(published_at=None)
    pages = [browser_of(person).get(f"{SPACE}/").status_code for person in (None, alice)]
    assert pages == [404, 200]


def test_a_text_that_waits_is_read_nowhere(client: Client, proposal: Contribution) -> None:
    for kind, parent in (("proposal", None), ("argument", proposal.pk), ("comment", proposal.pk)):
        draft = Draft(kind=kind, title="Secret", body="Secret", side="for", parent=parent)
        contribution.keep(space=proposal.space, draft=draft, at=NOW)
    pages = [*PAGES, "/", "/consultations/", "/reponses"]
    assert [page for page in pages if "Secret" in words(client.get(page))] == []


@pytest.mark.parametrize("page", PAGES[:6])
def test_a_hidden_text_is_shown_on_no_page(
    client: Client, proposal: Contribution, alice: Person, page: str
) -> None:
    client.get(page)
    client.get(page)
    moderation.hide(actor=alice, contribution=proposal, rule="insult", statement="Insulte.", at=NOW)
    assert "Récupérer l’eau" not in words(client.get(page))


def test_hidden_texts_are_listed_with_their_rule_and_their_date(
    client: Client, proposal: Contribution, alice: Person
) -> None:
    moderation.hide(actor=alice, contribution=proposal, rule="insult", statement="Insulte.", at=NOW)
    page = words(client.get(f"{SPACE}/masquees"))
    assert [part in page for part in ("n° 1", "insulte ou attaque personnelle", "22 novembre 2026")] == [
        True
    ] * 3
    assert "1 masquée par la modération, avec son motif" in words(client.get(PAGES[1]))


def test_an_unlisted_consultation_is_not_in_the_site_map(client: Client, proposal: Contribution) -> None:
    assert "l-eau-en-partage" in sitemap(client)
    made = spaces.create(actor=None, kind="consultation", title="Rien encore", at=NOW)
    spaces.plan(actor=None, space=made, steps=calendar(NOW + DAY), at=NOW)
    Space.objects.filter(pk=proposal.space_id).update(reach=Reach.MEMBERS)
    assert ["l-eau-en-partage" in sitemap(client), "rien-encore" in sitemap(client)] == [False, False]


def sitemap(client: Client) -> str:
    return b"".join(client.get("/sitemap.xml").streaming_content).decode()  # type: ignore[attr-defined]
