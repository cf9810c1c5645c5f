# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of one contribution: its text, the vote, the answer, the arguments and the comments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from parvis.core import abilities
from parvis.core.enums import Ability, State
from parvis.core.queries import answers, detail, similar, thread, versions
from parvis.kernel import clock
from parvis.web import contribution_page as shape
from parvis.web import discussing, official, opinion, places, reaches, registry, until, visits
from parvis.web.caching import depends
from parvis.web.context import person_of, render

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Person
    from parvis.core.queries.similar import Near

GONE = 410


@require_safe
def read(request: HttpRequest, **address: Any) -> HttpResponse:
    """The page of a contribution; a bare number and stale words lead to its own address."""
    at, person = clock.now(), person_of(request)
    contribution = known(address, person=person, at=at)
    if not detail.may_read(contribution, person, at):
        return tombstone(request, contribution)
    own = places.path_of(contribution)
    if request.path != own and contribution.state == State.PUBLISHED:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{own}?{query}" if query else own)
    return page(request, contribution, at=at)


def page(
    request: HttpRequest,
    contribution: Contribution,
    *,
    at: datetime,
    status: int = 200,
) -> HttpResponse:
    """A contribution and all that hangs under it."""
    person = person_of(request)
    near = similar.to(contribution)
    shown = shape.of(contribution, person=person)
    shown["acts"] += [
        {"text": act.text, "symbol": act.symbol, "href": places.path_of(contribution, act.word)}
        for act in registry.text_acts(contribution.space, person=person, at=at)
    ]
    depends(request, *_scopes(contribution, near), until=until.of_spaces(contribution.space, at=at))
    return render(
        request,
        "reading/contribution.html",
        reach=reaches.of(contribution.space),
        status=status,
        near=shape.near(contribution, near),
        **_opinion(request, contribution, person, at),
        **_discussion(request, contribution, person, at),
        **shown,
    )


def known(address: Mapping[str, Any], *, person: Person | None, at: datetime) -> Contribution:
    """The contribution of an address, if there ever was one in a space this person reads."""
    space = places.space_of(address["kind"], address["slug"], person=person, at=at)
    found = detail.find(space, address["number"])
    if found is None:
        raise Http404(address["number"])
    return found


def tombstone(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What is left of a hidden or withdrawn contribution: its number, and why there is nothing more."""
    return render(
        request,
        "reading/gone.html",
        reach=reaches.of(contribution.space),
        status=GONE,
        **shape.of_gone(contribution, detail.gone(contribution)),
    )


def _scopes(contribution: Contribution, near: list[Near]) -> list[str]:
    # The titles of those that are close are shown: what changes them makes this page stale too.
    shown = [contribution.pk, *(each.pk for each in near)]
    return [versions.space(contribution.space_id), *map(versions.contribution, shown)]


def _opinion(
    request: HttpRequest, contribution: Contribution, person: Person | None, at: datetime
) -> dict[str, Any]:
    view = opinion.of(
        contribution,
        person=person,
        visit=visits.of(request, at=at),
        at=at,
        asked=request.GET.get(opinion.RESULTS) == "1",
    )
    return {"opinion_view": view, "imported": shape.imported(contribution) if view.result else None}


def _discussion(
    request: HttpRequest, contribution: Contribution, person: Person | None, at: datetime
) -> dict[str, Any]:
    order = order_of(request)
    found = thread.discussion(contribution, order=order)
    frame = frame_of(contribution, person, at, order=order, arguments=found.arguments)
    more = frame.act("discussion", apres=str(found.more_threads)) if found.more_threads else None
    return {
        "frame": frame,
        "columns": discussing.columns(found, frame),
        "threads": discussing.threads(found.threads, frame),
        "more_threads": more,
        "sources": discussing.sources(found.sources),
        "orders": shape.orders(frame),
        **official.of(contribution, answers.to(contribution), found, frame, at=at),
    }


def order_of(request: HttpRequest) -> thread.Order:
    """The order asked for arguments."""
    return thread.Order.RECENT if request.GET.get("ordre") == "recents" else thread.Order.CONVINCING


def frame_of(
    contribution: Contribution,
    person: Person | None,
    at: datetime,
    *,
    order: thread.Order = thread.Order.CONVINCING,
    arguments: list[int],
) -> discussing.Frame:
    """What this person may do with what hangs under a contribution."""
    may = abilities.of(person, contribution.space, at=at)
    return discussing.Frame(
        root=contribution,
        order=order,
        may_vote=Ability.VOTE in may,
        may_comment=Ability.COMMENT in may,
        others=tuple(
            act
            for act in registry.text_acts(contribution.space, person=person, at=at)
            if not act.numbered_only
        ),
        convinced=detail.convinced(person, arguments) if person is not None else frozenset(),
    )
