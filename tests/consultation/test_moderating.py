# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Moderating: what is reported, kept, hidden with its reasons, contested, restored, locked."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.core import outbox
from parvis.core.actions import membership, moderation
from parvis.core.enums import Role, State
from parvis.core.models import Appeal, Contribution, Decision, Notification, Person, Report, Space
from parvis.core.queries import moderation as queue
from tests.cast import DAY, NOW, SECOND, someone, write
from tests.consultation.conftest import Browse
from tests.consultation.desks import act, contested, path

REASON = {"rule": "personal_data", "statement": "Le nom d’un voisin."}


@pytest.fixture
def moderator(consultation: Space, charlie: Person) -> Person:
    """Charlie moderates."""
    membership.appoint(actor=None, space=consultation, person=charlie, role=Role.MODERATOR, at=NOW - DAY)
    return charlie


@pytest.fixture
def browser(moderator: Person, browse: Browse) -> Client:
    """Charlie’s browser."""
    return browse(moderator)


@pytest.fixture
def appeal(proposal: Contribution, moderator: Person) -> Appeal:
    """An argument of Émile’s that Charlie hid, and Émile contests."""
    return contested(proposal, moderator)


def test_reports_are_grouped_by_text_with_their_rules(
    browser: Client, proposal: Contribution, bob: Person
) -> None:
    for rank, rule in enumerate(("insult", "insult", "hate")):
        moderation.report(actor=None, contribution=proposal, rule=rule, note="Lisez", at=NOW + rank * SECOND)
    moderation.report(
        actor=bob, contribution=write("argument", proposal, bob, side="for"), rule="copy", at=NOW
    )
    rows, _after = queue.reported(proposal.space)
    assert [(row.number, row.kind, row.reports, row.rules) for row in rows] == [
        (1, "proposal", 3, (("hate", 1), ("insult", 2))),
        (1, "argument", 1, (("copy", 1),)),
    ]
    page = browser.get(path("moderation")).text
    assert "Argument sous n°\u00a01" in page
    assert "cinq mètres cubes" in page


def test_nothing_says_who_reported(browser: Client, proposal: Contribution) -> None:
    witness = someone("Yolande")
    moderation.report(actor=witness, contribution=proposal, rule="insult", note="Voyez", at=NOW)
    pages = browser.get(path("moderation")).text + browser.get(path("moderation", proposal.pk)).text
    assert "Voyez" in pages
    assert "Yolande" not in pages


def test_keeping_a_text_settles_its_reports(browser: Client, proposal: Contribution) -> None:
    moderation.report(actor=None, contribution=proposal, rule="insult", at=NOW)
    browser.post(path("moderation", proposal.pk, "garder"))
    assert not Report.objects.filter(settled_at=None).exists()
    assert Decision.objects.get().act == "keep"
    assert "Rien n’est signalé." in browser.get(path("moderation")).text


def test_hiding_needs_a_rule_and_a_reason_and_gives_back_what_was_typed(
    browser: Client, proposal: Contribution
) -> None:
    refused = browser.post(act(proposal, "moderer"), {"rule": "", "statement": "Le nom d’un voisin."})
    proposal.refresh_from_db()
    assert (refused.status_code, proposal.state) == (422, State.PUBLISHED)
    assert "Choisissez la règle" in refused.text
    assert "Le nom d’un voisin." in refused.text


def test_hiding_takes_the_text_away_and_tells_its_author(
    browser: Client, proposal: Contribution, emile: Person
) -> None:
    answered = browser.post(path("moderation", proposal.pk), REASON)
    outbox.sweep(at=NOW)
    proposal.refresh_from_db()
    assert (answered["Location"], proposal.state) == (path("moderation"), State.HIDDEN)
    assert Notification.objects.filter(person=emile, matter="moderation").count() == 1
    hidden = browser.get(path("moderation", "masquees")).text
    assert "Le nom d’un voisin." in hidden
    assert "Charlie" in hidden


def test_restoring_publishes_again(browser: Client, proposal: Contribution) -> None:
    browser.post(path("moderation", proposal.pk), REASON)
    assert "Rétablir ce texte" in browser.get(act(proposal, "moderer")).text
    browser.post(act(proposal, "moderer"), {"statement": ""})
    proposal.refresh_from_db()
    assert proposal.state == State.PUBLISHED


def test_nobody_restores_their_own_text(
    consultation: Space, emile: Person, proposal: Contribution, browse: Browse, moderator: Person
) -> None:
    moderation.hide(actor=moderator, contribution=proposal, at=NOW, **REASON)
    membership.appoint(actor=None, space=consultation, person=emile, role=Role.MODERATOR, at=NOW)
    refused = browse(emile).post(path("moderation", proposal.pk), {"statement": ""})
    proposal.refresh_from_db()
    assert (refused.status_code, proposal.state) == (422, State.HIDDEN)
    assert "Vous avez écrit ce texte" in refused.text


def test_who_decided_does_not_settle_the_appeal(browser: Client, appeal: Appeal) -> None:
    page = browser.get(path("moderation", "recours", appeal.pk)).text
    assert "une autre personne doit trancher" in page
    assert "Trancher et prévenir" not in page
    refused = browser.post(
        path("moderation", "recours", appeal.pk), {"outcome": "overturned", "statement": "Si."}
    )
    appeal.refresh_from_db()
    assert (refused.status_code, appeal.settled_at) == (422, None)
    assert "quelqu’un d’autre doit" in browser.get(path("moderation", "recours")).text


@pytest.mark.parametrize(("outcome", "state"), [("upheld", "hidden"), ("overturned", "published")])
def test_somebody_else_settles_the_appeal(
    outcome: str, state: str, appeal: Appeal, alice: Person, browse: Browse
) -> None:
    browser = browse(alice)
    assert "Ce n’en est pas une." in browser.get(path("moderation", "recours")).text
    words = {"outcome": outcome, "statement": "Relu."}
    answered = browser.post(path("moderation", "recours", appeal.pk), words)
    appeal.refresh_from_db()
    appeal.decision.contribution.refresh_from_db()
    assert answered["Location"] == path("moderation", "recours")
    assert (appeal.settled_by, appeal.decision.contribution.state) == (alice, state)
    assert browser.get(path("moderation", "recours", appeal.pk)).status_code == 404


def test_an_appeal_without_decision_or_reason_is_refused(
    appeal: Appeal, alice: Person, browse: Browse
) -> None:
    refused = browse(alice).post(path("moderation", "recours", appeal.pk), {"statement": "Relu."})
    assert refused.status_code == 422
    assert "Dites ce que vous décidez." in refused.text


def test_a_locked_text_is_locked_then_unlocked(browser: Client, proposal: Contribution) -> None:
    browser.post(path("moderation", proposal.pk, "verrou"), {"locked": "1"})
    proposal.refresh_from_db()
    assert proposal.locked
    browser.post(path("moderation", proposal.pk, "verrou"), {"locked": "0"})
    proposal.refresh_from_db()
    assert not proposal.locked


def test_a_withdrawn_text_is_not_moderated(browser: Client, proposal: Contribution) -> None:
    Contribution.objects.filter(pk=proposal.pk).update(state=State.WITHDRAWN)
    assert browser.get(act(proposal, "moderer")).status_code == 404


def test_acts_without_a_page_refuse_to_be_read(browser: Client, proposal: Contribution) -> None:
    answers = [browser.get(path("moderation", proposal.pk, act)) for act in ("garder", "verrou")]
    assert [answer.status_code for answer in answers] == [405, 405]


def test_queues_are_read_page_after_page_without_loss(
    proposal: Contribution, bob: Person, moderator: Person
) -> None:
    texts = [write("comment", proposal, bob) for _ in range(45)]
    for rank, text in enumerate(texts):
        moderation.report(actor=None, contribution=text, rule="insult", at=NOW + rank // 3 * SECOND)
    read, after, pages = [], None, 0
    while pages == 0 or after is not None:
        rows, after = queue.reported(proposal.space, after)
        read += [row.pk for row in rows]
        pages += 1
    assert (pages, read) == (3, [text.pk for text in texts])


def test_hidden_texts_and_appeals_are_read_page_after_page(
    proposal: Contribution, bob: Person, moderator: Person
) -> None:
    for _ in range(21):
        decision = moderation.hide(
            actor=moderator, contribution=write("comment", proposal, bob), at=NOW, **REASON
        )
        moderation.appeal(actor=bob, decision=decision, body="Non.", at=NOW)
    first, after = queue.hidden(proposal.space)
    assert (len(first), len(queue.hidden(proposal.space, after)[0])) == (20, 1)
    some, further = queue.contested(proposal.space)
    assert (len(some), len(queue.contested(proposal.space, further)[0])) == (20, 1)


def test_the_page_of_a_contribution_leads_its_team_to_their_acts(
    browser: Client, proposal: Contribution, bob: Person, alice: Person, browse: Browse
) -> None:
    comment = write("comment", proposal, bob)
    public = act(proposal, "").rstrip("/")
    seen = {"moderator": browser, "owner": browse(alice), "member": browse(bob), "visitor": browse(None)}
    links = (
        act(proposal, "moderer"),
        f"{act(proposal, 'moderer')}?texte={comment.pk}",
        act(proposal, "repondre"),
    )
    found = {
        name: [f'href="{link}"' in browser.get(public).text for link in links]
        for name, browser in seen.items()
    }
    assert found == {
        "moderator": [True, True, False],
        "owner": [True, True, True],
        "member": [False, False, False],
        "visitor": [False, False, False],
    }
    page = browser.get(links[1]).text
    assert "Commentaire sous n°\u00a01" in page
