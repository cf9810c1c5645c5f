# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Works announced: every page says until when."""

from django.http import HttpRequest, HttpResponse

from parvis.config import environment
from parvis.config.middleware import Answer
from parvis.kernel import clock
from parvis.web import errors


def maintenance(get_response: Answer) -> Answer:
    """Answer with « Travaux en cours » while works last."""
    works = environment.current().maintenance
    if works is None:
        return get_response

    def answer(request: HttpRequest) -> HttpResponse:
        at = clock.now()
        if at >= works.ends_at or (works.starts_at is not None and at < works.starts_at):
            return get_response(request)
        return errors.works(request, at=at, starts_at=works.starts_at, ends_at=works.ends_at)

    return answer
