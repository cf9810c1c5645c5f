# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that say what happened, why, and what to do; nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from parvis.kernel.refusal import Refused
from parvis.web import errors

AT = datetime(2026, 12, 14, 5, 55, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _french() -> None:
    translation.activate("fr")


def body(content: bytes) -> str:
    return content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("code", [400, 403, 404, 429, 500, 503])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_error_has_its_page_without_a_database(rf: RequestFactory, code: int, language: str) -> None:
    with translation.override(language):
        response = errors.page(rf.get("/nulle-part"), code)
        title = str(errors.WORDS[code][0])
    assert (response.status_code, response["Cache-Control"]) == (code, "no-store")
    assert title in response.content.decode()


@pytest.mark.parametrize("code", [500, 503])
def test_a_page_is_ready_when_templates_themselves_fail(
    rf: RequestFactory, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_values: object) -> str:
        raise MemoryError

    monkeypatch.setattr("parvis.web.context.text_of", broken)
    request = rf.get("/")
    response = errors.page(request, code)
    assert response.status_code == code
    assert response.content == errors.prepared(code, errors.reference(request))
    assert b'lang="fr"' in response.content
    assert b'lang="en"' in response.content


def test_the_prepared_page_quotes_the_reference_of_the_request() -> None:
    assert errors.prepared(500, "ABCD-12").count(b"ABCD-12") == 2
    assert b"0000-00" not in errors.prepared(500, "ABCD-12")


def test_the_reference_is_short_and_follows_from_the_name_of_the_request(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.request_id = "5f0c1d2e"  # type: ignore[attr-defined]
    assert errors.reference(request) == errors.reference(request)
    assert len(errors.reference(request)) == 7
    assert errors.reference(request) != errors.reference(rf.get("/"))


def test_what_was_typed_comes_back_under_its_name_without_what_is_secret(rf: RequestFactory) -> None:
    sent = {
        "title": "L’eau de pluie",
        "body": "Ligne 1\r\nLigne 2",
        "why": "Parce que",
        "code": "123456",
        "vide": " ",
    }
    assert errors.typed(rf.post("/", sent)) == [
        ("Titre", "L’eau de pluie"),
        ("Texte", "Ligne 1\r\nLigne 2"),
        ("Votre texte", "Parce que"),
    ]
    assert errors.typed(rf.get("/", sent)) == []


def test_a_broken_form_does_not_break_its_error_page(rf: RequestFactory) -> None:
    request = rf.post("/", b"--x\r\nbroken", content_type="multipart/form-data; boundary=")
    assert errors.typed(request) == []


def test_a_refusal_says_its_own_sentence(rf: RequestFactory) -> None:
    refusal = Refused("space.members", "Elle est réservée aux membres du Club RH.")
    assert "Elle est réservée aux membres du Club RH." in body(errors.forbidden(rf.get("/"), refusal).content)
    assert "Réservé." in body(errors.forbidden(rf.get("/"), PermissionDenied("Réservé.")).content)


def test_too_many_requests_says_from_when_to_try_again(rf: RequestFactory) -> None:
    response = errors.too_many(rf.post("/", {"body": "Mon texte"}), at=AT, retry_at=AT + timedelta(minutes=7))
    page = body(response.content)
    assert response["Retry-After"] == "420"
    assert "Vous pourrez réessayer à 7 h 02." in page
    assert "Mon texte" in page


def test_works_say_until_when_and_what_is_kept(rf: RequestFactory) -> None:
    starts, ends = AT - timedelta(minutes=5), AT + timedelta(minutes=5)
    page = body(errors.works(rf.get("/"), at=AT, starts_at=starts, ends_at=ends).content)
    assert "Retour prévu à 7 h." in page
    assert "Les contributions envoyées avant 6 h 50 sont enregistrées ; délais prolongés d’autant." in page
    later = errors.works(rf.get("/"), at=AT, starts_at=None, ends_at=AT + timedelta(days=2))
    assert "Retour prévu le 16 décembre 2026, 6 h 55." in body(later.content)
    assert later["Retry-After"] == str(2 * 24 * 3600)


def test_an_unknown_address_asks_nothing_of_the_database_and_leaves_no_cookie(client: Client) -> None:
    response = client.get("/nulle-part/ailleurs")
    assert (response.status_code, dict(response.cookies)) == (404, {})
    assert connection.connection is None or connection.queries == []


def test_a_failure_is_a_page_with_a_reference(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("parvis.config.middleware.language.translation.override", broken)
    client.raise_request_exception = False
    response = client.get("/", headers={"X-Request-ID": "a-name-of-ours"})
    assert response.status_code == 500
    assert response["X-Request-ID"] == "a-name-of-ours"
