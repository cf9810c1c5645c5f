# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page of the team: what waits, what came in today, what is unusual; then figures and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.consultation.views import acts, figures
from parvis.consultation.views.desk import WORKS, Desk, seated
from parvis.core.enums import Ability
from parvis.core.queries import bursts, steering
from parvis.core.queries import figures as counted
from parvis.core.queries.orders import Key
from parvis.kernel import paths
from parvis.web.parts import Link

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@seated(WORKS)
def overview(desk: Desk) -> HttpResponse:
    """What the team of two reads first."""
    days = counted.days(desk.space.pk)
    today = next((day for day in reversed(days) if day.day == localdate(desk.at)), None)
    return desk.page(
        "overview",
        title=_("Run: %(title)s") % {"title": desk.space.title},
        section="",
        todo=steering.to_do(desk.space, desk.at),
        answering=any(phase.plan == "answers" for phase in desk.space.phases_running(desk.at)),
        missing=[] if desk.is_open else [str(each) for each in desk.space.plan.missing(desk.space)],
        today=today,
        chart=figures.votes_chart(figures.last_days(days, desk.at)),
        bursts=_bursts(desk),
        elsewhere=_elsewhere(desk),
    )


@require_safe
@seated(WORKS)
def all_figures(desk: Desk) -> HttpResponse:
    """What was added day by day since the beginning."""
    days = figures.filled(counted.days(desk.space.pk), desk.at)
    totals = counted.of_space(desk.space.pk)
    charts = figures.charts(days)
    return desk.page("figures", title=_("Figures"), section="chiffres", charts=charts, totals=totals)


@require_safe
@seated(WORKS)
def journal(desk: Desk) -> HttpResponse:
    """What the team did, the newest first."""
    found, after = steering.acts(desk.space, Key.read(desk.request.GET.get("apres", "")))
    items = [acts.told(act) for act in found]
    next_path = paths.with_query(desk.path("journal"), apres=str(after)) if after else None
    return desk.page("journal", title=_("Journal"), section="journal", items=items, next_path=next_path)


def _bursts(desk: Desk) -> list[dict[str, Any]]:
    return [
        {"burst": each, "href": desk.text_path(each.number, each.title)}
        for each in bursts.today(desk.space, desk.at)
    ]


def _elsewhere(desk: Desk) -> list[Link]:
    """What the team finds outside its own pages."""
    kind, slug = desk.space.plan.path, desk.space.slug
    links = [Link(_("Workshop on paper: print the kit"), paths.space_page(kind, slug, "atelier"))]
    if desk.can & {Ability.STEER, Ability.ANSWER}:
        links.append(Link(_("Import, export"), paths.data(kind, slug)))
    return links
