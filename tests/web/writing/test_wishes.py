# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Signed-in people follow, register, report, contest and vote at random."""

from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.actions import contribution, moderation
from parvis.core.kinds import Draft
from parvis.core.models import (
    Appeal,
    Contribution,
    Membership,
    Person,
    Report,
    Space,
    Subscription,
    Vote,
)
from tests.cast import NOW, RAINWATER
from tests.web.writing.conftest import NUMBER_1, SPACE, page

IDEA = {"title": "Un tarif progressif", "body": "Payer selon l’usage.", "capacity": "own", "act": "send"}
Browser = Callable[[Person], Client]

pytestmark = pytest.mark.django_db


def test_following_a_contribution_its_answer_a_space_and_the_next_opening(
    proposal: Contribution, bob: Person, browser_of: Browser
) -> None:
    browser = browser_of(bob)
    browser.post(f"{NUMBER_1}/suivre", {"matter": "answer"})
    browser.post(f"{NUMBER_1}/suivre")
    browser.post(f"{SPACE}suivre")
    browser.post("/suivre/ouvertures", {"suite": "https://ailleurs.exemple/"})
    wishes = Subscription.objects.filter(person=bob).order_by("pk").values_list("key", "by_mail")
    assert list(wishes) == [
        (f"contribution:{proposal.pk}:answer", True),
        (f"contribution:{proposal.pk}:all", False),
        (f"space:{proposal.space_id}:all", False),
        ("instance:phase", True),
    ]
    browser.post(f"{NUMBER_1}/suivre", {"matter": "no-answer"})
    assert not Subscription.objects.filter(person=bob, matter="answer").exists()


def test_registering_and_taking_it_back(consultation: Space, charlie: Person, browser_of: Browser) -> None:
    browser = browser_of(charlie)
    assert browser.post(f"{SPACE}inscription")["Location"] == SPACE
    assert Membership.objects.filter(person=charlie, role="member").count() == 1
    assert "Annuler mon inscription" in page(browser.get(f"{SPACE}inscription"))
    browser.post(f"{SPACE}inscription", {"act": "leave"})
    assert Membership.objects.filter(person=charlie).count() == 0


def test_anyone_reports_a_text_without_an_account(proposal: Contribution, visitor: Client) -> None:
    assert visitor.post(f"{NUMBER_1}/signaler").status_code == 422
    sent = visitor.post(f"{NUMBER_1}/signaler", {"rule": "insult", "note": "Ligne 2."})
    assert sent["Location"] == f"{NUMBER_1}/signaler/merci"
    assert "Signalement envoyé" in page(visitor.get(sent["Location"]))
    assert list(Report.objects.values_list("rule", "note")) == [("insult", "Ligne 2.")]


def test_only_the_author_contests_and_once(
    proposal: Contribution, alice: Person, emile: Person, bob: Person, browser_of: Browser
) -> None:
    decision = moderation.hide(
        actor=alice, contribution=proposal, rule="off_topic", statement="Hors du sujet.", at=NOW
    )
    browser = browser_of(emile)
    address = f"/contester/{decision.pk}"
    assert address in page(browser.get("/mes-contributions"))
    assert browser_of(bob).get(address).status_code == 404
    assert "Hors du sujet." in page(browser.get(address))
    assert browser.post(address, {"body": ""}).status_code == 422
    assert browser.post(address, {"body": "C’est le sujet."}).status_code == 303
    assert "Contestée le 22 novembre 2026" in page(browser.get(address))
    assert browser.post(address, {"body": "Encore."}).status_code == 422
    assert Appeal.objects.count() == 1


def test_ten_proposals_at_random_passing_is_stored_nowhere(
    consultation: Space, alice: Person, bob: Person, browser_of: Browser
) -> None:
    for number in range(12):
        draft = Draft(kind="proposal", title=f"Idée {number}", body="Oui.")
        contribution.publish(actor=alice, space=consultation, draft=draft, at=NOW)
    browser, seen = browser_of(bob), []
    address = browser.get(f"{SPACE}au-hasard")["Location"]
    for rank in range(1, 11):
        read = browser.get(address)
        shown = read.context_data if hasattr(read, "context_data") else page(read)
        assert f"{rank} sur 10" in str(shown)
        number_shown = str(shown).split('name="number" value="')[1].split('"')[0]
        seen.append(number_shown)
        if rank % 2:
            address = browser.post(address, {"number": number_shown, "position": "agree"})["Location"]
        else:
            address = str(shown).split('<a href="' + f"{SPACE}au-hasard?")[1].split('"')[0]
            address = f"{SPACE}au-hasard?{address}"
    assert len(set(seen)) == 10
    assert Vote.objects.filter(person=bob).count() == 5
    assert "Vous avez vu toutes les propositions de ce tirage." in page(browser.get(address))
    assert "sur=7" in browser.get(f"{SPACE}au-hasard")["Location"]


def test_a_visitor_votes_at_random_too(
    consultation: Space, proposal: Contribution, visitor: Client, emile: Person
) -> None:
    contribution.publish(
        actor=emile, space=consultation, draft=Draft(kind="proposal", title="Autre", body=""), at=NOW
    )
    address = visitor.get(f"{SPACE}au-hasard")["Location"]
    first = page(visitor.get(address)).split('name="number" value="')[1].split('"')[0]
    following = visitor.post(address, {"number": first, "position": "mixed"})["Location"]
    second = page(visitor.get(following)).split('name="number" value="')[1].split('"')[0]
    assert {first, second} == {"1", "2"}
    assert visitor.post(following, {"number": second}).status_code == 422
    voted_on = {"1": RAINWATER.title, "2": "Autre"}[first]
    assert voted_on in page(visitor.get("/confirmer"))
