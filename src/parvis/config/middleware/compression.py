# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Answers compressed for whoever can read them so: no proxy is assumed to do it."""

import gzip
import re
from typing import Final

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from parvis.config.middleware import Answer

SMALLEST: Final = 500
TEXTUAL: Final = re.compile(r"text/|application/([a-z.+-]*(json|xml)|javascript)|image/svg")
# Measured on our drawn pages: 9 and above take thirty times as long to gain a tenth.
BROTLI_EFFORT: Final = 5
GZIP_EFFORT: Final = 5
# A page made for one person is sent once: a tenth more bytes, for a fifth of the work.
ONCE: Final = 2


def compression(get_response: Answer) -> Answer:
    """Compress texts, brotli first."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            not response.streaming
            and len(response.content) >= SMALLEST
            and "Content-Encoding" not in response
        ):
            once = settings.SESSION_COOKIE_NAME in request.COOKIES
            compress(response, request.headers.get("Accept-Encoding", ""), ONCE if once else BROTLI_EFFORT)
        return response

    return answer


def compress(response: HttpResponse, accepted: str, effort: int = BROTLI_EFFORT) -> None:
    """Replace the content by its compressed form, when it is a text and the reader can undo it."""
    if not TEXTUAL.match(response.get("Content-Type", "")):
        return
    patch_vary_headers(response, ("Accept-Encoding",))
    if "br" in accepted:
        response.content, response["Content-Encoding"] = (
            brotli.compress(response.content, quality=effort),
            "br",
        )
    elif "gzip" in accepted:
        response.content, response["Content-Encoding"] = (
            gzip.compress(response.content, min(effort, GZIP_EFFORT), mtime=0),
            "gzip",
        )
    else:
        return
    response["Content-Length"] = str(len(response.content))
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = "W/" + response["ETag"]
