# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What must happen later: chosen by topic, and forgotten when its moment belongs to the past."""

from datetime import timedelta

import pytest

from parvis.core import outbox
from parvis.core.models import Person
from parvis.core.outbox import Outbox
from tests.cast import NOW, SECOND

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    rows = Outbox.objects.filter(state=Outbox.Status.WAITING).order_by("key")
    return list(rows.values_list("key", flat=True))


def test_a_sweep_of_one_topic_leaves_the_others(emile: Person) -> None:
    outbox.put(Outbox.Topic.RENAME, key="1", at=NOW, person=emile.pk)
    outbox.put(Outbox.Topic.MAIL_RECEIPT, key="1", at=NOW, receipt=0, person=emile.pk)
    assert outbox.sweep(at=NOW, topics=(Outbox.Topic.RENAME,)) == 1
    assert waiting() == ["mail_receipt:1"]


def test_the_past_is_forgotten_but_for_the_last_few_of_each_topic() -> None:
    for rank in range(4):
        outbox.put(Outbox.Topic.MAIL_RECEIPT, key=str(rank), at=NOW + rank * SECOND)
        outbox.put(Outbox.Topic.MAIL_ANSWER, key=str(rank), at=NOW + rank * SECOND)
    outbox.put(Outbox.Topic.EXPORT, key="1", at=NOW)
    topics = (Outbox.Topic.MAIL_RECEIPT, Outbox.Topic.MAIL_ANSWER)
    assert outbox.forget(topics, but=1, at=NOW + timedelta(hours=1)) == 6
    assert waiting() == ["export:1", "mail_answer:3", "mail_receipt:3"]
