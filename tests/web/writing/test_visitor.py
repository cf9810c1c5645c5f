# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor writes and votes first, says who they are last, and loses nothing on the way."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from parvis.core.actions import person
from parvis.core.models import Contribution, PendingAct, Person, Receipt, Space, Tally, Visit, Vote
from parvis.core.outbox import Outbox
from parvis.web.visits import COOKIE
from tests.cast import NOW
from tests.web.writing.conftest import NUMBER_1, PROPOSE, page

IDEA = {"title": "Des cuves dans les cours d’école", "body": "Une cuve par école.", "capacity": "own"}
CLAIRE = {"email": "claire@exemple.fr", "display_name": "Claire D."}

pytestmark = pytest.mark.django_db


def code() -> str:
    return str(Outbox.objects.filter(topic="mail_code").latest("pk").data["code"])


def link() -> str:
    return str(Outbox.objects.filter(topic="mail_code").latest("pk").data["link"])


def wrong_code() -> str:
    return "000000" if code() != "000000" else "111111"


def test_reading_the_form_sets_no_cookie(visitor: Client, consultation: Space) -> None:
    response = visitor.get(PROPOSE)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "csrfmiddlewaretoken" not in page(response)
    assert re.findall(r"<h1>(.*?)</h1>", page(response)) == ["Proposer une idée"]
    assert re.findall(r"<h2>(.*?)</h2>", page(response)) == ["Votre idée", "Qui êtes-vous ?"]
    assert "Vous écrivez en public." in page(response)


def test_an_idea_is_published_once_its_author_typed_the_code(visitor: Client, consultation: Space) -> None:
    sent = visitor.post(PROPOSE, {**IDEA, **CLAIRE, "act": "send"})
    assert (sent.status_code, sent["Location"]) == (303, "/confirmer")
    assert Contribution.objects.get().state == "awaiting"
    waiting = page(visitor.get("/confirmer"))
    assert "Votre texte est gardé. Confirmez-le" in waiting
    assert "c…@exemple.fr" in waiting
    assert 'autocomplete="one-time-code"' in waiting
    confirmed = visitor.post("/confirmer", {"act": "code", "code": f" {code()[:3]} {code()[3:]}"})
    assert (confirmed.status_code, confirmed["Location"]) == (303, "/confirmer/fait")
    assert confirmed.cookies[COOKIE]["max-age"] == 0
    done = page(visitor.get("/confirmer/fait"))
    assert "Publiée sous le n° 1" in done
    assert "Récépissé envoyé à c…@exemple.fr." in done
    written = Contribution.objects.get()
    assert (written.number, written.byline, written.state) == (1, "Claire D.", "published")
    assert Receipt.objects.filter(contribution=written).count() == 1
    assert visitor.get("/mes-contributions").status_code == 200


def test_the_mailed_link_publishes_on_another_device_and_only_when_the_button_is_pressed(
    visitor: Client, consultation: Space
) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    telephone = Client()
    address = f"/confirmer/{link()}"
    shown = page(telephone.get(address))
    assert "Des cuves dans les cours d’école" in shown
    assert Contribution.objects.get().state == "awaiting"
    assert telephone.post(address)["Location"] == "/confirmer/fait"
    assert Contribution.objects.get().state == "published"
    assert "n° 1" in page(telephone.get("/confirmer/fait"))
    assert telephone.get(address).status_code == 404


def test_whoever_did_not_write_this_may_forget_everything(visitor: Client, consultation: Space) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    assert "oublié" in page(Client().post(f"/confirmer/{link()}", {"act": "refuse"}))
    assert (
        Contribution.objects.count(),
        Visit.objects.count(),
        Person.objects.filter(email="claire@exemple.fr").count(),
    ) == (0, 0, 0)


def test_one_code_confirms_a_text_and_several_votes(
    visitor: Client, consultation: Space, proposal: Contribution
) -> None:
    voted = visitor.post(f"{NUMBER_1}/voter", {"position": "agree"})
    assert (voted.status_code, voted["Location"].endswith("#votre-avis")) == (303, True)
    assert voted.cookies[COOKIE]["httponly"] is True
    assert "1 vote attend que vous confirmiez votre adresse." in page(visitor.get(PROPOSE))
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    assert Tally.objects.get(pk=proposal.pk).agree == 0
    visitor.post("/confirmer", {"act": "code", "code": code()})
    done = page(visitor.get("/confirmer/fait"))
    assert Tally.objects.get(pk=proposal.pk).agree == 1
    assert "Publiée sous le n° 2" in done
    assert "Vote « D’accord » : n° 1" in done


def test_a_wrong_code_says_how_many_attempts_are_left(visitor: Client, consultation: Space) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    refused = visitor.post("/confirmer", {"act": "code", "code": wrong_code()})
    assert refused.status_code == 422
    assert "Le code ne correspond pas." in page(refused)
    assert "4" in page(refused)
    assert Contribution.objects.get().state == "awaiting"


def test_another_code_replaces_the_first(visitor: Client, consultation: Space) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    first = link()
    assert visitor.post("/confirmer", {"act": "resend"})["Location"] == "/confirmer?courriel=envoye"
    assert Client().get(f"/confirmer/{first}").status_code == 404
    assert Client().get(f"/confirmer/{link()}").status_code == 200


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Écrivez votre idée en une phrase."),
        ({"email": "claire"}, "Cette adresse n’a pas la forme nom@domaine.fr."),
        ({"email": ""}, "Indiquez une adresse électronique."),
        ({"display_name": ""}, "Écrivez le nom ou le pseudonyme à montrer avec vos textes."),
        ({"capacity": "organisation"}, "Écrivez le nom de l’organisme."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_given_back(
    visitor: Client, consultation: Space, change: dict[str, str], sentence: str
) -> None:
    refused = visitor.post(PROPOSE, {**IDEA, **CLAIRE, **change})
    assert refused.status_code == 422
    assert sentence in page(refused)
    assert "Une cuve par école." in page(refused)
    assert "<title>Erreur" in page(refused)


def test_a_text_is_kept_even_when_the_address_is_wrong_and_sent_again_it_is_one_text(
    visitor: Client, consultation: Space
) -> None:
    refused = visitor.post(PROPOSE, {**IDEA, **CLAIRE, "email": "claire"})
    kept = Contribution.objects.get()
    assert f'name="kept" value="{kept.pk}"' in page(refused)
    visitor.post(PROPOSE, {**IDEA, **CLAIRE, "title": "Un autre titre", "kept": str(kept.pk)})
    assert [written.title for written in Contribution.objects.all()] == ["Un autre titre"]


def test_pressing_twice_publishes_once(visitor: Client, consultation: Space) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    assert Contribution.objects.count() == 1
    assert Outbox.objects.filter(topic="mail_code").count() == 1
    assert PendingAct.objects.count() == 1


def test_a_step_that_closes_while_one_writes_gives_the_text_back(
    visitor: Client, consultation: Space, clock: time_machine.Traveller
) -> None:
    end = consultation.phases.get(plan="contribute").ends_at
    assert end is not None
    clock.move_to(end + timedelta(minutes=5))
    refused = visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    assert refused.status_code == 409
    assert "pendant que vous écriviez. Votre texte est là : le copier ou l’envoyer à l’équipe." in page(
        refused
    )
    assert "Une cuve par école." in page(refused)
    assert "mailto:equipe@exemple.fr" in page(refused)


def test_a_closed_consultation_says_so_before_one_writes(
    visitor: Client, consultation: Space, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + timedelta(days=40))
    assert "Les contributions sont closes depuis le 14 décembre 2026." in page(visitor.get(PROPOSE))


def test_after_a_day_nothing_waits_any_more(
    visitor: Client, consultation: Space, clock: time_machine.Traveller
) -> None:
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    known = link()
    clock.move_to(NOW + timedelta(hours=25))
    assert "Rien n’attend ici" in page(visitor.get("/confirmer"))
    assert Client().get(f"/confirmer/{known}").status_code == 404


def test_a_confirmed_act_that_cannot_count_keeps_its_text_as_a_draft(
    visitor: Client, consultation: Space, proposal: Contribution, emile: Person
) -> None:
    from parvis.core.actions import contribution  # noqa: PLC0415 — the noun of this one test

    visitor.post(f"{NUMBER_1}/arguments", {"side": "for", "body": "Cela économise l’eau."})
    visitor.post("/confirmer", {"act": "identify", **CLAIRE})
    contribution.withdraw(actor=emile, contribution=proposal, at=NOW)
    visitor.post("/confirmer", {"act": "code", "code": code()})
    done = page(visitor.get("/confirmer/fait"))
    assert "Ce qui n’a pas pu être enregistré" in done
    assert "Cela économise l’eau." in done
    assert Contribution.objects.get(kind="argument").state == "draft"


def test_a_visitor_takes_back_what_waits(
    visitor: Client, consultation: Space, proposal: Contribution
) -> None:
    visitor.post(f"{NUMBER_1}/voter", {"position": "agree"})
    visitor.post(f"{NUMBER_1}/voter/retirer")
    assert PendingAct.objects.count() == 0
    visitor.post(PROPOSE, {**IDEA, **CLAIRE})
    act = PendingAct.objects.get()
    visitor.post(f"/confirmer?retirer={act.pk}", {"act": "drop"})
    assert (PendingAct.objects.count(), Contribution.objects.filter(state="awaiting").count()) == (0, 0)


def test_signing_in_another_way_confirms_without_a_code(
    visitor: Client, consultation: Space, proposal: Contribution, bob: Person
) -> None:
    visitor.post(f"{NUMBER_1}/voter", {"position": "mixed"})
    visitor.force_login(bob)
    assert "Vous avez ouvert une session" not in page(visitor.get("/confirmer"))
    visitor.post("/confirmer", {"act": "myself"})
    assert Vote.objects.get().person_id == bob.pk
    assert "Mitigé" in page(visitor.get("/confirmer/fait"))


def test_a_session_that_ended_keeps_the_text(visitor: Client, consultation: Space, bob: Person) -> None:
    visitor.force_login(bob)
    visitor.session.flush()
    refused = visitor.post(PROPOSE, IDEA)
    assert "Votre connexion a pris fin." in page(refused)
    assert "Une cuve par école." in page(refused)
    assert Contribution.objects.get().state == "awaiting"


def test_the_first_vote_of_a_visitor_comes_alone_to_htmx_with_what_now_waits(
    visitor: Client, proposal: Contribution
) -> None:
    voted = visitor.post(f"{NUMBER_1}/voter", {"position": "agree"}, headers={"HX-Request": "true"})
    assert (voted.status_code, COOKIE in voted.cookies) == (200, True)
    assert "Votre vote sera compté dès que vous aurez confirmé votre adresse." in page(voted)
    assert "1 vote attend que vous confirmiez votre adresse." in page(voted)
    assert "<html" not in page(voted)


def test_the_name_chosen_for_a_text_is_the_one_shown_even_to_someone_known_by_another(
    visitor: Client, consultation: Space, bob: Person
) -> None:
    visitor.post(PROPOSE, {**IDEA, "email": "bob@exemple.fr", "display_name": "Rivière bleue"})
    visitor.post("/confirmer", {"act": "code", "code": code()})
    person.describe(actor=bob, display_name="Bob B.", biography="", language="fr", at=NOW)
    assert person.rename_texts(bob) == 0
    written = Contribution.objects.get()
    assert (written.author_id, written.byline) == (bob.pk, "Rivière bleue")
