# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The mails: what they say, to whom, under which name, and once for each row."""

from datetime import date
from typing import Any

import pytest
from django.core import mail

from parvis.core import outbox
from parvis.core.actions import answer, moderation, subscription, visit
from parvis.core.models import Contribution, Notification, Person, Receipt, Space
from parvis.core.outbox import Outbox
from parvis.mail import message
from tests.cast import NOW, RAINWATER, SECOND

REPLY = answer.Reply(
    body="Une aide couvrira la **moitié** du coût.",
    verdict="partly",
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
    promise=answer.Promise(what="Publier le décret", owner="Direction de l’eau", due=date(2027, 6, 30)),
)


def sweep_all() -> None:
    """Handle every row there is, those that handling adds included."""
    while outbox.sweep(at=NOW + SECOND):
        pass


def test_a_publication_sends_one_receipt(proposal: Contribution) -> None:
    sweep_all()
    receipt = Receipt.objects.get()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (
            ["emile@exemple.fr"],
            f"Récépissé {receipt.code}\N{NO-BREAK SPACE}: votre contribution n°\N{NO-BREAK SPACE}1 est publiée",
        )
    ]
    assert receipt.commitment in mail.outbox[0].body
    assert "/consultations/l-eau-en-partage/1-recuperer-l-eau-de-pluie-dans-les-ecoles" in mail.outbox[0].body


def test_an_answer_is_mailed_to_the_author_and_to_those_who_asked(
    proposal: Contribution, alice: Person, bob: Person, charlie: Person
) -> None:
    subscription.follow(actor=bob, contribution=proposal, matter="answer", by_mail=True, at=NOW)
    subscription.follow(actor=charlie, contribution=proposal, at=NOW)
    sweep_all()
    mail.outbox.clear()
    answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    sweep_all()
    assert sorted(sent.to[0] for sent in mail.outbox) == ["bob@exemple.fr", "emile@exemple.fr"]
    assert "Signé\N{NO-BREAK SPACE}: Anne Roy, sous-directrice, Direction de l’eau" in mail.outbox[0].body
    promised = "Publier le décret, par Direction de l’eau, avant le 30\N{NO-BREAK SPACE}juin 2027."
    assert f"Engagement\N{NO-BREAK SPACE}: {promised}" in mail.outbox[0].body
    told = Notification.objects.filter(matter="answer").values_list("person__display_name", flat=True)
    assert sorted(told) == ["Bob", "Charlie", "Émile"]


def test_the_code_of_a_visit_is_mailed_and_only_the_last_one(consultation: Space) -> None:
    kept, _token = visit.begin(language="en", at=NOW)
    visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=NOW)
    visit.send_code(visit=kept, email="claire@exemple.fr", display_name="Claire D.", at=NOW)
    visit.send_code(visit=kept, email="claire@exemple.fr", display_name="Claire D.", at=NOW)
    code = Outbox.objects.filter(topic="mail_code").latest("pk").data["code"]
    sweep_all()
    assert [sent.subject for sent in mail.outbox] == [f"{code[:3]} {code[3:]}: your code for Parvis"]


def test_a_hidden_text_sends_its_reasons_to_its_author(proposal: Contribution, alice: Person) -> None:
    sweep_all()
    mail.outbox.clear()
    moderation.hide(
        actor=alice,
        contribution=proposal,
        rule="personal_data",
        statement="Le texte nomme une voisine.",
        at=NOW,
    )
    sweep_all()
    assert [sent.subject for sent in mail.outbox] == ["Votre texte a été masqué"]
    assert "Motif\N{NO-BREAK SPACE}: Le texte nomme une voisine." in mail.outbox[0].body


def test_a_mail_tried_twice_bears_the_same_name() -> None:
    assert message.message_id("mail_receipt:1") == message.message_id("mail_receipt:1")
    assert message.message_id("mail_receipt:1") != message.message_id("mail_receipt:2")


def test_a_row_whose_worker_died_is_taken_again_and_finished_once(
    proposal: Contribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(**_values: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(message, "send", die)
        with pytest.raises(KeyboardInterrupt):
            sweep_all()
    held = Outbox.objects.get(topic="mail_receipt")
    assert (held.state, outbox.sweep(at=NOW + SECOND)) == ("waiting", 0)
    assert outbox.sweep(at=NOW + 2 * SECOND + outbox.LEASE) == 1
    assert [sent.to for sent in mail.outbox] == [["emile@exemple.fr"]]
    assert Outbox.objects.get(topic="mail_receipt").state == "done"
