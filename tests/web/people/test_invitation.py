# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations, mailed or on paper: they verify whoever uses them, once, and ask for no agency mailbox."""

from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.actions import affiliation
from parvis.core.models import Affiliation, Organisation, Person
from parvis.core.outbox import Outbox
from tests.cast import NOW
from tests.web.people.conftest import page

Open = Callable[[Person], Client]


@pytest.fixture
def code(administrator: Person, ministry: Organisation) -> str:
    """The code of a sheet of paper."""
    return affiliation.invite(actor=administrator, organisation=ministry, title="Agente de terrain", at=NOW)[
        1
    ]


def test_the_code_of_a_sheet_is_typed_as_one_likes(visitor: Client, code: str) -> None:
    typed = code.lower().replace("-", " ")
    answer = visitor.post("/invitation", {"code": typed})
    assert answer.status_code == 302
    assert "Ministère de l’Exemple" in page(visitor.get(answer["Location"]))


def test_a_mistyped_code_is_told_before_anything_else(visitor: Client) -> None:
    answer = visitor.post("/invitation", {"code": "AAAA-AAAA-AB"})
    assert answer.status_code == 422


def test_a_signed_in_person_accepts_with_one_button(browser_of: Open, emile: Person, code: str) -> None:
    browser = browser_of(emile)
    assert Affiliation.objects.filter(person=emile).count() == 0
    browser.get(f"/invitation/{code}")
    assert Affiliation.objects.filter(person=emile).count() == 0
    browser.post(f"/invitation/{code}")
    held = Affiliation.objects.get(person=emile)
    assert (held.proof, held.title, held.organisation.name) == (
        "invitation",
        "Agente de terrain",
        "Ministère de l’Exemple",
    )


def test_a_newcomer_accepts_with_any_address(visitor: Client, code: str) -> None:
    answer = visitor.post(f"/invitation/{code}", {"email": "nora@chez-elle.fr", "display_name": "Nora"})
    assert answer["Location"] == "/confirmer"
    mailed = Outbox.objects.get(topic="mail_code").data["code"]
    visitor.post("/confirmer", {"code": mailed})
    nora = Person.objects.get(email="nora@chez-elle.fr")
    assert nora.is_agent(NOW) is True
    assert visitor.get("/compte").status_code == 200


def test_an_invitation_serves_one_person(browser_of: Open, emile: Person, bob: Person, code: str) -> None:
    browser_of(emile).post(f"/invitation/{code}")
    answer = browser_of(bob).post(f"/invitation/{code}")
    assert answer.status_code == 410
    assert Affiliation.objects.filter(person=bob).count() == 0


def test_an_invitation_taken_back_is_refused(visitor: Client, code: str, administrator: Person) -> None:
    invitation = affiliation.find_invitation(code, at=NOW)
    affiliation.revoke(actor=administrator, invitation=invitation, at=NOW)
    assert visitor.get(f"/invitation/{code}").status_code == 410


def test_codes_cannot_be_guessed_at_leisure(visitor: Client) -> None:
    answers = {visitor.get("/invitation/AAAA-AAAA-AA").status_code for _guess in range(121)}
    assert answers == {410, 429}
