# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Running the instance: for anybody but an administrator none of its pages exists, and every act is in the journal."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import affiliation
from parvis.core.models import (
    Affiliation,
    Contribution,
    Organisation,
    Person,
    Space,
)
from parvis.core.queries import journal
from parvis.web.urls import administration
from tests.cast import NOW
from tests.web.people.conftest import acts, page, sign_in

Open = Callable[[Person], Client]
PARTS = {
    "<slug:handle>": "emile",
    "<slug:verb>": "fermer",
    "<slug:slug>": "ministere-de-l-exemple",
    "<slug:key>": "charter",
    "<slug:language>": "fr",
}


def address_of(route: str, pk: int) -> str:
    for part, word in PARTS.items():
        route = route.replace(part, word)
    return "/" + route.replace("<int:pk>", str(pk))


@pytest.fixture
def held(emile: Person, ministry: Organisation) -> Affiliation:
    return affiliation.declare(actor=emile, organisation=ministry, title="Chef", at=NOW)


@pytest.mark.parametrize("route", [str(pattern.pattern) for pattern in administration.urlpatterns])
def test_only_an_administrator_finds_this_page(
    route: str,
    browser_of: Open,
    consultation: Space,
    alice: Person,
    emile: Person,
    administrator: Person,
    held: Affiliation,
) -> None:
    address = address_of(route, held.pk)
    if route.endswith("revoquer"):
        invitation, _code = affiliation.invite(
            actor=administrator, organisation=held.organisation, title="", at=NOW
        )
        address = address_of(route, invitation.pk)
    seen = [browser.get(address).status_code for browser in (Client(), browser_of(emile), browser_of(alice))]
    sent = [browser.post(address).status_code for browser in (Client(), browser_of(emile), browser_of(alice))]
    assert seen + sent == [404] * 6
    assert browser_of(administrator).get(address).status_code == (405 if route.endswith("verifier") else 200)


def test_people_are_found_by_name_or_by_whole_address(ada: Client, emile: Person, bob: Person) -> None:
    by_name, by_address = (
        page(ada.get(f"/administration/personnes?mots={words}")) for words in ("mil", "bob@exemple.fr")
    )
    assert ("Émile" in by_name, "Bob" in by_name) == (True, False)
    assert ("Émile" in by_address, "Bob" in by_address) == (False, True)


def test_a_list_of_people_asks_little_with_one_and_with_thirty(
    ada: Client, emile: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        ada.get("/administration/personnes")
    Person.objects.bulk_create(
        [
            Person(handle=f"p{n}", email=f"p{n}@exemple.fr", display_name=f"P{n}", joined_at=NOW)
            for n in range(30)
        ]
    )
    with django_assert_num_queries(4):
        shown = page(ada.get("/administration/personnes"))
    following = re.search(r'href="(/administration/personnes\?apres=\d+)"', shown)
    assert following is not None
    assert "P29" in page(ada.get(following[1]))


def test_an_administrator_is_appointed_and_dismissed_after_a_question(ada: Client, emile: Person) -> None:
    assert "aura tous les droits" in page(ada.get("/administration/personnes/emile/nommer"))
    assert Person.objects.get(pk=emile.pk).is_administrator is False
    ada.post("/administration/personnes/emile/nommer")
    assert Person.objects.get(pk=emile.pk).is_administrator is True
    ada.post("/administration/personnes/emile/retirer")
    assert Person.objects.get(pk=emile.pk).is_administrator is False
    assert acts() == [("appoint", "person"), ("dismiss", "person")]


def test_the_last_administrator_stays(ada: Client, administrator: Person) -> None:
    ada.post("/administration/personnes/ada/retirer")
    assert Person.objects.get(pk=administrator.pk).is_administrator is True


def test_an_account_is_closed_with_a_reason_and_signed_out_at_once(ada: Client, emile: Person) -> None:
    browser = Client()
    sign_in(browser, "emile@exemple.fr")
    assert ada.post("/administration/personnes/emile/fermer", {"reason": ""}).status_code == 422
    assert browser.get("/compte").status_code == 200
    ada.post("/administration/personnes/emile/fermer", {"reason": "Envois en nombre"})
    assert browser.get("/compte").status_code == 302
    assert "Envois en nombre" in page(ada.get("/administration/journal"))
    ada.post("/administration/personnes/emile/rouvrir")
    assert Person.objects.get(pk=emile.pk).is_active is True


def test_nobody_closes_their_own_account(ada: Client, administrator: Person) -> None:
    ada.post("/administration/personnes/ada/fermer", {"reason": "Par erreur"})
    assert Person.objects.get(pk=administrator.pk).is_active is True


def test_an_affiliation_is_vouched_for_then_ended(ada: Client, held: Affiliation) -> None:
    ada.post(f"/administration/rattachements/{held.pk}/verifier")
    assert Affiliation.objects.get(pk=held.pk).proof == "administrator"
    ada.post(f"/administration/rattachements/{held.pk}/terminer")
    assert Affiliation.objects.get(pk=held.pk).ends_at == NOW
    assert acts() == [("verify", "affiliation"), ("end", "affiliation")]


def test_the_journal_is_filtered_by_act_and_read_by_key(
    ada: Client, administrator: Person, ministry: Organisation
) -> None:
    for _time in range(60):
        affiliation.invite(actor=administrator, organisation=ministry, title="", at=NOW)
    shown = page(ada.get("/administration/journal?acte=invite"))
    assert shown.count("a créé l’invitation") == 50
    following = re.search(r'href="(/administration/journal\?acte=invite&avant=\d+)"', shown)
    assert following is not None
    assert page(ada.get(following[1])).count("a créé l’invitation") == 10


def test_the_journal_of_power_leaves_out_what_anyone_writes(
    ada: Client, proposal: Contribution, emile: Person
) -> None:
    verbs = {(act.verb, act.noun) for act in journal.page()[0]}
    assert ("publish", "contribution") not in verbs
    assert ("open", "space") in verbs


def test_the_journal_asks_little(
    ada: Client, consultation: Space, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        ada.get("/administration/journal")


def test_who_has_power_is_written_down(ada: Client, consultation: Space, alice: Person, bob: Person) -> None:
    shown = page(ada.get("/administration/pouvoirs"))
    assert ("Alice" in shown, "responsable" in shown, ">Ada<" in shown, "Bob" in shown) == (
        True,
        True,
        True,
        False,
    )


def test_an_owner_of_a_consultation_has_no_administration_in_the_menu(
    browser_of: Open, ada: Client, consultation: Space, alice: Person
) -> None:
    entry = 'href="/administration"'
    assert (entry in page(browser_of(alice).get("/aide")), entry in page(ada.get("/aide"))) == (False, True)
