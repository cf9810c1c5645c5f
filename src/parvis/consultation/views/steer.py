# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page of the team: what waits, what came in today, what is unusual; then figures and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.consultation.views import acts, figures
from parvis.consultation.views.desk import WORKS, Desk, seated
from parvis.core.enums import Ability
from parvis.core.queries import bursts, steering
from parvis.core.queries import figures as counted
from parvis.core.queries.orders import Key
from parvis.kernel import paths
from parvis.web.format import number
from parvis.web.parts import Link

if TYPE_CHECKING:
    from django.http import HttpResponse

BURSTS: Final = {
    "votes": _("Burst of votes on no. %(number)d: %(today)s today, %(usual)s on an ordinary day"),
    "reports": _("Burst of reports on no. %(number)d: %(today)s today, %(usual)s on an ordinary day"),
}


@require_safe
@seated(WORKS)
def overview(desk: Desk) -> HttpResponse:
    """What the team of two reads first."""
    days = counted.days(desk.space.pk)
    todo = _open_to(desk, steering.to_do(desk.space, desk.at))
    shown = figures.last_days(days, desk.at)
    return desk.page(
        "overview",
        title=_("Run: %(title)s") % {"title": desk.space.title},
        section="",
        todo=todo,
        waiting=todo.reported + todo.appeals + todo.late + todo.unanswered,
        missing=[] if desk.is_open else [str(each) for each in desk.space.plan.missing(desk.space)],
        today=shown[-1],
        chart=figures.votes_chart(shown),
        bursts=_bursts(desk),
        settings=[*desk.sections("")[1:], *_elsewhere(desk)],
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


def _open_to(desk: Desk, todo: steering.ToDo) -> steering.ToDo:
    """What waits for this person: what others do is theirs; answers wait once their step has begun."""
    answering = any(phase.plan == "answers" for phase in desk.space.phases_running(desk.at))
    return steering.ToDo(
        reported=todo.reported if desk.moderates else 0,
        appeals=todo.appeals if desk.moderates else 0,
        late=todo.late if desk.answers else 0,
        unanswered=todo.unanswered if desk.answers and answering else 0,
    )


def _bursts(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "href": desk.text_path(each.number, each.title),
            "words": BURSTS[each.what]
            % {"number": each.number, "today": number(each.today), "usual": number(each.usual)},
        }
        for each in bursts.today(desk.space, desk.at)
    ]


def _elsewhere(desk: Desk) -> list[Link]:
    """What the team finds outside its own pages."""
    kind, slug = desk.space.plan.path, desk.space.slug
    links = [Link(_("Workshop on paper: print the kit"), paths.space_page(kind, slug, "atelier"))]
    if desk.can & {Ability.STEER, Ability.ANSWER}:
        links.append(Link(_("Import, export"), paths.data(kind, slug)))
    return links
