# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What only a demonstration has: personas in one click, and the mails that would have left."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from pytest_django import Settings

from parvis.core.actions import person
from parvis.core.models import Person
from parvis.mail import message
from tests.cast import NOW

PAGES = ("/demonstration", "/demonstration/courriels")


@pytest.fixture
def claire(db: None) -> Person:
    """The citizen of the demonstration."""
    made = person.register(email="claire@exemple.fr", display_name="Claire D.", language="fr", at=NOW)
    Person.objects.filter(pk=made.pk).update(handle="claire")
    return Person.objects.get(pk=made.pk)


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    """A demonstration, whose mails are files of a folder."""
    settings.PARVIS_DEMO = True
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


def send(folder: Path, **words: str) -> None:
    """A mail, as the file backend of Django writes it."""
    sent = {"subject": "Votre récépissé", "body": "Merci.", "to": "claire@exemple.fr", **words}
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    EmailMessage(
        sent["subject"], sent["body"], "parvis@exemple.fr", [sent["to"]],
        headers={"Message-ID": message.message_id(sent["subject"])}, connection=connection,
    ).send()  # fmt: skip


@pytest.mark.parametrize("page", [*PAGES, "/demonstration/composants"])
def test_outside_a_demonstration_there_is_no_such_page(page: str, db: None) -> None:
    assert Client().get(page).status_code == 404


def test_outside_a_demonstration_nobody_becomes_anybody(claire: Person) -> None:
    browsing = Client()
    assert browsing.post("/demonstration/personnes/claire").status_code == 404
    assert "_auth_user_id" not in browsing.session


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::1", ""])
def test_from_another_machine_there_is_no_such_page(address: str, demo: Path, claire: Person) -> None:
    browsing = Client(REMOTE_ADDR=address)
    assert [browsing.get(page).status_code for page in PAGES] == [404, 404]
    assert browsing.post("/demonstration/personnes/claire").status_code == 404


def test_one_click_makes_somebody_of_a_visitor(demo: Path, claire: Person) -> None:
    browsing = Client()
    assert "Claire D." in browsing.get("/demonstration").text
    answered = browsing.post("/demonstration/personnes/claire", {"suite": "/mes-contributions"})
    assert answered["Location"] == "/mes-contributions"
    assert browsing.session["_auth_user_id"] == str(claire.pk)


@pytest.mark.parametrize(
    "after", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)", ""]
)
def test_one_never_lands_elsewhere(after: str, demo: Path, claire: Person) -> None:
    assert Client().post("/demonstration/personnes/claire", {"suite": after})["Location"] == "/"


def test_only_the_personas_can_be_become(demo: Path, emile: Person) -> None:
    assert Client().post(f"/demonstration/personnes/{emile.handle}").status_code == 404
    assert Client().post("/demonstration/personnes/ada").status_code == 404


def test_becoming_somebody_is_never_a_link(demo: Path, claire: Person) -> None:
    assert Client().get("/demonstration/personnes/claire").status_code == 405


def test_an_empty_demonstration_says_so(demo: Path, db: None) -> None:
    assert "ne contient encore personne" in Client().get("/demonstration").text
    assert "Aucun courriel" in Client().get("/demonstration/courriels").text


def test_mails_are_read_with_their_addresses_as_links(demo: Path, db: None) -> None:
    send(demo, body="Confirmez : http://127.0.0.1:8000/confirmer/abc. Merci.\n<script>alert(1)</script>")
    page = Client().get("/demonstration/courriels").text
    assert "Votre récépissé" in page
    assert (
        '<a href="http://127.0.0.1:8000/confirmer/abc">http://127.0.0.1:8000/confirmer/abc</a>. Merci.'
        in page
    )
    assert "&lt;script&gt;" in page


def test_the_newest_mails_come_first(demo: Path, db: None) -> None:
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(demo))
    connection.send_messages(
        [EmailMessage(f"Courriel {rank}", "Oui.", "a@exemple.fr", ["b@exemple.fr"]) for rank in range(3)]
    )
    page = Client().get("/demonstration/courriels").text
    assert page.index("Courriel 2") < page.index("Courriel 1") < page.index("Courriel 0")


def test_without_a_folder_there_is_nothing_to_read(settings: Settings, db: None) -> None:
    settings.PARVIS_DEMO = True
    settings.EMAIL_FILE_PATH = None
    assert "un serveur" in Client().get("/demonstration/courriels").text
