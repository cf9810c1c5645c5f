# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page, and all the spaces of a kind: what is open, and that people get answers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from parvis.core.queries import home, versions
from parvis.core.queries.home import Overview
from parvis.core.queries.spaces import Standing
from parvis.kernel import clock, paths
from parvis.web import official, space_cards, until
from parvis.web.caching import depends
from parvis.web.context import person_of, render

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind

# The first page stays readable in ten seconds; the rest is one link away.
FINISHED: Final = 6
SIZE: Final = 20


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What is open now, what is coming, what contributions changed, what is over."""
    at, person = clock.now(), person_of(request)
    found = home.overview(person=person, at=at)
    changes = home.changes(found)
    _depend(request, found, at)
    return render(
        request,
        "reading/home.html",
        at=at,
        changed=[official.changed(each) for each in changes.promises],
        answers=[official.with_target(each, at=at) for each in changes.answers],
        canonical=paths.absolute(settings.PARVIS_PUBLIC_URL, paths.HOME),
        follow_path=paths.TOLD_OF_OPENINGS,
        **_cards(found, at, finished=FINISHED),
    )


@require_safe
def spaces(request: HttpRequest, kind: SpaceKind) -> HttpResponse:
    """All the spaces of a kind, by where they stand."""
    at, person = clock.now(), person_of(request)
    found = home.overview(person=person, at=at, kind=kind.key)
    _depend(request, found, at)
    start = _start(request.GET.get("apres", ""), found)
    path = paths.spaces(kind.path)
    cards = _cards(found, at, finished=SIZE, start=start)
    return render(
        request,
        "reading/spaces.html",
        at=at,
        kind=kind,
        start=start,
        canonical=paths.absolute(settings.PARVIS_PUBLIC_URL, path),
        next_path=paths.with_query(path, apres=_slug_at(found, start + SIZE - 1)) if cards["more"] else None,
        first_path=path if start else None,
        follow_path=paths.TOLD_OF_OPENINGS,
        **cards,
    )


def _depend(request: HttpRequest, found: Overview, at: datetime) -> None:
    scopes = (versions.instance(), versions.figures())
    depends(request, *scopes, until=until.of_spaces(*found.spaces, at=at))


def _cards(found: Overview, at: datetime, *, finished: int, start: int = 0) -> dict[str, Any]:
    open_now, coming, over = (found.by_standing[standing] for standing in Standing)
    rows = [space_cards.over(space, found.figures_of(space), at, waiting=found.waiting) for space in over]
    return {
        "open_now": [space_cards.open_card(space, found.figures_of(space), at) for space in open_now],
        "coming": [space_cards.coming_card(space, found.figures_of(space), at) for space in coming],
        "over": rows[start : start + finished],
        "over_count": len(rows),
        "more": len(rows) > start + finished,
        "outcomes": space_cards.outcomes(rows),
    }


def _start(after: str, found: Overview) -> int:
    slugs = [space.slug for space in found.by_standing[Standing.FINISHED]]
    return slugs.index(after) + 1 if after in slugs else 0


def _slug_at(found: Overview, rank: int) -> str:
    return found.by_standing[Standing.FINISHED][rank].slug
