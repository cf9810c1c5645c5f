# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The instance's own pages: complete from the first day, versioned once written, and cached."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client, override_settings

from parvis.core.actions import notice
from parvis.core.models import Person, Space
from parvis.core.queries import notices
from parvis.kernel.refusal import Refused
from parvis.web import standing
from tests.cast import DAY, NOW
from tests.web.people.conftest import mails, page

Open = Callable[[Person], Client]
MESSAGE = {"email": "nora@exemple.fr", "subject": "Mon compte", "message": "Comment le fermer ?"}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("key", notices.KEYS)
def test_every_page_is_complete_before_anybody_writes_it(visitor: Client, key: str, language: str) -> None:
    visitor.cookies["parvis-langue"] = language
    answer = visitor.get(standing.ADDRESSES[key])
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r"\{(instance|site|contact)\}", shown) is None
    assert len(standing.born_with(key, language).body) > 800
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
    assert [second - first for first, second in pairwise(levels) if second - first > 1] == []


def test_default_pages_say_the_name_of_the_instance_and_how_to_write_to_it(visitor: Client) -> None:
    shown = page(visitor.get("/mentions-legales"))
    assert ("Parvis" in shown, "equipe@exemple.fr" in shown) == (True, True)


@pytest.mark.parametrize("key", notices.KEYS)
def test_french_pages_follow_french_typography(key: str) -> None:
    body = standing.born_with(key, "fr").body
    prose = re.sub(r"\]\([^)]*\)|https?://\S+|\|[-|]+\|", "", body)
    assert (
        re.findall(r"[^\u00a0\u202f\s][:](?=\s)|[^\u202f\s][;?!](?=\s|$)|['…]{1}(?<!…)| [:;?!]", prose) == []
    )
    assert re.findall(r"«(?!\u00a0)|(?<!\u00a0)»", prose) == []


def test_accessibility_statement_claims_nothing_before_an_audit(visitor: Client) -> None:
    assert "n’est pas conforme" in page(visitor.get("/accessibilite")).replace("<strong>", "").replace(
        "</strong>", ""
    )


def published(actor: Person, title: str, language: str = "fr") -> None:
    notice.publish(actor=actor, key="charter", language=language, title=title, body="## Un\n\nTexte.", at=NOW)


def test_a_published_page_replaces_the_default_one_and_shows_its_version(
    visitor: Client, administrator: Person
) -> None:
    visitor.get("/charte")
    published(administrator, "Notre charte")
    shown = page(visitor.get("/charte"))
    assert ("Notre charte" in shown, "Version 1 du" in shown) == (True, True)


def test_earlier_versions_stay_readable(visitor: Client, administrator: Person) -> None:
    published(administrator, "Première charte")
    published(administrator, "Seconde charte")
    assert "Seconde charte" in page(visitor.get("/charte"))
    earlier = page(visitor.get("/charte?version=1"))
    assert ("Première charte" in earlier, "Ceci est une version précédente." in earlier) == (True, True)
    assert [visitor.get(f"/charte?version={which}").status_code for which in ("3", "0", "x")] == [
        404,
        404,
        404,
    ]


def test_a_page_published_in_one_language_says_so_in_the_other(
    visitor: Client, administrator: Person
) -> None:
    published(administrator, "Notre charte")
    visitor.cookies["parvis-langue"] = "en"
    shown = page(visitor.get("/charte"))
    assert ("Notre charte" in shown, "This page exists in French only." in shown) == (True, True)


def test_only_an_administrator_publishes_a_page(bob: Person) -> None:
    with pytest.raises(Refused) as refusal:
        published(bob, "Ma charte")
    assert refusal.value.code == "administrator.required"


def test_language_is_kept_and_the_page_comes_back(visitor: Client) -> None:
    answer = visitor.post("/langue", {"language": "en", "suite": "/aide"})
    assert (answer["Location"], answer.cookies["parvis-langue"].value) == ("/aide", "en")
    assert 'lang="en"' in visitor.get("/aide").content.decode()


def test_language_never_leads_to_another_site(visitor: Client) -> None:
    for address in ("https://ailleurs.example/", "//ailleurs.example/", "javascript:alert(1)"):
        assert visitor.post("/langue", {"language": "en", "suite": address})["Location"] == "/"


def test_display_is_kept_in_this_browser(visitor: Client) -> None:
    visitor.post("/affichage", {"display": "sombre"})
    shown = visitor.get("/affichage").content.decode()
    assert ('data-display="dark"' in shown, "data-keys-off" in shown) == (True, True)
    visitor.post("/affichage", {"display": "systeme", "keys": "1"})
    shown = visitor.get("/affichage").content.decode()
    assert ("data-display" in shown, "data-keys-off" in shown) == (False, False)


def test_reading_leaves_no_cookie(visitor: Client) -> None:
    addresses = [*standing.ADDRESSES.values(), "/contact", "/plan-du-site", "/donnees-ouvertes", "/connexion"]
    assert [str(visitor.get(address).cookies) for address in addresses] == [""] * len(addresses)


def test_a_message_reaches_the_team(visitor: Client) -> None:
    assert visitor.post("/contact", MESSAGE).status_code == 302
    assert mails() == [("contact", "equipe@exemple.fr")]


@override_settings(PARVIS_CONTACT_EMAIL=None)
def test_without_a_contact_address_administrators_receive_messages(
    visitor: Client, administrator: Person
) -> None:
    visitor.post("/contact", MESSAGE)
    assert mails() == [("contact", "ada@exemple.fr")]


def test_a_machine_that_fills_in_everything_sends_nothing(visitor: Client) -> None:
    assert visitor.post("/contact", MESSAGE | {"website": "https://spam.example"}).status_code == 302
    assert mails() == []


def test_a_message_without_an_address_is_given_back(visitor: Client) -> None:
    answer = visitor.post("/contact", MESSAGE | {"email": ""})
    assert answer.status_code == 422
    assert "Comment le fermer ?" in page(answer)


def test_open_data_lists_what_the_reader_may_read(visitor: Client, consultation: Space) -> None:
    shown = page(visitor.get("/donnees-ouvertes"))
    assert 'href="/consultations/l-eau-en-partage/donnees"' in shown
    Space.objects.update(published_at=NOW + DAY)
    assert "L’eau en partage" not in page(visitor.get("/donnees-ouvertes?x=1"))


def test_the_site_map_leads_to_pages_that_exist(visitor: Client, consultation: Space) -> None:
    shown = visitor.get("/plan-du-site").content.decode()
    main = shown[shown.index("<main") : shown.index("</main")]
    addresses = sorted(set(re.findall(r'href="(/[^"#]*)"', main)))
    assert {address: visitor.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )
