# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A form is accepted from this site alone, as browsers say it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from parvis.web.middleware.origin import origin

HERE = "http://testserver"
ELSEWHERE = "https://ailleurs.exemple.fr"


def view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def answer(request: HttpRequest, reached: object = view) -> HttpResponse:
    guard = origin(view)
    refused = guard.process_view(request, reached, (), {})  # type: ignore[arg-type]
    return refused or view(request)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "unheard-of"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        # What a page cannot forge wins over what it can influence.
        ({"Sec-Fetch-Site": "cross-site", "Origin": HERE}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Origin": HERE}, 200),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://testserver:8000"}, 403),
        ({"Origin": "http://127.0.0.1:8000"}, 200),
        ({"Origin": ELSEWHERE}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ELSEWHERE, "Referer": f"{HERE}/"}, 403),
        ({"Referer": f"{HERE}/consultations/eau/proposer"}, 200),
        ({"Referer": f"{ELSEWHERE}/?{HERE}"}, 403),
        ({"Referer": "http://testserver.exemple.fr/"}, 403),
        ({"Referer": "http://[broken"}, 403),
        ({}, 403),
    ],
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_form_is_accepted_from_this_site_alone(
    rf: RequestFactory, method: str, headers: dict[str, str], status: int
) -> None:
    request = getattr(rf, method)("/contact", headers=headers)
    assert answer(request).status_code == status


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reading_is_accepted_from_everywhere(rf: RequestFactory, method: str) -> None:
    assert answer(getattr(rf, method)("/", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200


def test_a_refused_form_gives_back_what_was_typed(rf: RequestFactory) -> None:
    typed = {"body": "Une cuve dans <chaque> cour.", "password": "hunter2"}
    response = answer(rf.post("/contact", typed, headers={"Sec-Fetch-Site": "cross-site"}))
    page = response.content.decode()
    assert "Une cuve dans &lt;chaque&gt; cour." in page
    assert "hunter2" not in page


def test_addresses_for_machines_are_left_to_their_own_proof(rf: RequestFactory) -> None:
    request = rf.post("/inbox", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer(request, csrf_exempt(view)).status_code == 200


def test_no_other_guard_asks_for_a_token(rf: RequestFactory) -> None:
    request = rf.post("/connexion", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer(request).status_code == 200
    assert csrf_protect(view)(request).status_code == 200
