# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Prepare a consultation and hand it to whoever will be in charge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from parvis.core import kinds
from parvis.core.actions import space
from parvis.core.models import Person
from parvis.core.queries import people
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web.forms.administration import NewSpace
from parvis.web.views.administration import frame
from parvis.web.views.gates import administrator
from parvis.web.views.keys import number_of

if TYPE_CHECKING:
    from parvis.core.queries.people import Prepared

SECTION: Final = "consultations"


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def made(request: HttpRequest, actor: Person) -> HttpResponse:
    """Every consultation, open or not, and the form that prepares another."""
    form = NewSpace(request.POST or None, organisations=people.organisations())
    if form.is_bound and form.is_valid():
        try:
            owner = _owner(form.cleaned_data["owner"])
            created = space.hand_over(actor=actor, owner=owner, at=clock.now(), **form.values())
        except Refused as refusal:
            form.add_error("owner" if refusal.code == "person.unknown" else "title", refusal.sentence)
        else:
            messages.success(request, gettext("Consultation created: %(title)s.") % {"title": created.title})
            return redirect(paths.administration(SECTION))
    shown, last = people.prepared(before=number_of(request.GET.get("avant", "")))
    address = paths.administration(SECTION)
    return frame.page(
        request,
        "administration/consultations.html",
        SECTION,
        form=form,
        spaces=[_listed(one) for one in shown],
        next=paths.with_query(address, avant=last) if last else None,
        first=address if "avant" in request.GET else None,
    )


def _owner(address: str) -> Person:
    found = Person.objects.filter(email=address.lower(), is_active=True).first()
    if found is None:
        sentence = gettext("Nobody has an account with this address: invite them first.")
        raise Refused("person.unknown", sentence)
    return found


def _listed(one: Prepared) -> dict[str, Any]:
    kind = kinds.space_kinds[one.kind].path
    return {
        "title": one.title,
        "href": paths.space(kind, one.slug),
        "steer": paths.steer(kind, one.slug),
        "organisation": one.organisation,
        "opened": one.published_at,
        "created": one.created_at,
    }
