# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Invite by mail or on paper, print the sheets, take back what nobody used."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from parvis.core.actions import affiliation
from parvis.core.models import Invitation
from parvis.core.queries import people
from parvis.core.queries.people import Invited
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web.forms.administration import Invite
from parvis.web.views.administration import frame
from parvis.web.views.administration.frame import Question
from parvis.web.views.gates import administrator
from parvis.web.views.keys import number_of

if TYPE_CHECKING:
    from parvis.core.models import Person

SECTION: Final = "invitations"
# Only digests are stored: the codes of the last sheets stay with the session of whoever made them.
SHEETS: Final = "sheets"


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def made(request: HttpRequest, actor: Person) -> HttpResponse:
    """The invitations made so far, and the form that makes others."""
    form = Invite(request.POST or None, organisations=people.organisations())
    if form.is_bound and form.is_valid():
        try:
            return _invite(request, actor, form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    at = clock.now()
    shown, last = people.invitations(before=number_of(request.GET.get("avant", "")))
    address = paths.administration(SECTION)
    return frame.page(
        request,
        "administration/invitations.html",
        SECTION,
        form=form,
        invitations=[_listed(one, at) for one in shown],
        sheets=bool(request.session.get(SHEETS)),
        next=paths.with_query(address, avant=last) if last else None,
        first=address if "avant" in request.GET else None,
    )


@administrator
@require_safe
def sheets(request: HttpRequest, actor: Person) -> HttpResponse:
    """The sheets of paper last made, each with its code and its QR."""
    del actor
    held = Invitation.objects.select_related("organisation").in_bulk(
        [pk for pk, _code in request.session.get(SHEETS, [])]
    )
    shown = [_sheet(held[pk], code) for pk, code in request.session.get(SHEETS, []) if pk in held]
    return frame.page(request, "administration/sheets.html", SECTION, sheets=shown)


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, actor: Person, pk: int) -> HttpResponse:
    """Take back an invitation that nobody used."""
    shown = get_object_or_404(Invitation.objects.select_related("organisation"), pk=pk)
    back = paths.administration(SECTION)
    if request.method == "POST":
        try:
            affiliation.revoke(actor=actor, invitation=shown, at=clock.now())
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, gettext("Invitation revoked."))
        return redirect(back)
    whom = shown.email or gettext("on paper")
    question = Question(
        title=gettext("Revoke the invitation to “%(organisation)s” (%(whom)s)")
        % {"organisation": shown.organisation.name, "whom": whom},
        consequence=gettext("Its code and its link will no longer work."),
        verb=gettext("Revoke the invitation"),
        back=back,
    )
    return frame.ask(request, SECTION, question)


def _invite(request: HttpRequest, actor: Person, form: Invite) -> HttpResponse:
    at = clock.now()
    copies = 1 if form.cleaned_data["email"] else form.cleaned_data["copies"]
    pairs = [affiliation.invite(actor=actor, at=at, **form.values()) for _copy in range(copies)]
    if form.cleaned_data["email"]:
        messages.success(
            request, gettext("Invitation sent to %(address)s.") % {"address": form.cleaned_data["email"]}
        )
        return redirect(paths.administration(SECTION))
    request.session[SHEETS] = [(invitation.pk, code) for invitation, code in pairs]
    return redirect(paths.administration(SECTION, "feuilles"))


def _listed(one: Invited, at: datetime) -> dict[str, Any]:
    if one.used_at:
        state = gettext("used by %(person)s") % {"person": one.used_by or gettext("a closed account")}
    elif one.expires_at <= at:
        state = gettext("expired or revoked")
    else:
        state = gettext("waiting")
    waits = not one.used_at and one.expires_at > at
    return {
        "organisation": one.organisation,
        "title": one.title,
        "whom": one.email or gettext("on paper"),
        "at": one.created_at,
        "state": state,
        "revoke": paths.administration(SECTION, one.pk, "revoquer") if waits else None,
    }


def _sheet(invitation: Invitation, code: str) -> dict[str, Any]:
    address = paths.absolute(settings.PARVIS_PUBLIC_URL, paths.invitation(code))
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=4, light="#fff")
    return {
        "organisation": invitation.organisation.name,
        "title": invitation.title,
        "code": code,
        "until": invitation.expires_at,
        "site": paths.absolute(settings.PARVIS_PUBLIC_URL, paths.INVITATION),
        "qr": Markup(drawn),  # noqa: S704 — drawn here from an address of ours
    }
