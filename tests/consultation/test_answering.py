# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Answering: the list of what waits, the answer and its refusals, and what becomes of a promise."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from parvis.core.actions import affiliation, contribution, membership, subscription, vote
from parvis.core.enums import Matter, Results, Role, State
from parvis.core.kinds import Draft
from parvis.core.models import AnswerTarget, Commitment, Contribution, Organisation, Person, Space
from tests.cast import DAY, NOW, write
from tests.consultation.conftest import Browse
from tests.consultation.desks import TYPED, act, path, promised

PROMISE = {"what": "Un décret", "owner": "Direction de l’eau", "due": "2027-06-30"}


@pytest.fixture
def service(consultation: Space, dana: Person) -> Person:
    """Dana answers for her ministry, as deputy director."""
    held = dana.affiliations.get()
    held.title = "sous-directrice"
    held.save(update_fields=["title"])
    membership.appoint(actor=None, space=consultation, person=dana, role=Role.SERVICE, at=NOW - DAY)
    return dana


@pytest.fixture
def browser(service: Person, browse: Browse) -> Client:
    """Dana’s browser."""
    return browse(service)


def test_the_signature_is_filled_from_what_is_verified(browser: Client, proposal: Contribution) -> None:
    page = browser.get(act(proposal, "repondre")).text
    for words in ('value="Dana"', 'value="sous-directrice"', 'value="Ministère de l’Exemple"'):
        assert words in page


def test_an_answer_is_published_with_its_decision_and_its_promise(
    browser: Client, proposal: Contribution
) -> None:
    answered = browser.post(act(proposal, "repondre"), {**TYPED, **PROMISE})
    proposal.refresh_from_db()
    made = Contribution.objects.get(kind="official_answer")
    kept = Commitment.objects.get()
    assert answered["Location"].endswith("/1-recuperer-l-eau-de-pluie-dans-les-ecoles#reponse")
    assert (proposal.verdict, made.byline) == ("partly", "Anne Roy, sous-directrice")
    assert (kept.what, kept.owner, kept.due) == ("Un décret", "Direction de l’eau", date(2027, 6, 30))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"verdict": ""}, "id_verdict"),
        ({"verdict": "perhaps"}, "id_verdict"),
        ({"verdict": "refused"}, "id_reason"),
        ({"verdict": "studied"}, "id_until"),
        ({"verdict": "studied", "until": "bientôt"}, "id_until"),
        ({"body": " "}, "id_body"),
        ({"signatory": "L’équipe"}, "id_signatory"),
        ({"signatory": ""}, "id_signatory"),
        ({"position": ""}, "id_position"),
        ({"service": ""}, "id_service"),
        ({"what": "Un décret"}, "id_owner"),
        ({"what": "Un décret", "owner": "La direction"}, "id_due"),
        ({"owner": "La direction", "due": "2027-06-30"}, "id_what"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_beside_its_field(
    changes: dict[str, str], field: str, browser: Client, proposal: Contribution
) -> None:
    refused = browser.post(act(proposal, "repondre"), {**TYPED, **changes})
    proposal.refresh_from_db()
    assert (refused.status_code, proposal.verdict) == (422, "")
    assert f'<a href="#{field}">' in refused.text
    assert "direction" not in changes or changes["owner"] in refused.text


def test_a_refusal_says_why_and_a_study_until_when(browser: Client, proposal: Contribution) -> None:
    browser.post(
        act(proposal, "repondre"),
        {**TYPED, "verdict": "refused", "reason": "Trop cher.", "until": "2027-01-01"},
    )
    browser.post(
        act(proposal, "repondre"), {**TYPED, "verdict": "studied", "reason": "Non.", "until": "2027-01-01"}
    )
    decided = AnswerTarget.objects.order_by("pk").values_list("verdict", "reason", "until")
    assert list(decided) == [("refused", "Trop cher.", None), ("studied", "", date(2027, 1, 1))]


def test_the_preview_publishes_nothing(browser: Client, proposal: Contribution) -> None:
    page = browser.post(act(proposal, "repondre"), {**TYPED, "apercu": "1"})
    assert (page.status_code, AnswerTarget.objects.count()) == (200, 0)
    assert "<strong>toutes</strong>" in page.text


def test_the_discussion_stands_on_the_page_with_both_sides(
    browser: Client, proposal: Contribution, bob: Person, charlie: Person
) -> None:
    write("argument", proposal, bob, side="for", body="Une économie.")
    write("argument", proposal, charlie, side="against", body="Un coût.")
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    page = browser.get(act(proposal, "repondre")).text
    for words in ("Une économie.", "Un coût.", "1 argument pour", "1 argument contre", "1 vote"):
        assert words in page


def test_results_kept_for_the_end_are_kept_from_the_service(
    browser: Client, consultation: Space, proposal: Contribution, bob: Person
) -> None:
    Space.objects.filter(pk=consultation.pk).update(results=Results.AT_THE_END)
    vote.cast(actor=bob, contribution=proposal, position="agree", at=NOW)
    page = browser.get(act(proposal, "repondre")).text
    assert "Les résultats sont montrés quand le vote est fini" in page
    assert "100" not in page.split("<main")[1].split("<form")[0]


def test_nobody_reads_who_voted_nor_who_will_be_told(
    browser: Client, proposal: Contribution, charlie: Person
) -> None:
    vote.cast(actor=charlie, contribution=proposal, position="disagree", at=NOW)
    subscription.follow(actor=charlie, contribution=proposal, matter=Matter.ANSWER, at=NOW)
    page = browser.get(act(proposal, "repondre")).text
    assert "2\u00a0personnes qui suivent" in page.replace(" personnes", "\u00a0personnes")
    assert "Charlie" not in page


def test_an_earlier_answer_is_recalled(browser: Client, service: Person, proposal: Contribution) -> None:
    promised(proposal, service)
    assert "La vôtre s’y ajoutera." in browser.get(act(proposal, "repondre")).text


def test_a_hidden_text_is_not_answered(browser: Client, proposal: Contribution) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(state=State.HIDDEN)
    assert browser.get(act(proposal, "repondre")).status_code == 404


def test_the_list_shows_what_waits_first_and_what_was_answered_on_demand(
    browser: Client, service: Person, consultation: Space, proposal: Contribution, emile: Person
) -> None:
    other = Draft(kind="proposal", title="Planter des arbres")
    contribution.publish(actor=emile, space=consultation, draft=other, at=NOW)
    promised(proposal, service)
    waiting = browser.get(path("reponses")).text
    answered = browser.get(f"{path('reponses')}?etat=repondues").text
    assert ("Planter des arbres" in waiting, "Récupérer" in waiting.split("<main")[1]) == (True, False)
    assert ("Planter des arbres" in answered, "Récupérer" in answered.split("<main")[1]) == (False, True)


@pytest.mark.parametrize("sort", ["soutenues", "discutees", "division", "hasard", "n’importe"])
def test_each_order_is_read_page_after_page(
    sort: str, browser: Client, consultation: Space, emile: Person
) -> None:
    for rank in range(25):
        draft = Draft(kind="proposal", title=f"Idée {rank:02d}")
        contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    first = browser.get(path("reponses"), {"tri": sort}).text
    further = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = browser.get(further).text
    shown = [page.count("/repondre") for page in (first, second)]
    assert shown == [20, 5]


def test_a_commitment_is_followed_up_in_public(
    browser: Client, service: Person, proposal: Contribution
) -> None:
    commitment = promised(proposal, service)
    refused = browser.post(path("engagements", commitment.pk), {"state": "kept", "note": " "})
    assert refused.status_code == 422
    browser.post(path("engagements", commitment.pk), {"state": "kept", "note": "Décret publié."})
    commitment.refresh_from_db()
    assert commitment.state == "kept"
    assert "Décret publié." in browser.get(path("engagements")).text
    assert "Décret publié." in browser.get(path("engagements", commitment.pk)).text


def test_a_late_commitment_is_said_late(browser: Client, service: Person, proposal: Contribution) -> None:
    commitment = promised(proposal, service)
    Commitment.objects.filter(pk=commitment.pk).update(due=date(2026, 11, 1))
    assert "en retard" in browser.get(path("engagements")).text
    assert "1 engagement en retard" in browser.get(path()).text


def test_a_commitment_of_another_consultation_is_not_found(
    browser: Client, service: Person, proposal: Contribution
) -> None:
    assert browser.get(path("engagements", 999)).status_code == 404


def test_an_unverified_position_signs_nothing(
    consultation: Space, emile: Person, ministry: Organisation, proposal: Contribution, browse: Browse
) -> None:
    affiliation.declare(actor=emile, organisation=ministry, title="Ministre", at=NOW)
    membership.appoint(actor=None, space=consultation, person=emile, role=Role.SERVICE, at=NOW)
    assert 'value="Ministre"' not in browse(emile).get(act(proposal, "repondre")).text
