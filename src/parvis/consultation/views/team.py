# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who runs a consultation: give a role, invite by mail, end a role."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.consultation.forms.team import Appointment, Guest
from parvis.consultation.views.desk import STEERS, Desk, seated
from parvis.core.actions import affiliation, membership
from parvis.core.enums import Role
from parvis.core.queries import figures, people, steering
from parvis.kernel.refusal import Refused
from parvis.web.parts import Link


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def team(desk: Desk) -> HttpResponse:
    """Who has which role, and the form that gives one."""
    form = Appointment(desk.request.POST or None)
    if desk.request.method == "POST" and form.is_valid() and _appoint(desk, form):
        return redirect(desk.path("equipe"))
    return desk.page(
        "team",
        title=_("Team"),
        section="equipe",
        status=422 if form.errors else 200,
        form=form,
        roles=dict(Role.choices),
        members=steering.team(desk.space, desk.at),
        registered=figures.of_space(desk.space.pk).registered,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def invite(desk: Desk) -> HttpResponse:
    """Invite somebody who has no account yet: only an administrator vouches for an organisation."""
    if not desk.person.is_administrator:
        raise Http404
    form = Guest(desk.request.POST or None, organisations=people.organisations())
    if desk.request.method == "POST" and form.is_valid() and _invite(desk, form):
        return redirect(desk.path("equipe"))
    return desk.page(
        "invite",
        title=_("Invite by mail"),
        section="equipe",
        status=422 if form.errors else 200,
        trail=(Link(_("Team"), desk.path("equipe")),),
        form=form,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def dismiss(desk: Desk, pk: int) -> HttpResponse:
    """End a role, after a page that says whose."""
    held = desk.space.memberships.in_force(desk.at).filter(pk=pk, role__in=people.POWERS)
    found = held.select_related("person").first()
    if found is None:
        raise Http404
    found.space = desk.space
    refused = ""
    if desk.request.method == "POST":
        try:
            membership.dismiss(actor=desk.person, membership=found, at=desk.at)
        except Refused as refusal:
            refused = refusal.sentence
        else:
            messages.success(desk.request, gettext("Role ended."))
            return redirect(desk.path("equipe"))
    return desk.page(
        "dismiss",
        title=_("End a role"),
        section="equipe",
        status=422 if refused else 200,
        trail=(Link(_("Team"), desk.path("equipe")),),
        membership=found,
        refused=refused,
    )


def _appoint(desk: Desk, form: Appointment) -> bool:
    found = steering.person_named(form.cleaned_data["person"])
    if found is None:
        sentence = gettext("Nobody here has this address or this name. Check it, or invite them by mail.")
        form.add_error("person", sentence)
        return False
    try:
        role = form.cleaned_data["role"]
        membership.appoint(actor=desk.person, space=desk.space, person=found, role=role, at=desk.at)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    messages.success(desk.request, gettext("%(name)s joins the team.") % {"name": found.display_name})
    return True


def _invite(desk: Desk, form: Guest) -> bool:
    typed = form.cleaned_data
    chosen = next(one for one in people.organisations() if str(one.pk) == typed["organisation"])
    try:
        affiliation.invite(
            actor=desk.person,
            organisation=chosen,
            title=typed["title"],
            email=typed["email"],
            space=desk.space,
            role=typed["role"],
            at=desk.at,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return False
    messages.success(desk.request, gettext("Invitation sent to %(address)s.") % {"address": typed["email"]})
    return True
