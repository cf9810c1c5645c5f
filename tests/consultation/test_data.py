# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The data of a consultation: asked for, made, downloaded by whoever may read, and by nobody else."""

from __future__ import annotations

import io
from typing import cast
from zipfile import ZipFile

import pytest
from django.http import FileResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core import outbox
from parvis.core.models import Contribution, Export, Person, Space
from parvis.exchange.actions import exporting
from tests.cast import NOW
from tests.consultation.conftest import Browse

HERE = "/consultations/l-eau-en-partage/donnees"


def made(space: Space) -> Export:
    asked = exporting.ask(actor=None, space=space, at=NOW)
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    return asked


def downloaded(client: Client, path: str) -> bytes:
    response = cast("FileResponse", client.get(path))
    assert response["Content-Disposition"] == 'attachment; filename="l-eau-en-partage-2026-11-22.zip"'
    content = response.getvalue()
    close(response)
    return content


def status(client: Client, path: str) -> int:
    response = client.get(path)
    close(response)
    return response.status_code


def close(response: object) -> None:
    """Close the file alone: closing the answer would close the database of the test too."""
    for closer in getattr(response, "_resource_closers", ()):
        closer()


def test_a_visitor_asks_waits_and_downloads(client: Client, proposal: Contribution) -> None:
    assert "Préparer le fichier" in client.get(HERE).content.decode()
    asked = client.post(HERE)
    assert (asked.status_code, asked["Location"]) == (303, f"{HERE}#etat")
    waiting = client.get(HERE).content.decode()
    assert "Le fichier se prépare" in waiting
    assert "Préparer le fichier" not in waiting
    while outbox.sweep(at=NOW):
        pass
    page = client.get(HERE).content.decode()
    file = Export.objects.get().file
    assert f'href="{HERE}/{file}"' in page
    with ZipFile(io.BytesIO(downloaded(client, f"{HERE}/{file}"))) as archive:
        assert proposal.title in archive.read("contributions.csv").decode()


def test_asked_again_too_soon_the_page_says_from_when_on(client: Client, proposal: Contribution) -> None:
    made(proposal.space)
    response = client.post(HERE)
    assert response.status_code == 422
    assert "à partir de 11:00" in response.content.decode()
    assert Export.objects.count() == 1


def test_the_page_has_one_filled_button(client: Client, proposal: Contribution) -> None:
    assert client.get(HERE).content.decode().count("btn filled") == 1
    made(proposal.space)
    assert client.get(HERE).content.decode().count("btn filled") == 1


@pytest.mark.parametrize("name", ["autre.zip", "..%2f..%2fparvis.sqlite3", "1.part"])
def test_another_name_is_not_a_file(client: Client, proposal: Contribution, name: str) -> None:
    (exporting.folder() / "1.part").write_bytes(b"half")
    assert client.get(f"{HERE}/{name}").status_code == 404


def test_a_file_is_of_its_consultation_alone(client: Client, proposal: Contribution) -> None:
    file = made(proposal.space).file
    assert client.get(f"/consultations/une-autre/donnees/{file}").status_code == 404


def test_whoever_may_not_read_may_not_download(
    browse: Browse, proposal: Contribution, bob: Person, charlie: Person
) -> None:
    file = made(proposal.space).file
    Space.objects.update(reach="members")
    answers = [
        status(browse(person), path) for person in (None, charlie, bob) for path in (HERE, f"{HERE}/{file}")
    ]
    assert answers == [404, 404, 404, 404, 200, 200]
    assert browse(charlie).post(HERE).status_code == 404


def test_the_page_costs_few_queries(
    client: Client, proposal: Contribution, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made(proposal.space)
    with django_assert_num_queries(2):
        client.get(HERE)
