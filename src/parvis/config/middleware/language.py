# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The language of a page: the one chosen, or the one of the instance; never guessed from the browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from parvis.config.middleware import Answer


def language(get_response: Answer) -> Answer:
    """Speak the language kept in the cookie, and say which."""
    known = {code for code, _ in settings.LANGUAGES}

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        request.LANGUAGE_CODE = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return answer
