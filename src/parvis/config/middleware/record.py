# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A name for each request, and one line in the log: what was asked, what was answered, how long it took.

Neither the address of the visitor, nor what follows « ? », nor anything typed in a form is written down.
"""

import re
import secrets
import time
from typing import Final

import structlog
from django.http import HttpRequest, HttpResponse

from parvis.config.middleware import Answer

WELL_FORMED: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")

log = structlog.get_logger("parvis.access")


def record(get_response: Answer) -> Answer:
    """Name the request, return its name in X-Request-ID, write its line."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if WELL_FORMED.fullmatch(given) else secrets.token_hex(16)
        request.request_id = name  # type: ignore[attr-defined]
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=name):
            response = get_response(request)
            spent = round((time.perf_counter() - begun) * 1000, 1)
            log.info(
                "request", method=request.method, path=request.path, status=response.status_code, ms=spent
            )
        response["X-Request-ID"] = name
        return response

    return answer
