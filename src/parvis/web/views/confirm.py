# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Confirm a visit, by the code or by the link: everything done before saying who one is then counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from parvis.core.actions import confirmation
from parvis.core.actions import visit as acting
from parvis.core.queries import waiting
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import accounts, acts, errors, visits, words
from parvis.web.answers import UNPROCESSABLE, SeeOther, private
from parvis.web.context import PRIVATE, person_of, render
from parvis.web.forms.reply import Code
from parvis.web.forms.writing import Identity
from parvis.web.limits import Door, limited, require, require_mail

if TYPE_CHECKING:
    from parvis.core.models import Person, Visit


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def confirm(request: HttpRequest) -> HttpResponse:
    """What waits in this browser, and the code that makes it count."""
    at = clock.now()
    visit = visits.of(request, at=at)
    if visit is None or not visit.acts.exists():
        return private(render(request, "writing/nothing_waits.html", reach=PRIVATE))
    if request.method != "POST":
        return _page(request, visit)
    step = STEPS.get(request.POST.get("act", ""), _try_code)
    return private(step(request, visit, at))


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the mailed link would publish; only the button acts, since mail programs follow links."""
    at = clock.now()
    try:
        visit = confirmation.find(token, at=at)
        if request.method == "POST" and request.POST.get("act") == "refuse":
            confirmation.refuse(token=token, at=at)
            return private(render(request, "writing/refused.html", reach=PRIVATE))
        if request.method == "POST":
            return _enter(request, confirmation.accept_link(token=token, at=at).person)
    except Refused as refusal:
        return private(errors.page(request, 404, explanation=refusal.sentence))
    shown = _acts(visit)
    return private(
        render(request, "writing/confirm_link.html", reach=PRIVATE, visit=visit, action=request.path, **shown)
    )


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What became of a visit: numbers, receipts, votes counted, and what could not be done with its text."""
    person = person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=paths.CONFIRMED))
    visit = waiting.last_confirmed(person)
    if visit is None:
        return SeeOther(paths.mine())
    read = waiting.acts(visit)
    published = [act.contribution for act in read if act.verb == acts.Verb.PUBLISH and not act.refusal]
    numbered = [written for written in published if written is not None and written.number]
    return private(
        render(
            request,
            "writing/confirmed.html",
            reach=PRIVATE,
            done=acts.shown(act for act in read if not act.refusal),
            refused=acts.shown(act for act in read if act.refusal),
            only=numbered[0].number if len(numbered) == 1 else None,
            address=words.masked(person.email or "") if numbered else None,
            next_step=words.next_step(numbered[0].space) if numbered else "",
        )
    )


def _identify(request: HttpRequest, visit: Visit, at: datetime) -> HttpResponse:
    form = Identity(request.POST)
    if not form.is_valid():
        return _page(request, visit, identity=form, status=UNPROCESSABLE)
    try:
        require_mail(request, form.cleaned_data["email"], at=at)
        acting.identify(visit=visit, **form.cleaned_data, at=at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        form.refuse(refusal)
        return _page(request, visit, identity=form, status=UNPROCESSABLE)
    return SeeOther(paths.CONFIRM)


def _resend(request: HttpRequest, visit: Visit, at: datetime) -> HttpResponse:
    code = Code()
    try:
        require_mail(request, visit.email, at=at)
        acting.send_code(visit=visit, email=visit.email, display_name=visit.display_name, at=at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        code = Code({"code": ""})
        code.errors.clear()
        code.add_error(None, refusal.sentence)
        return _page(request, visit, code=code, status=UNPROCESSABLE)
    return SeeOther(paths.with_query(paths.CONFIRM, courriel="envoye"))


def _drop(request: HttpRequest, visit: Visit, at: datetime) -> HttpResponse:
    del at
    act = request.GET.get("retirer", "")
    if act.isdecimal():
        acting.drop(visit=visit, act=int(act))
    return SeeOther(paths.CONFIRM)


def _as_myself(request: HttpRequest, visit: Visit, at: datetime) -> HttpResponse:
    person = person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=paths.CONFIRM))
    confirmation.accept_person(visit=visit, actor=person, at=at)
    return visits.forget(SeeOther(paths.CONFIRMED))


def _try_code(request: HttpRequest, visit: Visit, at: datetime) -> HttpResponse:
    require(request, Door.GUESS, at=at)
    form = Code(request.POST)
    if not form.is_valid():
        return _page(request, visit, code=form, status=UNPROCESSABLE)
    try:
        outcome = confirmation.accept_code(visit=visit, code=form.cleaned_data["code"], at=at)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, visit, code=form, status=UNPROCESSABLE)
    return _enter(request, outcome.person)


STEPS = {"identify": _identify, "resend": _resend, "drop": _drop, "myself": _as_myself, "code": _try_code}


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    code: Code | None = None,
    identity: Identity | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.GET.get("adresse") == "autre" or not visit.email
    known = {"email": visit.email, "display_name": visit.display_name}
    shown: dict[str, Any] = {
        **_acts(visit),
        "person": person_of(request),
        "code": code or Code(),
        "identity": identity or (Identity(initial=known) if asked else None),
        "address": words.masked(visit.email) if visit.email else None,
        "mail": request.GET.get("courriel", ""),
    }
    shown["form"] = shown["identity"] or shown["code"]
    return private(render(request, "writing/confirm.html", reach=PRIVATE, status=status, **shown))


def _acts(visit: Visit) -> dict[str, Any]:
    read = waiting.acts(visit)
    return {"acts": acts.shown(read), "texts": any(act.verb == acts.Verb.PUBLISH for act in read)}


def _enter(request: HttpRequest, person: Person) -> HttpResponse:
    """The address is confirmed: whoever holds it is signed in, with a new session."""
    accounts.keep_address(person)
    auth.login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return visits.forget(SeeOther(paths.CONFIRMED))
