# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How a form is answered: by another page to read, or by the same one with what to correct."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.http import HttpResponse, HttpResponseRedirect

UNPROCESSABLE: Final = HTTPStatus.UNPROCESSABLE_ENTITY


class SeeOther(HttpResponseRedirect):
    """Where to read what a form has just done."""

    status_code = HTTPStatus.SEE_OTHER


def private(response: HttpResponse) -> HttpResponse:
    """A page of one person: neither kept on the way nor found by search engines."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response
