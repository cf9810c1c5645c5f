# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Ask to be told, or no more: about a contribution, its answer, a space, or the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parvis.core.actions import subscription
from parvis.core.actions import visit as acting
from parvis.core.enums import Matter
from parvis.kernel import clock, paths
from parvis.web import opinion, places, visits
from parvis.web.answers import SeeOther
from parvis.web.context import person_of
from parvis.web.limits import Door, limited, require

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Contribution, Space

STOP: Final = "no-"
MATTERS: Final = frozenset({Matter.ALL, Matter.ANSWER, Matter.PHASE})


@require_POST
@limited
def contribution(request: HttpRequest, **address: Any) -> HttpResponse:
    """Follow a contribution (matter=all) or its answer (matter=answer); « no-all », « no-answer » stop it."""
    at = clock.now()
    written = places.written_at(address, person=person_of(request), at=at)
    matter = request.POST.get("matter", Matter.ALL)
    anchor = f"#{opinion.ANCHOR}" if matter.removeprefix(STOP) == Matter.ANSWER else ""
    return _wish(request, matter, places.path_of(written) + anchor, at, contribution=written)


@require_POST
@limited
def space(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """Follow a space, or no more."""
    at = clock.now()
    found = places.space_of(kind, slug, person=person_of(request), at=at)
    return _wish(request, request.POST.get("matter", Matter.ALL), places.space_path(found), at, space=found)


@require_POST
@limited
def openings(request: HttpRequest) -> HttpResponse:
    """Be told of the next opening, whatever it is about."""
    at, stop = clock.now(), request.POST.get("matter", "").startswith(STOP)
    back = request.POST.get("suite", paths.HOME)
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = paths.HOME
    return _wish(request, STOP + Matter.PHASE if stop else Matter.PHASE, back, at)


def _wish(
    request: HttpRequest,
    asked: str,
    back: str,
    at: datetime,
    *,
    space: Space | None = None,
    contribution: Contribution | None = None,
) -> HttpResponse:
    require(request, Door.WISH, at=at)
    person, matter = person_of(request), _matter(asked)
    if person is None:
        visit, token = visits.of_or_begin(request, at=at)
        acting.keep_follow(visit=visit, space=space, contribution=contribution, matter=matter, at=at)
        return visits.keep(SeeOther(paths.CONFIRM), token)
    if asked.startswith(STOP):
        subscription.unfollow(actor=person, space=space, contribution=contribution, matter=matter)
        messages.success(request, _("You will be told no more."))
    else:
        by_mail = matter in {Matter.ANSWER, Matter.PHASE}
        subscription.follow(
            actor=person, space=space, contribution=contribution, matter=matter, by_mail=by_mail, at=at
        )
        messages.success(request, _("You will be told."))
    return SeeOther(back)


def _matter(asked: str) -> str:
    matter = asked.removeprefix(STOP)
    return matter if matter in MATTERS else Matter.ALL
