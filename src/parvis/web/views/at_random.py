# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Vote on ten contributions drawn at random, one after the other; the draw and the place are in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from parvis.core.queries import next_to_vote
from parvis.core.queries.next_to_vote import BATCH, Place
from parvis.kernel import clock, ids, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches, visits
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.context import person_of, render
from parvis.web.limits import limited
from parvis.web.views import vote

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import QueryDict

    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Contribution, Space

AFTER: Final = re.compile(r"(\d{1,10})-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Draw:
    """Where one stands: the draw, how many it holds, the rank reached, and the last one shown."""

    seed: str
    size: int = BATCH
    rank: int = 1
    after: Place | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Self | None:
        """The draw an address keeps, or None when it keeps none."""
        seed, size, rank = query.get("tirage", ""), query.get("sur", ""), query.get("rang", "1")
        if not ids.is_seed(seed) or not (size.isdecimal() and rank.isdecimal()):
            return None
        last = AFTER.fullmatch(query.get("apres", ""))
        after = Place(int(last[1]), int(last[2])) if last else None
        return cls(seed, min(int(size), BATCH), min(int(rank), BATCH + 1), after)

    def path(self, space: Space) -> str:
        """The address of this place of the draw."""
        after = f"{self.after.shuffle}-{self.after.pk}" if self.after else ""
        kind = space.plan.path
        return paths.at_random(kind, space.slug, tirage=self.seed, sur=self.size, rang=self.rank, apres=after)

    def beyond(self, shown: Contribution) -> Draw:
        """The next place."""
        return Draw(self.seed, self.size, self.rank + 1, Place(shown.shuffle, shown.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def at_random(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """Show the next one of the draw; vote on it, or pass: passing is written nowhere."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    draw = Draw.read(request.GET)
    visit = visits.of(request, at=at)
    if draw is None:
        left = next_to_vote.left(space=space, person=person, visit=visit)
        return HttpResponseRedirect(Draw(ids.new_seed(), left).path(space))
    if request.method == "POST":
        return _vote(request, space, draw, at)
    shown = None
    if draw.rank <= draw.size:
        shown = next_to_vote.draw(space=space, seed=draw.seed, after=draw.after, person=person, visit=visit)
    return _page(request, space, draw, shown)


def _vote(request: HttpRequest, space: Space, draw: Draw, at: datetime) -> HttpResponse:
    number = request.POST.get("number", "")
    person = person_of(request)
    shown = places.contribution_of(space, int(number) if number.isdecimal() else 0, person=person, at=at)
    try:
        kept = vote.cast(request, shown, request.POST.get("position", vote.NOT_CHOSEN), at=at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        return _page(request, space, draw, shown, error=refusal.sentence)
    return visits.keep(SeeOther(draw.beyond(shown).path(space)), kept.token)


def _page(
    request: HttpRequest, space: Space, draw: Draw, shown: Contribution | None, *, error: str | None = None
) -> HttpResponse:
    if shown is not None:
        shown.space = space
    return render(
        request,
        "writing/at_random.html",
        reach=reaches.of(space),
        status=UNPROCESSABLE if error else 200,
        shown=shown,
        shown_path=places.path_of(shown) if shown else None,
        draw=draw,
        action=draw.path(space),
        passing=draw.beyond(shown).path(space) if shown else None,
        again=paths.at_random(space.plan.path, space.slug),
        error=error,
        space=space,
        space_path=places.space_path(space),
        list_path=paths.contributions(space.plan.path, space.slug),
    )
