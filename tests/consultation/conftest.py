# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Browsers of the cast, and the moment at which the pages believe they are asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from parvis.core.models import Person
from parvis.kernel import clock
from tests.cast import NOW

Browse = Callable[[Person | None], Client]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the pages for the moment of the cast."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def browse(client: Client) -> Browse:
    """The browser of a person, or of a visitor."""

    def browser(person: Person | None) -> Client:
        browsing = Client()
        if person is not None:
            browsing.force_login(person)
        return browsing

    return browser
