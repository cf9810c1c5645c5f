# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that say what happened, why, and what to do; what was typed is always given back."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parvis.kernel.refusal import Refused
from parvis.web import context
from parvis.web.format import hour_text, moment_text

FOLDER: Final = Path(__file__).parent / "templates" / "errors"
# Read when the process starts: a disk that fails later does not take them away.
PREPARED: Final = {code: (FOLDER / f"static_{code}.html").read_bytes() for code in (500, 503)}
REFERENCE: Final = b"0000-00"
WORDS: Final[dict[int, tuple[Any, Any]]] = {
    400: (_("This form has expired"), _("Your text is below.")),
    403: (_("You cannot read this page"), _("It is reserved for the people it was opened to.")),
    404: (_("This page does not exist"), _("The address is wrong, or the text was removed.")),
    429: (_("Too many requests at once"), _("You can try again in a few minutes. Your text is below.")),
    500: (_("An error on our side"), _("Nothing that was recorded is lost.")),
    503: (_("Works in progress"), _("The site will be back soon.")),
}
# Typed, but never shown again: what proves who someone is, and what only machines read.
KEPT_SECRET: Final = ("password", "code", "token", "csrf", "next")
# Chosen among answers, or filled in by the page itself: nothing of it was typed.
CHOSEN: Final = {
    *("act", "kept", "capacity", "theme", "position", "side", "verdict", "matter", "rule"),
    *("parent", "suite", "language", "display", "keys", "role", "state", "apercu"),
}
LABELS: Final[dict[str, Any]] = {
    "title": _("Title"),
    "body": _("Text"),
    "email": _("E-mail address"),
    "reason": _("Reason"),
    "url": _("Link"),
}

log = structlog.get_logger()


def page(
    request: HttpRequest,
    code: int,
    *,
    title: object = None,
    explanation: object = None,
    retry_after: int | None = None,
    ways_out_of: int | None = None,
) -> HttpResponse:
    """The page of an error; prepared in advance when nothing else works any more."""
    usual_title, usual_explanation = WORDS[code]
    said = {
        "code": code,
        "title": title or usual_title,
        "explanation": explanation or usual_explanation,
        "reference": reference(request),
        "typed": typed(request),
    }
    response = HttpResponse(_content(request, code, ways_out_of or code, said), status=code)
    response["Cache-Control"] = "no-store"
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def _content(request: HttpRequest, code: int, ways: int, said: dict[str, Any]) -> str | bytes:
    try:
        # A broken site asks nothing of its database to say that it is broken.
        frame = context.page(request, bare=code >= 500) | {"failed": True}
        return context.text_of(request, f"errors/{ways}.html", page=frame, **said)
    except Exception:
        if code < 500:
            raise
        log.exception("errors.fallback", reference=said["reference"])
        return prepared(code, reference(request))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 — Django’s
    """What was sent cannot be used any more."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page exists, and is not for this person."""
    return page(request, 403, explanation=_sentence(exception))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 — same
    """Nothing at this address, or nothing that may be known."""
    return page(request, 404)


def too_many(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 — same
    *,
    at: datetime | None = None,
    retry_at: datetime | None = None,
) -> HttpResponse:
    """More than one person sends in a moment; says from when to try again."""
    if at is None or retry_at is None:
        return page(request, 429, retry_after=300)
    sentence = gettext("You can try again at %(hour)s. Your text is below.") % {"hour": hour_text(retry_at)}
    return page(request, 429, explanation=sentence, retry_after=max(1, int((retry_at - at).total_seconds())))


def failure(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the reference is in the log beside what broke."""
    log.error("errors.failure", reference=reference(request), path=request.path)
    return page(request, 500)


def works(
    request: HttpRequest, *, at: datetime, starts_at: datetime | None, ends_at: datetime
) -> HttpResponse:
    """The site is closed for works until a given time."""
    is_today = localdate(at) == localdate(ends_at)
    sentence = gettext("Back at %(hour)s.") % {"hour": hour_text(ends_at)}
    if not is_today:
        sentence = gettext("Back on %(moment)s.") % {"moment": moment_text(ends_at)}
    if starts_at is not None:
        kept = gettext("Contributions sent before %(hour)s are recorded; deadlines are extended by as much.")
        sentence = f"{sentence} {kept % {'hour': hour_text(starts_at)}}"
    response = page(
        request, 503, explanation=sentence, retry_after=max(1, int((ends_at - at).total_seconds()))
    )
    # Announced works are no failure to report at each page.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 — Django’s own mark
    return response


def reference(request: HttpRequest) -> str:
    """What a person quotes when they write to us, like 7F3A-21; drawn from the request's name in the log."""
    name = getattr(request, "request_id", "")
    drawn = hashlib.sha256(name.encode()).hexdigest()[:6].upper()
    return f"{drawn[:4]}-{drawn[4:]}"


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What the visitor had typed, by label, so that nothing is lost."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.POST.lists())
    except (UnreadablePostError, MultiPartParserError, RequestDataTooBig, SuspiciousOperation):
        return []
    return [
        (str(LABELS.get(name, _("Your text"))), text)
        for name, texts in sent
        for text in texts
        if text.strip() and name not in CHOSEN and not any(word in name.lower() for word in KEPT_SECRET)
    ]


def prepared(code: int, quoted: str) -> bytes:
    """The page written in advance, in both languages, with the reference in its place."""
    return PREPARED[code].replace(REFERENCE, quoted.encode())


def _sentence(exception: Exception | None) -> str | None:
    if isinstance(exception, Refused):
        return exception.sentence
    return str(exception) if exception and exception.args else None
