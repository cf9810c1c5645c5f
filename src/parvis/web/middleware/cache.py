# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Visitors' pages served from memory while what they show has not changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from parvis.core.queries import versions
from parvis.core.queries.remembered import Age
from parvis.web import caching
from parvis.web.context import DISPLAY_COOKIE, DISPLAYS, KEYS_COOKIE

Answer = Callable[[HttpRequest], HttpResponse]

# Headers of one answer only: the name of the request is given to each anew.
OWN: Final = frozenset({"x-request-id", "set-cookie", "date"})
# Whoever carries one of these sees a page of their own.
PERSONAL: Final = frozenset({settings.SESSION_COOKIE_NAME, "messages"})
shelf: Final = caching.Shelf(settings.PARVIS_CACHE_MB * 1024 * 1024)


def cache(get_response: Answer) -> Answer:
    """Answer from the shelf when the kept page is still true; keep what may be kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not _is_cacheable(request):
            return get_response(request)
        key = _key(request)
        found = shelf.get(key)
        now = time.time()
        if isinstance(found, caching.Kept):
            current = caching.in_order(found.scopes, versions.current(found.scopes))
            if found.age.holds(current, now):
                return _from_shelf(found, request)
        # Read before the page is made: what changes meanwhile makes the copy stale, never silently true.
        before = versions.current(found.scopes) if found is not None else {}
        response = get_response(request)
        dependence = caching.noted(request)
        if dependence is None or not _may_be_kept(response):
            return response
        if found is None or found.scopes != dependence.scopes:
            # Seen for the first time: next time we know which versions to read before making it.
            shelf.put(key, dependence)
        else:
            shelf.put(key, _copy(response, dependence, before, now))
        return response

    return answer


def _is_cacheable(request: HttpRequest) -> bool:
    if request.method not in {"GET", "HEAD"} or settings.PARVIS_MAINTENANCE is not None:
        return False
    cookies = request.COOKIES
    personal = any(name in PERSONAL or name.endswith("parvis-visite") for name in cookies)
    return not personal and not request.path.startswith(settings.STATIC_URL)


def _key(request: HttpRequest) -> tuple[str, ...]:
    cookies, headers = request.COOKIES, request.headers
    accepted = headers.get("Accept-Encoding", "")
    return (
        request.method or "GET",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        request.scheme or "",
        cookies.get(settings.LANGUAGE_COOKIE_NAME, ""),
        DISPLAYS.get(cookies.get(DISPLAY_COOKIE, ""), ""),
        cookies.get(KEYS_COOKIE, ""),
        "br" if "br" in accepted else "gzip" if "gzip" in accepted else "",
        headers.get("HX-Request", ""),
        headers.get("HX-Request-Type", ""),
        headers.get("HX-Target", ""),
    )


def _may_be_kept(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.OK and not response.streaming and not response.cookies


def _copy(
    response: HttpResponse, dependence: caching.Dependence, before: versions.Versions, built_at: float
) -> caching.Kept:
    if "ETag" not in response:
        response["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    return caching.Kept(
        scopes=dependence.scopes,
        age=Age.of(caching.in_order(dependence.scopes, before), built_at, dependence.until),
        status=response.status_code,
        headers=tuple((name, value) for name, value in response.items() if name.lower() not in OWN),
        content=response.content,
    )


def _from_shelf(kept: caching.Kept, request: HttpRequest) -> HttpResponse:
    headers = dict(kept.headers)
    if request.headers.get("If-None-Match") == headers.get("ETag"):
        headers.pop("Content-Length", None)
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(kept.content, status=kept.status, headers=headers)
