# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Choose the language of the pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from parvis.kernel import paths

YEAR = 365 * 24 * 3600


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie, and come back to the page one was reading."""
    response = redirect(back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Keep a choice for a year; it says nothing of who chose."""
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def back(request: HttpRequest) -> str:
    """Where the person was, on this site and nowhere else."""
    after = request.POST.get("suite", "")
    safe = url_has_allowed_host_and_scheme(after, allowed_hosts=None) and after.startswith("/")
    return after if safe else paths.HOME
