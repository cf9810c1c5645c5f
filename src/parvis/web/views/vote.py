# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Vote, change one's vote, take it back: on a contribution, or on an argument one finds convincing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from parvis.core.actions import visit as acting
from parvis.core.actions import vote as voting
from parvis.core.enums import Position
from parvis.core.models import Contribution, Visit
from parvis.core.queries import waiting
from parvis.kernel import clock
from parvis.kernel.refusal import Refused
from parvis.web import acts, opinion, places, reaches, visits
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.context import fragment, person_of, render
from parvis.web.limits import Door, limited, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


# Sent when no answer was chosen: no position has this name, and the refusal says so.
NOT_CHOSEN: Final = "none"


@dataclass(frozen=True, slots=True)
class Kept:
    """The visit a vote waits in, and its secret when it has just begun."""

    visit: Visit | None = None
    token: str | None = None


@require_POST
@limited
def vote(request: HttpRequest, **address: Any) -> HttpResponse:
    """Vote; an empty position takes the vote back."""
    at = clock.now()
    written = _written(request, address, at)
    # The one answer there is on an argument needs no field.
    position = Position.AGREE if written.root_id else request.POST.get("position", NOT_CHOSEN)
    return _act(request, written, position, at)


@require_POST
@limited
def withdraw(request: HttpRequest, **address: Any) -> HttpResponse:
    """Take one's vote back."""
    at = clock.now()
    return _act(request, _written(request, address, at), "", at)


def cast(request: HttpRequest, written: Contribution, position: str, *, at: datetime) -> Kept:
    """Record a vote, or keep a visitor's until they say who they are."""
    require(request, Door.VOTE, at=at)
    person = person_of(request)
    if person is not None and position:
        voting.cast(actor=person, contribution=written, position=position, at=at)
    elif person is not None:
        voting.withdraw(actor=person, contribution=written, at=at)
    elif position:
        voting.require(None, written, position, at=at)
        visit, token = visits.of_or_begin(request, at=at)
        acting.keep_vote(visit=visit, contribution=written, position=position, at=at)
        return Kept(visit, token)
    waits = visits.of(request, at=at) if person is None else None
    if waits is not None:
        acting.drop_vote(visit=waits, contribution=written)
    return Kept(waits)


def _written(request: HttpRequest, address: Mapping[str, Any], at: datetime) -> Contribution:
    text = request.GET.get("texte", "")
    return places.written_at(address, person=person_of(request), at=at, text=text)


def _act(request: HttpRequest, written: Contribution, position: str, at: datetime) -> HttpResponse:
    try:
        kept = cast(request, written, position, at=at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        return _refused(request, written, refusal, at)
    if "HX-Request" in request.headers and not written.root_id:
        written.tally.refresh_from_db()
        view = _opinion(request, written, at, kept.visit, just_voted=bool(position))
        return visits.keep(_block(request, view, kept.visit), kept.token)
    anchor = "" if written.root_id else f"#{opinion.ANCHOR}"
    return visits.keep(SeeOther(places.path_of(written) + anchor), kept.token)


def _block(
    request: HttpRequest, view: opinion.Opinion, visit: Visit | None, *, status: int = 200
) -> HttpResponse:
    waits = waiting.of(visit) if visit is not None else None
    return fragment(
        request,
        "writing/opinion_block.html",
        status=status,
        view=view,
        person=person_of(request),
        waiting=acts.sentence(waits) if waits else None,
    )


def _refused(request: HttpRequest, written: Contribution, refusal: Refused, at: datetime) -> HttpResponse:
    visit = visits.of(request, at=at)
    view = None if written.root_id else _opinion(request, written, at, visit, error=refusal.sentence)
    if view is not None and "HX-Request" in request.headers:
        return _block(request, view, visit, status=UNPROCESSABLE)
    return render(
        request,
        "writing/vote.html",
        reach=reaches.of(written.space),
        status=UNPROCESSABLE,
        view=view,
        error=refusal.sentence,
        contribution=written.root or written,
        path=places.path_of(written),
        space_path=places.space_path(written.space),
    )


def _opinion(
    request: HttpRequest,
    written: Contribution,
    at: datetime,
    visit: Visit | None,
    *,
    error: str | None = None,
    just_voted: bool = False,
) -> opinion.Opinion:
    return opinion.of(
        written, person=person_of(request), visit=visit, at=at, error=error, just_voted=just_voted
    )
