# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What every test relies on: the cast, and no network beyond this machine."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"
HERE = {"127.0.0.1", "::1", "localhost", ""}

pytest_plugins = ["tests.cast"]


class NetworkRefusedError(RuntimeError):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine, whatever library asks for it."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in HERE:
            raise NetworkRefusedError(f"A test tried to reach {address[0]}.")
        connect(self, address)  # type: ignore[arg-type]

    def guarded_resolve(host: object, *arguments: object, **options: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in HERE:
            raise NetworkRefusedError(f"A test tried to look up {name}.")
        return resolve(host, *arguments, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


@pytest.fixture(autouse=True)
def on_the_day_of_the_cast(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test happens on the day its people live, whatever today is; a test may still move the clock."""
    from tests.cast import NOW  # noqa: PLC0415 — once Django is set up

    if request.node.get_closest_marker("browser") or request.node.get_closest_marker("slow"):
        # Other processes take part, with the clock of the machine.
        yield
        return
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What a process keeps in memory belongs to one database: each test has its own."""
    from parvis.core.queries import remembered, similar  # noqa: PLC0415 — once Django is set up
    from parvis.web.middleware import cache  # noqa: PLC0415 — same

    remembered.forget()
    similar.forget()
    cache.shelf.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why a test cannot run here, instead of letting it fail."""
    absent = {
        "postgres": (not os.environ.get("PARVIS_TEST_DATABASE_URL"), "PARVIS_TEST_DATABASE_URL is not set"),
        "real_data": (not REAL_DATA.is_dir(), "the real consultations are not beside the repository"),
    }
    for item in items:
        for marker, (missing, reason) in absent.items():
            if missing and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data beside the repository."""
    return REAL_DATA
