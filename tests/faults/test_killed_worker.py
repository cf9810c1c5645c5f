# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A worker killed while the mail server was receiving: nothing is lost, and a second copy bears the same name."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler

from tests.config.test_serve import free_port

BIN = Path(sys.executable).parent
PUBLISH = """
from datetime import timedelta
from parvis.config import boot
boot.boot()
from parvis.core.actions import contribution, person, space
from parvis.core.kinds import Draft
from parvis.kernel import clock
from parvis.core.models import Space
now = clock.now()
made = space.create(actor=None, kind="consultation", title="L’eau", at=now)
space.plan(actor=None, space=made, steps=[space.Step(plan="contribute", starts_at=now - timedelta(days=1))], at=now)
Space.objects.filter(pk=made.pk).update(published_at=now)
made = Space.objects.get(pk=made.pk)
for n in range(3):
    who = person.register(email=f"p{n}@exemple.fr", display_name=f"P {n}", language="fr", at=now)
    contribution.publish(actor=who, space=made, draft=Draft(kind="proposal", title=f"Idée {n}"), at=now)
"""


class Receiver(Handler):
    """A mail server that keeps what it receives, and may kill whoever sends the second one."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.victim: int | None = None

    def handle_message(self, message: Message) -> None:
        self.names.append(str(message["Message-ID"]))
        if self.victim is not None and len(self.names) == 2:
            # Received, but the worker will never read that it was.
            os.kill(self.victim, signal.SIGKILL)
            time.sleep(0.2)


@pytest.fixture
def server() -> Iterator[tuple[Receiver, int]]:
    receiver, port = Receiver(), free_port()
    controller = Controller(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    yield receiver, port
    controller.stop()


@pytest.mark.slow
def test_every_receipt_leaves_though_the_worker_was_killed(
    server: tuple[Receiver, int], tmp_path: Path
) -> None:
    receiver, port = server
    told = {name: value for name, value in os.environ.items() if not name.startswith(("PARVIS_", "DJANGO_"))}
    told |= {
        "PARVIS_DATA_DIR": str(tmp_path),
        "PARVIS_MAIL_URL": f"smtp://127.0.0.1:{port}",
        "PARVIS_CONTACT_EMAIL": "equipe@exemple.fr",
    }
    subprocess.run([BIN / "parvis", "migrate"], env=told, check=True, capture_output=True)
    subprocess.run([sys.executable, "-c", PUBLISH], env=told, check=True, capture_output=True)

    worker = subprocess.Popen([BIN / "parvis", "worker"], env=told)
    receiver.victim = worker.pid
    assert worker.wait(timeout=60) == -signal.SIGKILL
    receiver.victim = None
    assert states(tmp_path) == {"done": 1, "waiting": 2}

    expire_leases(tmp_path)
    subprocess.run([BIN / "parvis", "worker", "--once"], env=told, check=True, capture_output=True)
    assert states(tmp_path) == {"done": 3}
    # Four deliveries, three mails: the one whose end the worker never saw came twice under one name.
    assert (len(receiver.names), len(set(receiver.names))) == (4, 3)


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(next(folder.glob("*.sqlite3")))


def states(folder: Path) -> dict[str, int]:
    """The rows of receipts, by state."""
    with database(folder) as connection:
        rows = connection.execute(
            "SELECT state, COUNT(*) FROM core_outbox WHERE topic = 'mail_receipt' GROUP BY state"
        )
        return dict(rows.fetchall())


def expire_leases(folder: Path) -> None:
    """As if two minutes had passed."""
    with database(folder) as connection:
        connection.execute(
            "UPDATE core_outbox SET leased_until = '2000-01-01 00:00:00' WHERE leased_until IS NOT NULL"
        )
