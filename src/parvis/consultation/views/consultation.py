# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a consultation: what is asked, by whom, until when, and what will be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parvis.consultation.kinds import CONSULTATION
from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.core.queries import answers, figures, listing, spaces, themes, versions
from parvis.core.queries.listing import Wish
from parvis.core.queries.orders import Sort
from parvis.kernel import clock, paths
from parvis.web import contribution_rows, list_address, official, places, reaches, registry, steps, until
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.format import date_text
from parvis.web.parts import Link, Row

if TYPE_CHECKING:
    from parvis.core.models import Person, Space

SHOWN: Final = 6


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The consultation as a whole, and the one thing to do in it now."""
    at, person = clock.now(), person_of(request)
    space = spaces.find(person=person, kind=CONSULTATION.key, slug=slug, at=at, presented=True)
    if space is None:
        raise Http404(slug)
    scopes = (versions.space(space.pk), versions.listing(space.pk), versions.figures(space.pk))
    depends(request, *scopes, until=until.of_spaces(space, at=at))
    return render(
        request,
        "consultation/consultation.html",
        reach=reaches.of(space),
        space=space,
        at=at,
        standing=steps.of(space, person=person, at=at),
        closed=steps.closed_since(space, at),
        contract=_contract(space),
        figures=figures.of_space(space.pk),
        answers=_answers(space, person, at),
        **_discovery(request, space, person, at),
        **_links(space, person, at),
    )


def _contract(space: Space) -> list[Row]:
    """What the administration commits itself to; the date of the answers is the calendar's."""
    said, due = space.data.get("contract", {}), spaces.answers_due(space)
    answered = said.get("answers", "")
    if answered and due is not None:
        when = _("on %(date)s at the latest") % {"date": date_text(due)}
        answered = f"{answered.rstrip('.')}, {when}"
    rows = (
        (_("Who decides"), said.get("decides")),
        (_("What is open to discussion"), said.get("open")),
        (_("What is not"), said.get("closed")),
        (_("Who answers, when"), answered),
    )
    return [Row(label, value) for label, value in rows if value]


def _discovery(request: HttpRequest, space: Space, person: Person | None, at: datetime) -> dict[str, Any]:
    """The themes, and a few contributions: drawn at random, or the latest."""
    recent = request.GET.get("voir") == "recentes"
    seed = list_address.draw_of_the_minute(space, at)
    found = listing.page(space, Wish(sort=Sort.RECENT if recent else Sort.RANDOM, seed=seed, size=SHOWN))
    rows = themes.of_space(space)
    names = {row.pk: row.name for row in rows}
    here = places.space_path(space)
    return {
        "themes": _themes(space, rows),
        "rows": contribution_rows.of(found.rows, space, themes=names, at=at),
        "may_propose": Ability.PROPOSE in abilities.of(person, space, at=at),
        "discover": [
            Link(_("At random"), f"{here}#decouvrir", not recent),
            Link(pgettext("contributions", "The most recent"), f"{here}?voir=recentes#decouvrir", recent),
        ],
    }


def _themes(space: Space, rows: list[themes.Row]) -> list[dict[str, Any]]:
    def shown(row: themes.Row, count: int) -> dict[str, Any]:
        href = paths.contributions(space.plan.path, space.slug, theme=row.slug)
        return {"text": row.name, "href": href, "count": count}

    return [
        shown(branch.row, branch.count) | {"children": [shown(row, row.texts) for row in branch.children]}
        for branch in themes.tree(rows)
    ]


def _answers(space: Space, person: Person | None, at: datetime) -> list[dict[str, Any]]:
    """The latest answers, once the time of answers has come."""
    current = steps.current_phase(space, at)
    if current is None or current.plan not in {"answers", "closed"}:
        return []
    found, _more = answers.newest(person=person, at=at, space=space)
    return [official.with_target(each, at=at) for each in found[:3]]


def _links(space: Space, person: Person | None, at: datetime) -> dict[str, Any]:
    kind, slug = space.plan.path, space.slug
    may_vote = Ability.VOTE in abilities.of(person, space, at=at)
    return {
        "crumbs": [Link(_("Consultations"), paths.spaces(kind)), Link(space.title)],
        "tabs": registry.tabs(space, person=person, at=at, current="presentation"),
        "canonical": paths.absolute(settings.PARVIS_PUBLIC_URL, places.space_path(space)),
        "list_path": paths.contributions(kind, slug),
        "answers_path": places.space_path(space, "reponses"),
        "random_path": paths.at_random(kind, slug) if may_vote else None,
        "data_path": paths.data(kind, slug),
        "kit_path": places.space_path(space, "atelier"),
        "follow_path": places.space_path(space, "suivre"),
        "contact_path": paths.with_query(paths.CONTACT, consultation=slug),
        "feed": paths.feed(kind, slug),
    }
