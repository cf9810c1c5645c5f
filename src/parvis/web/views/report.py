# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Report a text that breaks a rule, and contest the decision taken about one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from parvis.core.actions import moderation
from parvis.core.queries import decisions
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches
from parvis.web.answers import UNPROCESSABLE, SeeOther, private
from parvis.web.context import PRIVATE, person_of, render
from parvis.web.forms.reply import Appeal, Report
from parvis.web.limits import Door, limited, require

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Decision


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def report(request: HttpRequest, **address: Any) -> HttpResponse:
    """Say which rule a text breaks; no account is needed."""
    at, person = clock.now(), person_of(request)
    written = places.written_at(address, person=person, at=at, text=request.GET.get("texte", ""))
    form = Report(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            require(request, Door.REPORT, at=at)
            moderation.report(actor=person, contribution=written, **form.cleaned_data, at=at)
        except Refused as refusal:
            if refusal.code == "limit.reached":
                raise
            form.refuse(refusal)
        else:
            return SeeOther(places.path_of(written.root or written, "signaler", "merci"))
    return _report_page(request, written, form)


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, **address: Any) -> HttpResponse:
    """What happens to a report."""
    at, person = clock.now(), person_of(request)
    written = places.written_at(address, person=person, at=at)
    return render(
        request,
        "writing/reported.html",
        reach=reaches.of(written.space),
        path=places.path_of(written),
        space=written.space,
        space_path=places.space_path(written.space),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that somebody else look at a decision, once."""
    at, person = clock.now(), person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.path))
    decision = decisions.about_own(pk, person)
    if decision is None:
        raise Http404
    form = Appeal(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            require(request, Door.REPORT, at=at)
            moderation.appeal(actor=person, decision=decision, body=form.cleaned_data["body"], at=at)
        except Refused as refusal:
            if refusal.code == "limit.reached":
                raise
            form.refuse(refusal)
        else:
            return SeeOther(request.path)
    return private(_appeal_page(request, decision, form))


def _report_page(request: HttpRequest, written: Contribution, form: Report) -> HttpResponse:
    return render(
        request,
        "writing/report.html",
        reach=reaches.of(written.space),
        status=UNPROCESSABLE if form.errors else 200,
        form=form,
        written=written,
        numbered=written.root or written,
        action=request.get_full_path(),
        path=places.path_of(written),
        space=written.space,
        space_path=places.space_path(written.space),
    )


def _appeal_page(request: HttpRequest, decision: Decision, form: Appeal) -> HttpResponse:
    return render(
        request,
        "writing/appeal.html",
        reach=PRIVATE,
        status=UNPROCESSABLE if form.errors else 200,
        form=form,
        decision=decision,
        appeal=decisions.appeal_of(decision),
        action=request.path,
    )
