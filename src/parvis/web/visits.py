# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The cookie of a visit: set when a visitor first writes or votes, gone once they said who they are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import translation

from parvis.core.actions import visit as visits
from parvis.core.queries import waiting
from parvis.core.queries.waiting import Waiting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from parvis.core.models import Visit

NAME: Final = "parvis-visite"
COOKIE: Final = f"__Host-{NAME}" if settings.SESSION_COOKIE_SECURE else NAME


def of(request: HttpRequest, *, at: datetime) -> Visit | None:
    """The visit of this browser, while it waits."""
    token = request.COOKIES.get(COOKIE)
    return visits.find(token, at=at) if token else None


def of_or_begin(request: HttpRequest, *, at: datetime) -> tuple[Visit, str | None]:
    """The visit of this browser, begun now if need be: then its secret has to be kept by the browser."""
    found = of(request, at=at)
    if found is not None:
        return found, None
    language = translation.get_language() or settings.LANGUAGE_CODE
    return visits.begin(language=language, at=at)


def keep(response: HttpResponse, token: str | None) -> HttpResponse:
    """Let the browser hold the secret of a visit that begins."""
    if token is not None:
        response.set_cookie(
            COOKIE,
            token,
            max_age=visits.LASTS,
            path="/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Take the secret back: nothing waits any more."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response


def waits(request: HttpRequest, *, at: datetime) -> Waiting | None:
    """What waits for an address in this browser, for the line on top of every page."""
    token = request.COOKIES.get(COOKIE)
    return waiting.count(token, at=at) or None if token else None
