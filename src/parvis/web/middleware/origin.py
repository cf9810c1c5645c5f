# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A form is accepted from this site alone: browsers say where it was sent from, no page carries a token."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from parvis.web import errors

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# « none »: typed by the person or reopened by the browser; no page of another site can send it.
OURS: Final = frozenset({"same-origin", "none"})


class origin:  # noqa: N801 — read in the list of middleware as the word it checks
    """Refuse what was not sent from a page of this site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Any,  # noqa: ARG002 — Django’s
        kwargs: Any,  # noqa: ARG002 — same
    ) -> HttpResponse | None:
        """Let the request reach its page, or answer in its place."""
        # The same two marks as Django's own check: a view for machines, and a test client.
        if getattr(view, "csrf_exempt", False) or getattr(request, "_dont_enforce_csrf_checks", False):
            return None
        if request.method not in SAFE and not is_ours(request):
            return errors.page(request, 403, title=TITLE, explanation=EXPLANATION, ways_out_of=400)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # noqa: SLF001 — Django's own mark
        return None


def is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the request."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in OURS
    # Older browsers, and sites without TLS: the origin, then the page it came from; silence is refused.
    sent_from = request.headers.get("Origin") or _origin(request.headers.get("Referer", ""))
    return sent_from in {f"{request.scheme}://{request.get_host()}", settings.PARVIS_PUBLIC_URL}


def _origin(url: str) -> str:
    try:
        found = urlsplit(url)
    except ValueError:
        return ""
    return f"{found.scheme}://{found.netloc}"


TITLE: Final = _("This form was not sent from this site")
EXPLANATION: Final = _(
    "Nothing was recorded. Your text is below: copy it, come back to the page and send it from there."
)
