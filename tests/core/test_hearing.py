# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Who is told of what, and how often."""

import pytest

from parvis.core import outbox
from parvis.core.actions import answer
from parvis.core.models import Contribution, Notification, Person
from tests.cast import NOW, write

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("matter", flat=True))


def test_an_official_answer_reaches_its_author_once(
    proposal: Contribution, emile: Person, alice: Person
) -> None:
    reply = answer.Reply(
        body="Oui.",
        verdict="accepted",
        signatory="Anne Roy",
        position="sous-directrice",
        service="Direction de l’eau",
    )
    answer.publish(actor=alice, target=proposal, reply=reply, at=NOW)
    outbox.sweep(at=NOW, topics=(outbox.Outbox.Topic.NOTIFY,))
    assert told(emile) == ["answer"]


def test_a_comment_reaches_the_author_of_what_it_answers(
    proposal: Contribution, emile: Person, bob: Person
) -> None:
    write("comment", proposal, bob)
    outbox.sweep(at=NOW, topics=(outbox.Outbox.Topic.NOTIFY,))
    assert told(emile) == ["reply"]
