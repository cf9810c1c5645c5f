# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""One's own account: profile, affiliations, address, password, sessions; and the page others see."""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import affiliation, contribution
from parvis.core.actions import person as people
from parvis.core.enums import Capacity
from parvis.core.kinds import Draft
from parvis.core.models import Affiliation, Contribution, Organisation, Person, Space
from tests.cast import DAY, NOW, SECOND
from tests.web.people.conftest import last_code, mails, page, sign_in

Open = Callable[[Person], Client]
PASSWORD = "une phrase que je retiens"


def test_a_visitor_signs_in_first_and_comes_back(visitor: Client) -> None:
    sections = ("", "/rattachements", "/adresse", "/adresse/code", "/mot-de-passe", "/sessions")
    answers = [visitor.get(f"/compte{section}")["Location"].partition("?")[0] for section in sections]
    assert answers == ["/connexion"] * 6


def test_profile_is_saved_and_shown_on_the_persons_page(
    browser_of: Open, visitor: Client, emile: Person
) -> None:
    words = {"display_name": "Émile Z.", "biography": "Jardinier", "language": "en"}
    assert browser_of(emile).post("/compte", words).status_code == 302
    shown = page(visitor.get("/personnes/emile"))
    assert ("Émile Z." in shown, "Jardinier" in shown) == (True, True)
    assert Person.objects.get(pk=emile.pk).language == "en"


def test_a_profile_without_a_name_is_refused_and_given_back(browser_of: Open, emile: Person) -> None:
    answer = browser_of(emile).post(
        "/compte", {"display_name": " ", "biography": "Jardinier", "language": "fr"}
    )
    assert answer.status_code == 422
    assert "Jardinier" in page(answer)


def test_an_affiliation_is_declared_unverified_then_ended(
    browser_of: Open, emile: Person, ministry: Organisation
) -> None:
    browser = browser_of(emile)
    browser.post("/compte/rattachements", {"organisation": ministry.pk, "title": "Chef de bureau"})
    mine = Affiliation.objects.get(person=emile)
    assert (mine.title, mine.proof) == ("Chef de bureau", "")
    assert "Pas encore vérifié" in page(browser.get("/compte/rattachements"))
    browser.post(f"/compte/rattachements/{mine.pk}/terminer")
    assert Affiliation.objects.get(person=emile).ends_at == NOW


def test_an_affiliation_to_the_domain_of_ones_address_is_verified_at_once(
    browser_of: Open, ministry: Organisation
) -> None:
    agent = people.register(email="zoe@exemple.gouv.fr", display_name="Zoé", language="fr", at=NOW - DAY)
    browser_of(agent).post("/compte/rattachements", {"organisation": ministry.pk, "title": ""})
    assert list(agent.affiliations.values_list("proof", flat=True)) == ["domain"]


def test_nobody_ends_somebody_elses_affiliation(browser_of: Open, emile: Person, dana: Person) -> None:
    held = Affiliation.objects.get(person=dana)
    assert browser_of(emile).post(f"/compte/rattachements/{held.pk}/terminer").status_code == 404
    assert Affiliation.objects.get(person=dana).ends_at is None


def test_another_address_is_used_once_its_code_is_typed(visitor: Client, dana: Person) -> None:
    sign_in(visitor, "dana@exemple.gouv.fr")
    visitor.post("/compte/adresse", {"email": "dana@ailleurs.fr", "action_add": "1"})
    assert mails()[-1] == ("address_code", "dana@ailleurs.fr")
    assert Person.objects.get(pk=dana.pk).email == "dana@exemple.gouv.fr"
    answer = visitor.post("/compte/adresse/code", {"code": last_code()})
    assert answer["Location"] == "/compte/adresse"
    assert Person.objects.get(pk=dana.pk).email == "dana@ailleurs.fr"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("dana@ailleurs.fr", True)]
    assert mails()[-1] == ("address_changed", "dana@exemple.gouv.fr")


def test_what_only_the_old_domain_proved_ends_with_the_address(visitor: Client, dana: Person) -> None:
    sign_in(visitor, "dana@exemple.gouv.fr")
    visitor.post("/compte/adresse", {"email": "dana@ailleurs.fr", "action_add": "1"})
    visitor.post("/compte/adresse/code", {"code": last_code()})
    assert Affiliation.objects.get(person=dana).ends_at == NOW


def test_the_address_of_somebody_else_is_never_taken(visitor: Client, dana: Person, emile: Person) -> None:
    sign_in(visitor, "emile@exemple.fr")
    answer = visitor.post("/compte/adresse", {"email": "dana@exemple.gouv.fr", "action_add": "1"})
    assert answer["Location"] == "/compte/adresse/code"
    visitor.post("/compte/adresse/code", {"code": last_code()})
    assert Person.objects.get(pk=emile.pk).email == "emile@exemple.fr"


def test_a_password_is_set_then_changed(browser_of: Open, emile: Person) -> None:
    browser = browser_of(emile)
    browser.post("/compte/mot-de-passe", {"password1": PASSWORD, "password2": PASSWORD})
    assert Person.objects.get(pk=emile.pk).check_password(PASSWORD)
    other = f"{PASSWORD}, une autre"
    words = {"oldpassword": PASSWORD, "password1": other, "password2": other}
    assert browser.post("/compte/mot-de-passe", words).status_code == 302
    assert Person.objects.get(pk=emile.pk).check_password(other)
    assert browser.get("/compte").status_code == 200


def test_a_short_password_is_refused(browser_of: Open, emile: Person) -> None:
    answer = browser_of(emile).post("/compte/mot-de-passe", {"password1": "court", "password2": "court"})
    assert answer.status_code == 422
    assert Person.objects.get(pk=emile.pk).has_usable_password() is False


def test_ending_another_session_signs_it_out_at_once(emile: Person) -> None:
    here, there = Client(), Client()
    sign_in(here, "emile@exemple.fr")
    sign_in(there, "emile@exemple.fr")
    other = UserSession.objects.get(session_key=there.session.session_key)
    assert page(here.get("/compte/sessions")).count("Mettre fin") == 1
    here.post(f"/compte/sessions/{other.pk}/terminer")
    assert (here.get("/compte").status_code, there.get("/compte").status_code) == (200, 302)


def test_nobody_ends_somebody_elses_session(emile: Person, bob: Person) -> None:
    here, there = Client(), Client()
    sign_in(here, "emile@exemple.fr")
    sign_in(there, "bob@exemple.fr")
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"/compte/sessions/{other.pk}/terminer")
    assert there.get("/compte").status_code == 200


def test_a_persons_page_shows_neither_address_nor_votes_nor_visits(
    visitor: Client, proposal: Contribution, emile: Person
) -> None:
    shown = page(visitor.get("/personnes/emile"))
    assert "Récupérer l’eau de pluie dans les écoles" in shown
    assert [word for word in ("emile@exemple.fr", "vote", "vu le") if word in shown] == []


def test_a_persons_page_shows_verified_affiliations_alone(
    visitor: Client, emile: Person, dana: Person, ministry: Organisation
) -> None:
    affiliation.declare(actor=emile, organisation=ministry, title="Chef", at=NOW - SECOND)
    assert "Ministère de l’Exemple" not in page(visitor.get("/personnes/emile"))
    assert "Ministère de l’Exemple" in page(visitor.get("/personnes/dana"))


def test_a_persons_page_does_not_tell_for_whom_they_wrote(
    visitor: Client, consultation: Space, emile: Person
) -> None:
    draft = Draft(kind="proposal", title="Une rampe au marché", capacity=Capacity.HELPED, helped="Mme Petit")
    contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    assert "Une rampe au marché" not in page(visitor.get("/personnes/emile"))


def test_a_persons_page_shows_what_its_reader_may_read(
    browser_of: Open,
    visitor: Client,
    consultation: Space,
    proposal: Contribution,
    alice: Person,
    emile: Person,
) -> None:
    Space.objects.update(published_at=None)
    title = "Récupérer l’eau de pluie"
    assert title not in page(visitor.get("/personnes/emile"))
    assert title in page(browser_of(alice).get("/personnes/emile"))


def test_a_closed_account_has_no_page(visitor: Client, emile: Person, administrator: Person) -> None:
    people.close(actor=administrator, person=emile, reason="Envois en nombre", at=NOW)
    assert visitor.get("/personnes/emile").status_code == 404


def test_a_persons_page_asks_little_with_one_text_and_with_thirty(
    visitor: Client, consultation: Space, emile: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def published(count: int) -> None:
        for number in range(count):
            draft = Draft(kind="proposal", title=f"Idée {number}")
            at = NOW - timedelta(minutes=40 - number)
            contribution.publish(actor=emile, space=consultation, draft=draft, at=at)

    published(1)
    with django_assert_num_queries(3):
        visitor.get("/personnes/emile?apres=x1")
    published(29)
    with django_assert_num_queries(3):
        answer = visitor.get("/personnes/emile?apres=x2")
    assert page(answer).count('<li class="item"') == 20
    assert "Page suivante" in page(answer)
