# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A clock at the cast's present, a browser for each of them, and the codes they receive."""

import html
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from parvis.core.models import AuditEvent, Person
from parvis.core.outbox import Outbox
from tests.cast import NOW


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    cache.clear()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def browser_of() -> Callable[[Person], Client]:
    def opened(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return opened


@pytest.fixture
def ada(browser_of: Callable[[Person], Client], administrator: Person) -> Client:
    return browser_of(administrator)


def acts() -> list[tuple[str, str]]:
    """What the administrator did, as the journal keeps it."""
    rows = AuditEvent.objects.filter(actor__display_name="Ada").order_by("pk")
    return list(rows.values_list("verb", "noun"))


def page(response: Any) -> str:
    """The page with plain spaces, as a person reads it."""
    text = html.unescape(response.content.decode())
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def mails() -> list[tuple[str, str]]:
    """The mails asked for so far: what they are, and to whom."""
    rows = Outbox.objects.filter(topic="mail_text").order_by("pk")
    return [(row.data["template"], row.data["to"]) for row in rows]


def last_code() -> str:
    """The code of the last mail asked for."""
    row = Outbox.objects.filter(topic="mail_text").latest("pk")
    return str(row.data["context"]["code"])


def sign_in(client: Client, address: str) -> Any:
    """Sign in with a code, as a person does."""
    client.post("/connexion", {"email": address})
    return client.post("/connexion/code", {"code": last_code()})
