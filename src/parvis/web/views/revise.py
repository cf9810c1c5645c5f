# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Change or withdraw what one published: freely until the first vote, then in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parvis.core.actions import contribution as contributions
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches
from parvis.web.answers import UNPROCESSABLE, SeeOther, private
from parvis.web.context import person_of, render
from parvis.web.forms.writing import Form, Revision
from parvis.web.limits import Door, limited, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from parvis.core.models import Contribution, Person


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def revise(request: HttpRequest, **address: Any) -> HttpResponse:
    """Write another text in the place of one's own."""
    at, person = clock.now(), person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.get_full_path()))
    written = _own(request, address, person, at)
    current = contributions.draft_of(written)
    if request.method != "POST":
        form = Revision(kind=written.kind, initial={"title": current.title, "body": current.body})
        return private(_page(request, written, form))
    form = Revision(request.POST, kind=written.kind)
    if not form.is_valid():
        return private(_page(request, written, form, status=UNPROCESSABLE))
    try:
        require(request, Door.TEXT, at=at)
        draft = form.draft(parent=written.parent_id, side=written.side)
        contributions.revise(
            actor=person, contribution=written, draft=draft, note=form.cleaned_data["note"], at=at
        )
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        form.refuse(refusal)
        return private(_page(request, written, form, status=UNPROCESSABLE))
    messages.success(request, _("The text is changed. The earlier one stays in the history."))
    return SeeOther(places.path_of(written))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, **address: Any) -> HttpResponse:
    """Take one's own text back, once one has seen again what it says."""
    at, person = clock.now(), person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.get_full_path()))
    written = _own(request, address, person, at)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            contributions.withdraw(actor=person, contribution=written, at=at)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Your text is withdrawn."))
            return SeeOther(paths.mine())
    return private(
        render(
            request,
            "writing/withdraw.html",
            reach=reaches.of(written.space),
            status=UNPROCESSABLE if form.errors else 200,
            form=form,
            **_shown(request, written),
        )
    )


def _own(request: HttpRequest, address: Mapping[str, Any], person: Person, at: datetime) -> Contribution:
    """A text of this person; other people's exist, but are not theirs to change."""
    written = places.written_at(address, person=person, at=at, text=request.GET.get("texte", ""))
    if written.author_id != person.pk:
        raise Http404
    return written


def _page(request: HttpRequest, written: Contribution, form: Revision, *, status: int = 200) -> HttpResponse:
    return render(
        request,
        "writing/revise.html",
        reach=reaches.of(written.space),
        status=status,
        form=form,
        votes=written.tally.votes,
        title_limit=written.plan.title_limit,
        body_limit=written.plan.body_limit,
        writing=reaches.writing(written.space),
        **_shown(request, written),
    )


def _shown(request: HttpRequest, written: Contribution) -> dict[str, object]:
    numbered = written.root or written
    return {
        "written": written,
        "numbered": numbered,
        "path": places.path_of(written),
        "action": request.get_full_path(),
        "space": written.space,
        "space_path": places.space_path(written.space),
    }
