# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Signed-in people write, vote and change their mind."""

from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.actions import vote
from parvis.core.models import (
    Contribution,
    Organisation,
    Person,
    Space,
    Tally,
    Vote,
)
from tests.cast import NOW, write
from tests.web.writing.conftest import NUMBER_1, PROPOSE, SPACE, page

IDEA = {"title": "Un tarif progressif", "body": "Payer selon l’usage.", "capacity": "own", "act": "send"}
Browser = Callable[[Person], Client]

pytestmark = pytest.mark.django_db


def test_a_person_publishes_at_once(consultation: Space, bob: Person, browser_of: Browser) -> None:
    browser = browser_of(bob)
    assert "Qui êtes-vous" not in page(browser.get(PROPOSE))
    sent = browser.post(PROPOSE, IDEA)
    assert (sent.status_code, sent["Location"]) == (303, f"{SPACE}1-un-tarif-progressif")
    read = page(browser.get(sent["Location"]))
    assert (
        "Publiée sous le n° 1. Récépissé envoyé à b…@exemple.fr. Prochaine étape : réponse avant le" in read
    )


def test_pressing_twice_publishes_once(consultation: Space, bob: Person, browser_of: Browser) -> None:
    browser = browser_of(bob)
    assert browser.post(PROPOSE, IDEA)["Location"] == browser.post(PROPOSE, IDEA)["Location"]
    assert Contribution.objects.count() == 1


def test_an_organisation_is_named_and_said_verified_or_not(
    consultation: Space, dana: Person, bob: Person, ministry: Organisation, browser_of: Browser
) -> None:
    named = {**IDEA, "capacity": "organisation", "organisation": ministry.name, "act": "preview"}
    assert "Ministère de l’Exemple (rattachement vérifié)" in page(browser_of(dana).post(PROPOSE, named))
    assert "Ministère de l’Exemple (rattachement non vérifié)" in page(browser_of(bob).post(PROPOSE, named))
    browser_of(dana).post(PROPOSE, {**named, "act": "send"})
    written = Contribution.objects.get()
    assert (written.byline, written.organisation_id) == (ministry.name, ministry.pk)


def test_a_person_helped_gives_the_name_shown(consultation: Space, bob: Person, browser_of: Browser) -> None:
    browser_of(bob).post(PROPOSE, {**IDEA, "capacity": "helped", "helped": "Mme L."})
    assert Contribution.objects.get().byline == "Mme L."


def test_a_draft_of_ones_own_is_found_among_ones_contributions_and_gone_once_published(
    consultation: Space, bob: Person, charlie: Person, browser_of: Browser
) -> None:
    browser = browser_of(bob)
    browser.post(PROPOSE, {**IDEA, "act": "draft"})
    kept = Contribution.objects.get()
    address = f"/mes-contributions/brouillons/{kept.pk}"
    assert address in page(browser.get("/mes-contributions"))
    assert "Payer selon l’usage." in page(browser.get(address))
    assert browser_of(charlie).get(address).status_code == 404
    browser.post(address, IDEA)
    assert [(written.state, written.number) for written in Contribution.objects.all()] == [("published", 1)]


def test_a_draft_may_be_thrown_away(consultation: Space, bob: Person, browser_of: Browser) -> None:
    browser = browser_of(bob)
    address = browser.post(PROPOSE, {**IDEA, "act": "draft"})["Location"]
    assert browser.post(address, {"act": "discard"})["Location"] == SPACE
    assert Contribution.objects.count() == 0


def test_voting_changing_and_taking_back(proposal: Contribution, bob: Person, browser_of: Browser) -> None:
    browser = browser_of(bob)
    sent = browser.post(f"{NUMBER_1}/voter", {"position": "agree"})
    assert (sent.status_code, sent["Location"]) == (303, f"{NUMBER_1}#votre-avis")
    browser.post(f"{NUMBER_1}/voter", {"position": "disagree"})
    assert [row.position for row in Vote.objects.all()] == ["disagree"]
    browser.post(f"{NUMBER_1}/voter/retirer")
    assert Vote.objects.count() == 0


def test_the_vote_block_comes_alone_to_htmx(proposal: Contribution, bob: Person, browser_of: Browser) -> None:
    browser = browser_of(bob)
    block = page(browser.post(f"{NUMBER_1}/voter", {"position": "agree"}, headers={"HX-Request": "true"}))
    assert block.lstrip().startswith("<section")
    assert "Vote enregistré." in block
    assert "Pourquoi ? Ajouter un argument (facultatif)" in block
    assert "Me prévenir de la réponse" in block
    refused = browser.post(f"{NUMBER_1}/voter", {}, headers={"HX-Request": "true"})
    assert refused.status_code == 422


def test_voting_without_choosing_gives_the_page_back(
    proposal: Contribution, bob: Person, browser_of: Browser
) -> None:
    refused = browser_of(bob).post(f"{NUMBER_1}/voter")
    assert refused.status_code == 422
    assert "Choisissez une des réponses proposées." in page(refused)


def test_an_argument_is_found_convincing_and_no_longer(
    proposal: Contribution, alice: Person, bob: Person, browser_of: Browser
) -> None:
    argument = write("argument", proposal, alice, side="for", body="Cela économise.")
    browser = browser_of(bob)
    sent = browser.post(f"{NUMBER_1}/voter?texte={argument.pk}")
    assert sent["Location"] == f"{NUMBER_1}#argument-{argument.pk}"
    assert Tally.objects.get(pk=argument.pk).agree == 1
    browser.post(f"{NUMBER_1}/voter/retirer?texte={argument.pk}")
    assert Tally.objects.get(pk=argument.pk).agree == 0


@pytest.mark.parametrize(
    ("word", "typed", "kind"),
    [
        ("arguments", {"side": "against", "body": "Trop cher."}, "argument"),
        ("commentaires", {"body": "Et pour les lycées ?"}, "comment"),
        ("sources", {"title": "Rapport", "link": "https://exemple.fr/rapport"}, "source"),
    ],
)
def test_replies_are_published_in_their_place(
    proposal: Contribution, bob: Person, word: str, typed: dict[str, str], kind: str
) -> None:
    browser = Client()
    browser.force_login(bob)
    sent = browser.post(f"{NUMBER_1}/{word}", typed)
    reply = Contribution.objects.get(kind=kind)
    assert (sent.status_code, sent["Location"]) == (303, f"{NUMBER_1}#{kind}-{reply.pk}")
    assert (reply.root_id, reply.parent_id, reply.state) == (proposal.pk, proposal.pk, "published")


def test_a_comment_answers_a_comment(
    proposal: Contribution, alice: Person, bob: Person, browser_of: Browser
) -> None:
    first = write("comment", proposal, alice)
    browser_of(bob).post(f"{NUMBER_1}/commentaires", {"body": "Non.", "parent": str(first.pk)})
    assert Contribution.objects.get(parent=first).root_id == proposal.pk


def test_a_refused_reply_gives_the_text_back(
    proposal: Contribution, bob: Person, browser_of: Browser
) -> None:
    browser = browser_of(bob)
    refused = browser.post(f"{NUMBER_1}/arguments", {"body": "Trop cher."})
    assert refused.status_code == 422
    assert "Dites si votre argument est pour ou contre." in page(refused)
    assert "Trop cher." in page(refused)
    refused = browser.post(f"{NUMBER_1}/sources", {"title": "Rapport", "link": "javascript:alert(1)"})
    assert "commence par « https »" in page(refused)
    assert 'value="Rapport"' in page(refused)
    assert browser.post(f"{NUMBER_1}/commentaires", {"body": " "}).status_code == 422


def test_the_page_of_a_reply_shows_what_it_answers(
    proposal: Contribution, alice: Person, visitor: Client
) -> None:
    first = write("comment", proposal, alice, body="Et les lycées ?")
    read = visitor.get(f"{NUMBER_1}/commentaires?parent={first.pk}")
    assert (read.status_code, dict(read.cookies)) == (200, {})
    assert "Et les lycées ?" in page(read)
    chosen = page(visitor.get(f"{NUMBER_1}/arguments?cote=against"))
    assert 'value="against" checked' in chosen


def test_a_text_is_changed_freely_then_with_a_note(
    proposal: Contribution, emile: Person, bob: Person, browser_of: Browser
) -> None:
    browser = browser_of(emile)
    changed = {"title": proposal.title, "body": "Deux cuves.", "note": ""}
    assert browser.post(f"{NUMBER_1}/modifier", changed)["Location"] == NUMBER_1
    vote.cast(actor=bob, contribution=Contribution.objects.get(pk=proposal.pk), position="agree", at=NOW)
    refused = browser.post(f"{NUMBER_1}/modifier", {**changed, "body": "Trois cuves."})
    assert refused.status_code == 422
    assert "Trois cuves." in page(refused)
    sent = browser.post(f"{NUMBER_1}/modifier", {**changed, "body": "Trois cuves.", "note": "Une de plus"})
    assert sent.status_code == 303
    assert Tally.objects.get(pk=proposal.pk).earlier == 1


def test_nobody_else_changes_or_withdraws_a_text(
    proposal: Contribution, bob: Person, visitor: Client, browser_of: Browser
) -> None:
    browser = browser_of(bob)
    for word in ("modifier", "retirer"):
        assert browser.get(f"{NUMBER_1}/{word}").status_code == 404
        assert browser.post(f"{NUMBER_1}/{word}").status_code == 404
        assert visitor.get(f"{NUMBER_1}/{word}")["Location"].startswith("/connexion?suite=")


def test_a_text_is_withdrawn_after_being_shown_again(
    proposal: Contribution, emile: Person, browser_of: Browser
) -> None:
    browser = browser_of(emile)
    assert "Une cuve de" in page(browser.get(f"{NUMBER_1}/retirer"))
    assert browser.post(f"{NUMBER_1}/retirer")["Location"] == "/mes-contributions"
    assert "Retirée le 22 novembre 2026" in page(browser.get("/mes-contributions"))
    assert Client().get(NUMBER_1).status_code == 410


def test_an_argument_of_ones_own_is_changed_and_withdrawn(
    proposal: Contribution, bob: Person, browser_of: Browser
) -> None:
    argument = write("argument", proposal, bob, side="for", body="Cela économise.")
    browser = browser_of(bob)
    sent = browser.post(f"{NUMBER_1}/modifier?texte={argument.pk}", {"body": "Cela économise l’eau."})
    assert sent["Location"] == f"{NUMBER_1}#argument-{argument.pk}"
    browser.post(f"{NUMBER_1}/retirer?texte={argument.pk}")
    assert Contribution.objects.get(pk=argument.pk).state == "withdrawn"
