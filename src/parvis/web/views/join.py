# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Register for a space before or while it is open, and take the registration back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parvis.core import abilities
from parvis.core.actions import membership
from parvis.core.actions import visit as acting
from parvis.core.enums import Ability, Role
from parvis.core.queries import spaces, versions
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches, visits
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.forms.writing import Form, Identity
from parvis.web.limits import Door, limited, require, require_mail

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Person, Space


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def join(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """Register, or take one's registration back."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    if request.method != "POST":
        depends(request, versions.space(space.pk), until=space.next_boundary(at))
        return _page(request, space, Form() if person else Identity(), at)
    form: Form = Form(request.POST) if person else Identity(request.POST)
    if not form.is_valid():
        return _page(request, space, form, at, status=UNPROCESSABLE)
    try:
        require(request, Door.WISH, at=at)
        return _register(request, space, person, at) if person else _wait(request, space, form, at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        form.refuse(refusal)
        return _page(request, space, form, at, status=UNPROCESSABLE)


def _register(request: HttpRequest, space: Space, person: Person, at: datetime) -> HttpResponse:
    if request.POST.get("act") == "leave":
        membership.leave(actor=person, space=space, at=at)
        messages.success(request, _("Your registration is taken back."))
    else:
        membership.join(actor=person, space=space, at=at)
        messages.success(request, _("You are registered. You will be told when contributions open."))
    return SeeOther(places.space_path(space))


def _wait(request: HttpRequest, space: Space, form: Form, at: datetime) -> HttpResponse:
    abilities.require(None, Ability.JOIN, space, at=at)
    require_mail(request, form.cleaned_data["email"], at=at)
    visit, token = visits.of_or_begin(request, at=at)
    acting.keep_join(visit=visit, space=space, at=at)
    acting.identify(visit=visit, **form.cleaned_data, at=at)
    return visits.keep(SeeOther(paths.CONFIRM), token)


def _page(request: HttpRequest, space: Space, form: Form, at: datetime, *, status: int = 200) -> HttpResponse:
    person = person_of(request)
    return render(
        request,
        "writing/join.html",
        reach=reaches.of(space),
        status=status,
        form=form,
        person=person,
        registered=person is not None and Role.MEMBER in person.roles_in(space.pk, at),
        is_open=Ability.JOIN in abilities.of(person, space, at=at),
        opens=spaces.opens_at(space, at),
        action=request.path,
        space=space,
        space_path=places.space_path(space),
    )
