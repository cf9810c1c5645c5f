# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The data of a consultation: the newest file, what it holds, and how to have a fresher one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from parvis.consultation.kinds import CONSULTATION
from parvis.core.queries import spaces
from parvis.exchange.actions import exporting
from parvis.exchange.actions.exporting import papers
from parvis.exchange.formats import dictionary
from parvis.exchange.queries import downloads
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches
from parvis.web.answers import SeeOther
from parvis.web.context import person_of, render
from parvis.web.format import number
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Space


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """What may be downloaded; asked for by POST, fresh data are made in the background."""
    at, person = clock.now(), person_of(request)
    space = _space(request, slug, at)
    refusal = None
    if request.method == "POST":
        try:
            exporting.ask(actor=person, space=space, at=at)
            return SeeOther(paths.data(space.plan.path, space.slug) + "#etat")
        except Refused as found:
            refusal = found.sentence
    return render(
        request,
        "consultation/data.html",
        reach=reaches.of(space),
        status=422 if refusal else 200,
        space=space,
        refusal=refusal,
        crumbs=[Link(space.title, places.space_path(space)), Link(_("Data"))],
        **_shown(space, at),
    )


@require_safe
def file(request: HttpRequest, slug: str, name: str) -> FileResponse:
    """One file, to whoever may read the consultation."""
    space = _space(request, slug, clock.now())
    found = downloads.named(space, name)
    path = exporting.folder() / found.file if found else None
    if found is None or path is None or not path.is_file():
        raise Http404(name)
    shown = f"{space.slug}-{localtime(found.asked_at):%Y-%m-%d}.zip"
    return FileResponse(path.open("rb"), as_attachment=True, filename=shown, content_type="application/zip")


def _space(request: HttpRequest, slug: str, at: datetime) -> Space:
    space = spaces.find(person=person_of(request), kind=CONSULTATION.key, slug=slug, at=at)
    if space is None:
        raise Http404(slug)
    return space


def _shown(space: Space, at: datetime) -> dict[str, Any]:
    found = downloads.of_space(space)
    here = paths.data(space.plan.path, space.slug)
    asked = found.asked_at
    return {
        "here": here,
        "downloads": found,
        "state": _state(found),
        "file_path": paths.data(space.plan.path, space.slug, found.ready.file) if found.ready else None,
        "may_ask": found.coming is None and (asked is None or asked + exporting.EVERY <= at),
        "licence": dictionary.LICENCE,
        "definitions": papers.definitions(),
        "tables": [_table(table) for table in dictionary.TABLES],
    }


def _state(found: downloads.Downloads) -> dict[str, Any]:
    """Where the file stands, in one sentence and, while it is being made, in rows."""
    coming = found.coming
    said: dict[str, Any] = {"done": None, "total": 1, "is_ready": coming is None, "has_failed": False}
    if coming is not None and coming.total:
        rows = {"done": number(coming.done), "total": number(coming.total)}
        text = _("The file is being made: %(done)s rows of %(total)s.") % rows
        return said | {"text": text, "done": coming.done, "total": coming.total}
    if coming is not None:
        text = _("The file is being made. This page may be closed: the file will be here.")
    elif found.failed:
        text = _("The last file could not be made. It will be tried again by itself.")
    else:
        text = _("The file is ready.") if found.ready else _("No file has been made yet.")
    return said | {"text": text, "has_failed": found.failed}


def _table(table: dictionary.Table) -> dict[str, Any]:
    rows = [(column.name, column.type, column.meaning) for column in table.columns]
    return {"name": table.name, "meaning": table.meaning, "rows": rows}
