# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in: a mailed code, a password for those who want one, and nothing that tells who has an account."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account import urls as theirs
from allauth.usersessions import urls as their_sessions
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, resolve, reverse

from parvis.core.actions import person as people
from parvis.core.actions import visit
from parvis.core.models import Contribution, Person, Space, Tally
from tests.cast import NOW, RAINWATER
from tests.web.people.conftest import last_code, mails, page, sign_in

SENT = "Si un compte existe pour cette adresse, un code vient de partir. Il est valable 10 minutes."
PASSWORD = "une phrase que je retiens"


def keep_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def test_sign_in_page_offers_nothing_that_is_not_there_yet(visitor: Client) -> None:
    shown = page(visitor.get("/connexion"))
    assert "Recevoir un code" in shown
    assert "Pas encore de compte ? Il se crée avec votre première contribution." in shown
    assert [word for word in ("ProConnect", "clé d’accès", "S’inscrire") if word in shown] == []


def test_the_code_received_opens_a_session_and_comes_back_to_the_page(visitor: Client, emile: Person) -> None:
    visitor.post("/connexion", {"email": "Emile@exemple.fr", "suite": "/mes-contributions"})
    answer = visitor.post("/connexion/code", {"code": last_code(), "suite": "/mes-contributions"})
    assert (answer.status_code, answer["Location"]) == (302, "/mes-contributions")
    assert page(visitor.get("/compte")).count("Émile") > 0


def test_a_page_of_another_site_is_never_where_one_lands(visitor: Client, emile: Person) -> None:
    visitor.post("/connexion", {"email": "emile@exemple.fr", "suite": "https://ailleurs.example/"})
    answer = visitor.post("/connexion/code", {"code": last_code(), "suite": "https://ailleurs.example/"})
    assert answer["Location"] == "/"


def asked(address: str) -> tuple[str, int, int]:
    """What a visitor reads, how many statements it took, how many mails were asked for."""
    client = Client()
    before = len(mails())
    with CaptureQueriesContext(connection) as statements:
        client.post("/connexion", {"email": address})
    shown = page(client.get("/connexion/code")).replace(address, "…")
    return shown, len(statements), len(mails()) - before


def test_the_answer_is_the_same_whether_an_account_exists_or_not(visitor: Client, emile: Person) -> None:
    known, unknown = asked("emile@exemple.fr"), asked("personne@exemple.fr")
    assert SENT in known[0]
    assert known == unknown
    assert mails() == [("sign_in_code", "emile@exemple.fr"), ("no_account", "personne@exemple.fr")]


def test_a_wrong_code_reads_the_same_whether_an_account_exists_or_not(emile: Person) -> None:
    shown = []
    for address in ("emile@exemple.fr", "personne@exemple.fr"):
        client = Client()
        client.post("/connexion", {"email": address})
        answer = client.post("/connexion/code", {"code": "not it"})
        shown.append((answer.status_code, page(answer).replace(address, "…")))
    assert shown[0] == shown[1]
    assert "Le code ne correspond pas. Il reste 4 essais." in shown[0][1]


def test_nobody_is_made_known_by_asking_for_a_code(visitor: Client) -> None:
    visitor.post("/connexion", {"email": "personne@exemple.fr"})
    assert Person.objects.count() == 0


def test_a_forgotten_password_says_no_more(emile: Person) -> None:
    shown = []
    for address in ("emile@exemple.fr", "personne@exemple.fr"):
        client = Client()
        client.post("/connexion/mot-de-passe/oublie", {"email": address})
        shown.append(page(client.get("/connexion/mot-de-passe/code")).replace(address, "…"))
    assert shown[0] == shown[1]
    assert [template for template, _to in mails()] == ["password_code", "no_account"]


def test_the_fifth_wrong_code_ends_the_attempt(visitor: Client, emile: Person) -> None:
    visitor.post("/connexion", {"email": "emile@exemple.fr"})
    answers = [visitor.post("/connexion/code", {"code": "not it"}).status_code for _attempt in range(5)]
    assert answers == [422, 422, 422, 422, 302]
    assert visitor.post("/connexion/code", {"code": last_code()})["Location"] == "/connexion"


def test_guesses_at_one_address_are_counted_over_all_browsers(emile: Person) -> None:
    answers = []
    for _browser in range(3):
        client = Client()
        client.post("/connexion", {"email": "emile@exemple.fr"})
        answers += [client.post("/connexion/code", {"code": "not it"}).status_code for _guess in range(4)]
    assert answers == [422] * 10 + [429] * 2


def test_too_many_guesses_say_from_when_to_try_again(visitor: Client, emile: Person) -> None:
    for _guess in range(10):
        visitor.post("/connexion/mot-de-passe", {"login": "emile@exemple.fr", "password": "not it"})
    answer = visitor.post("/connexion/mot-de-passe", {"login": "emile@exemple.fr", "password": "not it"})
    assert answer.status_code == 429
    assert "Trop d’essais. Réessayez à 10 h 11." in page(answer)


def test_one_mailbox_is_not_flooded(visitor: Client) -> None:
    answers = [visitor.post("/connexion", {"email": "emile@exemple.fr"}).status_code for _time in range(7)]
    assert answers == [302] * 6 + [429]


def test_a_code_is_over_after_ten_minutes(
    visitor: Client, emile: Person, clock: time_machine.Traveller
) -> None:
    visitor.post("/connexion", {"email": "emile@exemple.fr"})
    clock.move_to(NOW + timedelta(minutes=11))
    assert visitor.post("/connexion/code", {"code": last_code()})["Location"] == "/connexion"
    assert visitor.get("/compte")["Location"] == "/connexion?suite=%2Fcompte"


def test_a_password_signs_in_whoever_set_one(visitor: Client, emile: Person) -> None:
    keep_password(emile)
    answer = visitor.post("/connexion/mot-de-passe", {"login": "emile@exemple.fr", "password": PASSWORD})
    assert answer["Location"] == "/"
    assert visitor.get("/compte").status_code == 200


def test_a_password_never_set_opens_nothing(visitor: Client, emile: Person) -> None:
    answer = visitor.post("/connexion/mot-de-passe", {"login": "emile@exemple.fr", "password": PASSWORD})
    assert answer.status_code == 422
    assert "L’adresse et le mot de passe ne correspondent pas." in page(answer)


def test_a_forgotten_password_is_chosen_again_with_a_code(visitor: Client, emile: Person) -> None:
    visitor.post("/connexion/mot-de-passe/oublie", {"email": "emile@exemple.fr"})
    visitor.post("/connexion/mot-de-passe/code", {"code": last_code()})
    answer = visitor.post("/connexion/mot-de-passe/nouveau", {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 302
    assert Person.objects.get(pk=emile.pk).check_password(PASSWORD)
    assert mails()[-1] == ("password_changed", "emile@exemple.fr")


def test_a_closed_account_does_not_sign_in(visitor: Client, emile: Person, administrator: Person) -> None:
    people.close(actor=administrator, person=emile, reason="Envois en nombre", at=NOW)
    visitor.post("/connexion", {"email": "emile@exemple.fr"})
    assert mails() == [("no_account", "emile@exemple.fr")]


def test_signing_in_carries_out_what_the_visitor_did(
    visitor: Client, consultation: Space, proposal: Contribution, bob: Person
) -> None:
    kept, token = visit.begin(language="fr", at=NOW)
    visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=NOW)
    visit.keep_vote(visit=kept, contribution=proposal, position="agree", at=NOW)
    visitor.cookies["parvis-visite"] = token
    assert sign_in(visitor, "bob@exemple.fr")["Location"] == "/mes-contributions"
    assert list(Contribution.objects.filter(author=bob).values_list("number", flat=True)) == [2]
    assert Tally.objects.get(pk=proposal.pk).agree == 1
    assert visitor.cookies["parvis-visite"].value == ""


def test_signing_out_asks_by_a_form_and_ends_the_session(visitor: Client, emile: Person) -> None:
    sign_in(visitor, "emile@exemple.fr")
    assert visitor.get("/deconnexion").status_code == 200
    assert visitor.get("/compte").status_code == 200
    visitor.post("/deconnexion")
    assert visitor.get("/compte").status_code == 302


OURS = {
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_logout",
    "account_inactive",
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_signup",
    "usersessions_list",
}
# Their pages that have no address here.
ABSENT = {"account_reauthenticate", "account_password_reset_completed"}


def test_every_page_of_allauth_is_ours_or_has_no_address() -> None:
    names = {pattern.name for pattern in (*theirs.urlpatterns, *their_sessions.urlpatterns)}
    assert names == OURS | ABSENT
    for name in sorted(names - OURS):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    modules = {resolve(reverse(name)).func.__module__.split(".")[0] for name in OURS}
    assert modules == {"parvis"}
