# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What administrators make: organisations, invitations, consultations, pages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.actions import affiliation
from parvis.core.models import Invitation, Membership, Organisation, Person, Space
from tests.cast import NOW
from tests.web.people.conftest import acts, page

Open = Callable[[Person], Client]


def test_an_organisation_is_added_under_another_with_its_domains(ada: Client, ministry: Organisation) -> None:
    words = {
        "name": "Direction de l’eau",
        "nature": "administration",
        "parent": ministry.pk,
        "domains": "eau.fr\nwater.fr",
    }
    assert ada.post("/administration/organismes", words).status_code == 302
    made = Organisation.objects.get(name="Direction de l’eau")
    assert made.line == (ministry.pk, made.pk)
    assert sorted(made.domains.values_list("domain", flat=True)) == ["eau.fr", "water.fr"]


def test_an_organisation_is_renamed_and_its_domains_changed(ada: Client, ministry: Organisation) -> None:
    ada.post(
        f"/administration/organismes/{ministry.slug}", {"name": "Ministère", "domains": "@Autre.gouv.fr"}
    )
    ministry.refresh_from_db()
    assert (ministry.name, list(ministry.domains.values_list("domain", flat=True))) == (
        "Ministère",
        ["autre.gouv.fr"],
    )


@pytest.mark.parametrize("domains", ["exemple.gouv.fr", "pas un domaine"])
def test_a_domain_of_somebody_else_or_none_is_refused(
    ada: Client, ministry: Organisation, domains: str
) -> None:
    words = {"name": "Autre", "nature": "other", "domains": domains}
    assert ada.post("/administration/organismes", words).status_code == 422
    assert Organisation.objects.count() == 1


def test_an_invitation_is_mailed(ada: Client, ministry: Organisation) -> None:
    ada.post(
        "/administration/invitations", {"organisation": ministry.pk, "title": "", "email": "karim@exemple.fr"}
    )
    assert Invitation.objects.get().email == "karim@exemple.fr"
    assert "karim@exemple.fr" in page(ada.get("/administration/invitations"))


def test_sheets_of_paper_each_have_their_code_and_square(ada: Client, ministry: Organisation) -> None:
    answer = ada.post(
        "/administration/invitations", {"organisation": ministry.pk, "title": "", "copies": "3"}
    )
    assert answer["Location"] == "/administration/invitations/feuilles"
    shown = page(ada.get(answer["Location"]))
    codes = re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}", shown)
    assert (len(set(codes)), shown.count("<svg xmlns") or shown.count('class="qrline"')) == (3, 3)
    assert [affiliation.find_invitation(code, at=NOW).organisation for code in codes] == [ministry] * 3


def test_codes_are_shown_to_whoever_made_them_alone(
    ada: Client, browser_of: Open, ministry: Organisation, administrator: Person
) -> None:
    ada.post("/administration/invitations", {"organisation": ministry.pk, "title": "", "copies": "1"})
    assert "Aucune feuille" in page(browser_of(administrator).get("/administration/invitations/feuilles"))


def test_an_invitation_is_revoked_after_a_question(
    ada: Client, administrator: Person, ministry: Organisation
) -> None:
    made, _code = affiliation.invite(actor=administrator, organisation=ministry, title="", at=NOW)
    address = f"/administration/invitations/{made.pk}/revoquer"
    ada.get(address)
    assert Invitation.objects.get().expires_at > NOW
    ada.post(address)
    assert Invitation.objects.get().expires_at == NOW


def test_a_consultation_is_prepared_for_whoever_will_be_in_charge(ada: Client, emile: Person) -> None:
    words = {"kind": "consultation", "title": "Le guichet de demain", "owner": "emile@exemple.fr"}
    assert ada.post("/administration/consultations", words).status_code == 302
    made = Space.objects.get()
    assert made.published_at is None
    assert list(Membership.objects.values_list("person", "role")) == [(emile.pk, "owner")]


def test_a_person_in_charge_has_an_account_first(ada: Client) -> None:
    words = {"kind": "consultation", "title": "Le guichet", "owner": "personne@exemple.fr"}
    answer = ada.post("/administration/consultations", words)
    assert answer.status_code == 422
    assert Space.objects.count() == 0


def test_a_page_of_the_site_is_written_from_the_text_that_stands(ada: Client) -> None:
    assert "L’administration s’engage" in page(ada.get("/administration/pages/charter/fr")).replace(
        "Ce à quoi l’administration s’engage", "L’administration s’engage"
    )
    answer = ada.post("/administration/pages/charter/fr", {"title": "Notre charte", "body": "Texte."})
    assert answer["Location"] == "/charte"
    assert "Notre charte" in page(ada.get("/charte"))
    assert acts() == [("publish", "notice")]
