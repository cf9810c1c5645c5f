# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Demonstration only: become somebody in one click, and read the mails that would have left."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from functools import wraps
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup, escape

from parvis.core.models import Person
from parvis.core.queries import people
from parvis.kernel import paths
from parvis.web.context import ReachLine, render

if TYPE_CHECKING:
    from email.message import EmailMessage

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
Page = Callable[..., HttpResponse]
HERE: Final = ReachLine(_("Page of the demonstration: only this machine can read it."))
# Whoever the demonstration invents, and what each of them shows.
PERSONAS: Final = {
    "claire": _("citizen: proposes, argues, votes"),
    "karim": _("agent of another ministry"),
    "sofia": _("runs the consultation and moderates it"),
    "anne_roy": _("answers for her service"),
    "ada": _("administers the site"),
}
HEADERS: Final = (
    ("From", pgettext_lazy("mail", "From")),
    ("To", pgettext_lazy("mail", "To")),
    ("Date", pgettext_lazy("mail", "Date")),
    ("Message-ID", pgettext_lazy("mail", "Identifier")),
)
SHOWN: Final = 50
LARGEST: Final = 1_000_000
SEPARATOR: Final = re.compile(rb"^-{79}$", re.MULTILINE)
ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»]")


def demonstration_only(view: View[P]) -> Page:
    """Open a page on a demonstration, to this machine alone; anywhere else there is no such page."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.PARVIS_DEMO or not _is_here(request):
            raise Http404
        return view(request, *args, **kwargs)

    return page


@require_safe
@demonstration_only
def index(request: HttpRequest) -> HttpResponse:
    """Who one can be, and where the mails are."""
    known = people.by_handle(PERSONAS)
    personas = [
        {"value": handle, "name": known[handle], "role": role}
        for handle, role in PERSONAS.items()
        if handle in known
    ]
    after = request.GET.get("suite", "")
    return render(request, "demonstration/index.html", reach=HERE, personas=personas, after=after)


@require_POST
@demonstration_only
def become(request: HttpRequest, handle: str) -> HttpResponse:
    """Sign in as one of the personas."""
    person = Person.objects.filter(handle=handle, is_active=True).first() if handle in PERSONAS else None
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    after = request.POST.get("suite", "")
    is_ours = url_has_allowed_host_and_scheme(after, allowed_hosts=None)
    return redirect(after if after and is_ours else paths.HOME)


@require_safe
@demonstration_only
def mails(request: HttpRequest) -> HttpResponse:
    """The mails that would have left, the newest first."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    found = _mails(Path(folder)) if folder else []
    return render(request, "demonstration/mails.html", reach=HERE, mails=found, is_folder=bool(folder))


def _is_here(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _mails(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    found: list[dict[str, Any]] = []
    for file in files:
        if len(found) >= SHOWN:
            break
        with file.open("rb") as read:
            parts = [part.strip() for part in SEPARATOR.split(read.read(LARGEST))]
        found += [_mail(part) for part in reversed(parts) if part]
    return found[:SHOWN]


def _mail(content: bytes) -> dict[str, Any]:
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain",))
    text = str(body.get_content()) if body is not None else ""
    return {
        "subject": str(message.get("Subject", "")),
        "headers": [{"label": label, "value": str(message.get(name, ""))} for name, label in HEADERS],
        "text": _linked(text.strip()),
    }


def _linked(text: str) -> Markup:
    """The text as it is, its addresses made links; every other character is escaped."""
    parts: list[Markup] = []
    end = 0
    for found in ADDRESS.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<a href="{0}">{0}</a>').format(found[0])]
        end = found.end()
    return Markup().join([*parts, escape(text[end:])])
