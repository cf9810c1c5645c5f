# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What the frame of every page needs, and the one function that renders pages.

A visitor costs no query and leaves no cookie; a signed-in person costs one query, for what is unread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings
from django.contrib.messages import constants
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from parvis.kernel import clock, paths
from parvis.web import acts, registry, visits
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Person

DISPLAY_COOKIE: Final = "parvis-affichage"
KEYS_COOKIE: Final = "parvis-raccourcis"
# As the form of « Affichage » writes them, and as the style sheet reads them.
DISPLAYS: Final = {"clair": "light", "sombre": "dark"}
NO_KEYS: Final = "non"
ALERTS: Final = {constants.SUCCESS: "success", constants.WARNING: "warning", constants.ERROR: "error"}


@dataclass(frozen=True, slots=True)
class ReachLine:
    """Who can read a page, in words; open when everyone can."""

    words: Any
    open: bool = False


PUBLIC: Final = ReachLine(_("Public page: everyone can read what is written here."), open=True)
PRIVATE: Final = ReachLine(_("Personal page: you alone can read it."))
TEAM: Final = ReachLine(_("Page of the team that runs this consultation."))
ADMINISTRATORS: Final = ReachLine(_("Page of the administrators of this instance."))


def render(
    request: HttpRequest, template: str, *, reach: ReachLine = PUBLIC, status: int = 200, **values: Any
) -> HttpResponse:
    """A whole page; with status 422 its title begins with « Erreur : »."""
    shell = page(request, reach=reach) | {"refused": status == 422}
    return HttpResponse(text_of(request, template, page=shell, **values), status=status)


def fragment(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """A part of a page, for htmx: no frame, so no query of its own."""
    return HttpResponse(text_of(request, template, **values), status=status)


def text_of(request: HttpRequest, template: str, **values: Any) -> str:
    """A template of the theme, rendered."""
    return str(engines["jinja2"].get_template(template).render(values, request))


def page(request: HttpRequest, *, reach: ReachLine = PUBLIC, bare: bool = False) -> dict[str, Any]:
    """What `layout.html` reads as `page`; bare when nothing may be asked of the database."""
    person = None if bare else person_of(request)
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "instance": settings.PARVIS_INSTANCE_NAME,
        "person": person,
        "unread": person.unread if person else 0,
        "menu": registry.menu(person, current=request.path),
        "path": request.get_full_path(),
        "address": request.path,
        "language": language,
        "languages": _languages(language),
        "demo": settings.PARVIS_DEMO,
        "display": DISPLAYS.get(request.COOKIES.get(DISPLAY_COOKIE, "")),
        "shortcuts": request.COOKIES.get(KEYS_COOKIE) != NO_KEYS,
        "reach": reach,
        "refused": False,
        "failed": False,
        "messages": messages_of(request),
        "waiting": None if bare else _waiting(request),
        "help": _help(),
    }


def person_of(request: HttpRequest) -> Person | None:
    """The signed-in person; the session is not even opened for those who carry none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)
    return cast("Person", user) if user is not None and user.is_authenticated else None


def variant(request: HttpRequest) -> tuple[str, ...]:
    """What a visitor's page depends on besides its address and versions: part of the key it is cached under."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    display = DISPLAYS.get(request.COOKIES.get(DISPLAY_COOKIE, ""), "")
    return (settings.PARVIS_THEME, language, display, request.COOKIES.get(KEYS_COOKIE, ""))


def messages_of(request: HttpRequest) -> list[dict[str, Any]]:
    """What the page before left to say. Empty messages are not read: reading them sets a cookie."""
    storage = getattr(request, "_messages", None)
    if storage is None or not len(storage):
        return []
    return [{"text": message.message, "kind": ALERTS.get(message.level, "info")} for message in storage]


def _waiting(request: HttpRequest) -> str | None:
    """What this browser did that waits for an address; said on every page but the one that asks for it."""
    if request.path.startswith(paths.CONFIRM):
        return None
    waits = visits.waits(request, at=clock.now())
    return acts.sentence(waits) if waits else None


def _languages(current: str) -> list[dict[str, Any]]:
    return [{"code": code, "text": name, "current": code == current} for code, name in settings.LANGUAGES]


def _help() -> list[Link]:
    return [
        Link(_("Help"), paths.HELP),
        Link(_("Write to us"), paths.CONTACT),
        Link(_("Site map"), paths.SITE_MAP),
        # Until an audit says otherwise, the law’s word for it is this one.
        Link(_("Accessibility: not compliant"), paths.ACCESSIBILITY),
        Link(_("Legal notice"), paths.LEGAL_NOTICE),
        Link(_("Personal data"), paths.PERSONAL_DATA),
        Link(_("Open data"), paths.OPEN_DATA),
        Link(_("Display"), paths.DISPLAY),
    ]
