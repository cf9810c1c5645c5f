# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The official answers of the instance or of one space, and what became of the commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.core.enums import Progress
from parvis.core.queries import answers, versions
from parvis.core.queries.orders import Key
from parvis.kernel import clock, paths
from parvis.web import contribution_rows, official, places, reaches, registry, steps, until
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind
    from parvis.core.queries.answers import Promise

STATES: Final = {
    "": tuple(Progress),
    "promis": (Progress.PROMISED,),
    "en-cours": (Progress.UNDERWAY,),
    "tenus": (Progress.KEPT,),
    "abandonnes": (Progress.ABANDONED,),
}


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """All the official answers one may read, the latest first."""
    at, person = clock.now(), person_of(request)
    found, after = answers.newest(person=person, at=at, after=_key(request))
    depends(request, versions.instance(), until=until.midnight(at))
    return render(
        request,
        "reading/answers_page.html",
        tabs=_tabs("answers"),
        crumbs=None,
        space=None,
        awaited="",
        is_late=False,
        answers=[official.with_target(each, at=at) for each in found],
        canonical=paths.absolute(settings.PARVIS_PUBLIC_URL, paths.ANSWERS),
        **_pages(paths.ANSWERS, request, after),
    )


@require_safe
def of_space(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """The official answers given in one space, and when the others are expected."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    found, after = answers.newest(person=person, at=at, space=space, after=_key(request))
    path = places.space_path(space, "reponses")
    awaited, is_late = steps.awaited(space, at)
    depends(
        request, versions.space(space.pk), versions.listing(space.pk), until=until.of_spaces(space, at=at)
    )
    return render(
        request,
        "reading/answers_page.html",
        reach=reaches.of(space),
        tabs=registry.tabs(space, person=person, at=at, current="answers"),
        crumbs=[Link(space.title, places.space_path(space)), Link(_("Answers"))],
        space=space,
        awaited=awaited,
        is_late=is_late,
        answers=[official.with_target(each, at=at) for each in found],
        canonical=paths.absolute(settings.PARVIS_PUBLIC_URL, path),
        **_pages(path, request, after),
    )


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """What was promised, and how far it is, the last changed first."""
    at, person = clock.now(), person_of(request)
    word = request.GET.get("etat", "")
    chosen = word if word in STATES else ""
    found, after = answers.promises(person=person, at=at, states=STATES[chosen], after=_key(request))
    depends(request, versions.instance(), until=until.midnight(at))
    path = paths.COMMITMENTS
    return render(
        request,
        "reading/commitments.html",
        tabs=_tabs("commitments"),
        states=[
            Link(text, paths.with_query(path, etat=state), state == chosen)
            for state, text in _state_words().items()
        ],
        promises=[_shown(each, official.promise(each, at=at)) for each in found],
        canonical=paths.absolute(settings.PARVIS_PUBLIC_URL, path),
        **_pages(path, request, after, etat=chosen),
    )


def _shown(each: Promise, shown: dict[str, Any]) -> dict[str, Any]:
    target = each.target
    if target is None:
        return shown | {"target": "", "target_path": None}
    name = f"{contribution_rows.numbered(target.number or 0)} {target.title}"
    return shown | {"target": name, "target_path": places.path_of(target)}


def _key(request: HttpRequest) -> Key | None:
    return Key.read(request.GET.get("apres", ""))


def _pages(path: str, request: HttpRequest, after: Key | None, **filters: str) -> dict[str, Any]:
    return {
        "next_path": paths.with_query(path, apres=str(after), **filters) if after else None,
        "first_path": paths.with_query(path, **filters) if _key(request) else None,
    }


def _tabs(current: str) -> list[Link]:
    return [
        Link(_("Answers"), paths.ANSWERS, current == "answers"),
        Link(_("Commitments"), paths.COMMITMENTS, current == "commitments"),
    ]


def _state_words() -> dict[str, str]:
    return {
        "": _("All"),
        "promis": _("Promised"),
        "en-cours": _("Under way"),
        "tenus": _("Kept"),
        "abandonnes": _("Abandoned"),
    }
