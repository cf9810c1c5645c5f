# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A clock that stands still at the cast's present, and pages as a person reads them."""

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


class Answer(Protocol):
    """What a browser received."""

    content: bytes


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """The present of the cast; nothing kept in memory by the test before."""
    shelf.clear()
    similar.forget()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser_of() -> Callable[[Person | None], Client]:
    def opened(person: Person | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return opened


def words(response: Answer) -> str:
    """The page with plain spaces."""
    text = html.unescape(response.content.decode())
    return text.replace("\u00a0", " ").replace("\u202f", " ")
