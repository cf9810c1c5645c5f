# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A clock that stands still at the cast's present, and a browser for each of them."""

import html
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
import time_machine
from django.test import Client

from parvis.core.models import Person
from parvis.core.queries import similar
from parvis.web.middleware.cache import shelf
from tests.cast import NOW

SPACE = "/consultations/l-eau-en-partage/"
PROPOSE = f"{SPACE}proposer"
NUMBER_1 = f"{SPACE}1-recuperer-l-eau-de-pluie-dans-les-ecoles"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    similar.forget()
    shelf.clear()
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


class Answer(Protocol):
    """What a browser received."""

    content: bytes


def page(response: Answer) -> str:
    """The page with plain spaces, as a person reads it."""
    text = html.unescape(response.content.decode())
    return text.replace("\u00a0", " ").replace("\u202f", " ")
