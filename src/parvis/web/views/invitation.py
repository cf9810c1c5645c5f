# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Accept an invitation: mailed as a link, or typed from a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from parvis.core.actions import affiliation
from parvis.core.actions import visit as keeping
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import limits, visits
from parvis.web.context import ReachLine, person_of, render
from parvis.web.forms.invitation import Code, Newcomer
from parvis.web.limits import Door, limited

if TYPE_CHECKING:
    from parvis.core.models import Person

HELD: Final = ReachLine(_("Invitation: whoever holds its code can read this page."))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code of a sheet of paper."""
    form = Code(request.POST or None)
    if form.is_bound and form.is_valid():
        at = clock.now()
        limits.require(request, Door.GUESS, at=at)
        try:
            affiliation.find_invitation(form.cleaned_data["code"], at=at)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
        else:
            return redirect(paths.invitation(form.cleaned_data["code"].strip()))
    return _page(request, "invitation/enter.html", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited
def page(request: HttpRequest, code: str) -> HttpResponse:
    """What an invitation gives, and the button that takes it."""
    at = clock.now()
    person = person_of(request)
    try:
        limits.require(request, Door.GUESS, at=at)
        invitation = affiliation.find_invitation(code, at=at)
        if request.method == "POST":
            return _accept(request, person, code) if person else _introduce(request, code, invitation)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        return render(request, "invitation/refused.html", reach=HELD, status=410, sentence=refusal.sentence)
    form = None if person else Newcomer(initial={"email": invitation.email})
    return _page(request, "invitation/page.html", form=form, invitation=invitation, code=code)


def _accept(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    affiliation.accept(actor=person, code=code, at=clock.now())
    messages.success(request, gettext("Invitation accepted: your affiliation is verified."))
    return redirect(paths.account("rattachements"))


def _introduce(request: HttpRequest, code: str, invitation: Any) -> HttpResponse:
    """A visitor says who they are; the code mailed to them confirms it, as for a first contribution."""
    form = Newcomer(request.POST)
    if form.is_valid():
        at = clock.now()
        limits.require_mail(request, form.cleaned_data["email"], at=at)
        visit, token = visits.of_or_begin(request, at=at)
        keeping.keep_invitation(visit=visit, code=code, at=at)
        try:
            keeping.identify(visit=visit, at=at, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", refusal.sentence)
        else:
            return visits.keep(redirect(paths.CONFIRM), token)
    return _page(request, "invitation/page.html", form=form, invitation=invitation, code=code)


def _page(request: HttpRequest, template: str, *, form: Any, **values: Any) -> HttpResponse:
    status = 422 if form is not None and form.errors else 200
    return render(request, template, reach=HELD, status=status, form=form, **values)
