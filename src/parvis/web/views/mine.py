# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""« Mes contributions »: what became of what one wrote, and one's votes, for one's own eyes."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from parvis.core.queries import mine as reading
from parvis.core.queries import waiting
from parvis.kernel import clock, paths
from parvis.web import acts, visits
from parvis.web import mine as shape
from parvis.web.answers import SeeOther, private
from parvis.web.context import PRIVATE, person_of, render

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from parvis.core.models import Person

COLUMNS: Final = (
    pgettext_lazy("column", "consultation"),
    pgettext_lazy("column", "number"),
    pgettext_lazy("column", "title"),
    pgettext_lazy("column", "vote"),
    pgettext_lazy("column", "date"),
)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's texts with their states, and what waits in this browser."""
    at, person = clock.now(), person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.get_full_path()))
    wanted, counts = request.GET.get("etat", ""), reading.counts(person)
    visit = visits.of(request, at=at)
    cards, following = _texts(person, wanted, request.GET.get("apres", ""), at)
    drafts = reading.drafts(person, at=at) if counts.drafts and wanted in {"", "brouillons"} else []
    return private(
        render(
            request,
            "writing/mine.html",
            reach=PRIVATE,
            tabs=shape.tabs(counts, wanted),
            counts=counts,
            waiting=acts.shown(waiting.acts(visit)) if visit else [],
            cards=cards,
            drafts=drafts,
            following=following,
        )
    )


@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """One's votes, the newest first."""
    person = person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.get_full_path()))
    rows = reading.votes(person, after=shape.read_after(request.GET.get("apres", "")))
    shown, following = rows[: reading.PAGE], None
    if len(rows) > reading.PAGE:
        following = paths.mine("votes", apres=shape.after_word(shown[-1].at, shown[-1].pk))
    lines = [
        (line, shape.vote_path(row), row.at) for line, row in zip(shape.vote_rows(shown), shown, strict=True)
    ]
    return private(render(request, "writing/votes.html", reach=PRIVATE, lines=lines, following=following))


@require_safe
def votes_file(request: HttpRequest) -> HttpResponse:
    """One's votes to take away."""
    person = person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.get_full_path()))
    written = StringIO()
    table = csv.writer(written)
    table.writerow(map(str, COLUMNS))
    for row in shape.vote_rows(reading.all_votes(person)):
        table.writerow(map(shape.safe_cell, row))
    response = HttpResponse(written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mes-votes.csv"'
    return private(response)


def _texts(person: Person, wanted: str, after: str, at: datetime) -> tuple[list[shape.Card], str | None]:
    if wanted == "brouillons":
        return [], None
    rows: list[Any] = reading.texts(
        person, standing=shape.STANDINGS.get(wanted, ""), after=shape.read_after(after)
    )
    shown = rows[: reading.PAGE]
    last: datetime | None = shown[-1].published_at if len(rows) > reading.PAGE else None
    following = paths.mine(etat=wanted, apres=shape.after_word(last, shown[-1].pk)) if last else None
    return [shape.card(row, at=at) for row in shown], following
