# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What every request passes through: health, proxies, its line in the log, headers, language, works."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import brotli
import pytest
import structlog
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from parvis.config import environment, logs
from parvis.config.middleware import compression, health, language, maintenance, proxies, record
from parvis.config.values import Maintenance, Proxies
from parvis.kernel import clock

TEXT = "Une cuve de cinq mètres cubes dans chaque cour. " * 40


def plain(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEXT)


# Health


def test_alive_is_answered_without_a_database_whatever_the_host(client: Client) -> None:
    response = client.get("/healthz", headers={"Host": "10.0.0.9"})
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_is_up_to_date(client: Client) -> None:
    response = client.get("/readyz")
    checks = {"database": "ok", "migrations": "ok", "data_folder": "ok"}
    assert (response.status_code, response.json()) == (200, {"ready": True, "checks": checks})


@pytest.mark.django_db
def test_not_ready_while_migrations_are_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "is_migrated", lambda: False)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["checks"]["migrations"]) == (503, "missing")


def test_not_ready_while_the_database_is_silent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", silent)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": "silent", "migrations": "unknown", "data_folder": "ok"}


# Proxies


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "believed"),
    [
        (Proxies(), "192.0.2.1", "203.0.113.9", ("192.0.2.1", "http")),
        (Proxies(count=1), "10.0.0.1", "203.0.113.9", ("203.0.113.9", "https")),
        (Proxies(count=1), "10.0.0.1", "198.51.100.1, 203.0.113.9", ("203.0.113.9", "https")),
        (Proxies(count=2), "10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", ("203.0.113.9", "https")),
        (Proxies(count=3), "10.0.0.1", "203.0.113.9", ("203.0.113.9", "https")),
        (Proxies(count=1), "10.0.0.1", "", ("10.0.0.1", "https")),
        (
            Proxies(networks=(ip_network("10.0.0.0/8"),)),
            "10.0.0.1",
            "1.2.3.4, 10.0.0.2",
            ("1.2.3.4", "https"),
        ),
        (Proxies(networks=(ip_network("10.0.0.0/8"),)), "192.0.2.1", "1.2.3.4", ("192.0.2.1", "http")),
        (Proxies(networks=(ip_network("10.0.0.0/8"),)), "10.0.0.1", "forged", ("forged", "https")),
    ],
)
def test_only_trusted_proxies_say_who_the_visitor_is(
    rf: RequestFactory, trusted: Proxies, peer: str, forwarded: str, believed: tuple[str, str]
) -> None:
    headers = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}
    request = rf.get("/", headers=headers, REMOTE_ADDR=peer)
    proxies.believe(request, trusted)
    assert (request.META["REMOTE_ADDR"], request.scheme) == believed
    assert [claim for claim in proxies.CLAIMS if claim in request.META] == []


# The line of each request


@pytest.mark.parametrize(
    ("given", "kept"), [("a-name-of-ours", True), ("short", False), ("with space", False), ("x" * 65, False)]
)
def test_a_request_keeps_a_well_formed_name_and_gets_one_otherwise(
    rf: RequestFactory, given: str, kept: bool
) -> None:
    response = record.record(plain)(rf.get("/", headers={"X-Request-ID": given}))
    assert (response["X-Request-ID"] == given) is kept
    assert record.WELL_FORMED.fullmatch(response["X-Request-ID"])


def test_one_line_says_what_was_answered_and_nothing_of_the_person(rf: RequestFactory) -> None:
    request = rf.post("/contact?from=alice", {"body": "Mon texte"}, REMOTE_ADDR="203.0.113.9")
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines:
        name = record.record(plain)(request)["X-Request-ID"]
    (line,) = lines
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request", "log_level": "info", "method": "POST", "path": "/contact", "status": 200,
        "request_id": name,
    }  # fmt: skip


# Compression


@pytest.mark.parametrize(
    ("accepted", "encoding", "undo"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_a_page_is_compressed_for_whoever_can_read_it(
    rf: RequestFactory, accepted: str, encoding: str | None, undo: object
) -> None:
    response = compression.compression(plain)(rf.get("/", headers={"Accept-Encoding": accepted}))
    assert (response.get("Content-Encoding"), response["Vary"]) == (encoding, "Accept-Encoding")
    assert undo(response.content).decode() == TEXT  # type: ignore[operator]


def test_small_answers_pictures_and_streams_are_left_alone(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"Accept-Encoding": "br"})
    answers = [
        HttpResponse("court"),
        HttpResponse(b"\x89PNG" * 500, content_type="image/png"),
        StreamingHttpResponse(iter([TEXT])),
        HttpResponse(TEXT, headers={"Content-Encoding": "gzip"}),
    ]
    kept = iter(answers)
    door = compression.compression(lambda _request: next(kept))  # type: ignore[arg-type, return-value]
    assert [door(request).get("Content-Encoding") for _ in answers] == [None, None, None, "gzip"]


# Headers


def test_every_answer_refuses_what_we_never_need(client: Client) -> None:
    response = client.get("/nulle-part")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert sorted(response["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]


# Language


@pytest.mark.parametrize(("chosen", "spoken"), [("en", "en"), ("fr", "fr"), ("de", "fr"), ("", "fr")])
def test_a_page_speaks_the_language_chosen_and_never_guesses(
    rf: RequestFactory, chosen: str, spoken: str
) -> None:
    request = rf.get("/", headers={"Accept-Language": "en", "Cookie": f"parvis-langue={chosen}"})
    said = []

    def page(_request: HttpRequest) -> HttpResponse:
        said.append(translation.get_language())
        return HttpResponse()

    response = language.language(page)(request)
    assert (said, response["Content-Language"], request.LANGUAGE_CODE) == ([spoken], spoken, spoken)


# Works


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Maintenance:
    at = datetime(2026, 12, 14, 6, 0, tzinfo=UTC)
    found = Maintenance(at - timedelta(minutes=10), at)
    changed = replace(environment.current(), maintenance=found)
    monkeypatch.setattr(environment, "current", lambda: changed)
    return found


@pytest.mark.parametrize(("minutes", "status"), [(-11, 200), (-10, 503), (-1, 503), (0, 200)])
def test_pages_are_closed_while_works_last(
    rf: RequestFactory, works: Maintenance, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: works.ends_at + timedelta(minutes=minutes))
    response = maintenance.maintenance(plain)(rf.get("/"))
    assert response.status_code == status
    assert response.get("Retry-After") == (str(-minutes * 60) if status == 503 else None)


def test_nothing_is_slowed_down_when_there_are_no_works() -> None:
    assert maintenance.maintenance(plain) is plain


def test_log_lines_are_one_object_each() -> None:
    formatter = logs.standard(level="info", format=environment.LogFormat.JSON)["formatters"]["line"]
    renderer = formatter["processors"][-1]
    assert json.loads(renderer(None, "info", {"event": "é"})) == {"event": "é"}
