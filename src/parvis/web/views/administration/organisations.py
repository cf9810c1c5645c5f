# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The tree of organisations: create, rename, say which mail domains belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from parvis.core.actions import affiliation
from parvis.core.models import Organisation
from parvis.core.queries import people
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web.forms.administration import Body, NewBody
from parvis.web.views.administration import frame
from parvis.web.views.gates import administrator

if TYPE_CHECKING:
    from parvis.core.models import Person

SECTION: Final = "organismes"


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def tree(request: HttpRequest, actor: Person) -> HttpResponse:
    """The whole tree, and the form that adds to it."""
    known = people.organisations()
    form = NewBody(request.POST or None, organisations=known)
    if form.is_bound and form.is_valid():
        try:
            made = affiliation.create_organisation(actor=actor, at=clock.now(), **form.values())
        except Refused as refusal:
            form.add_error("domains" if refusal.code.endswith("domain") else "name", refusal.sentence)
        else:
            messages.success(request, gettext("Organisation created: %(name)s.") % {"name": made.name})
            return redirect(paths.administration(SECTION))
    shown = [_branch(one) for one in known]
    return frame.page(request, "administration/organisations.html", SECTION, form=form, organisations=shown)


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, actor: Person, slug: str) -> HttpResponse:
    """Rename one organisation, or change its mail domains."""
    shown = get_object_or_404(Organisation, slug=slug)
    domains = "\n".join(shown.domains.order_by("domain").values_list("domain", flat=True))
    form = Body(request.POST or None, initial={"name": shown.name, "domains": domains})
    if form.is_bound and form.is_valid():
        try:
            affiliation.describe_organisation(
                actor=actor, organisation=shown, at=clock.now(), **form.values()
            )
        except Refused as refusal:
            form.add_error("domains" if refusal.code.endswith("domain") else "name", refusal.sentence)
        else:
            messages.success(request, gettext("Organisation saved."))
            return redirect(paths.administration(SECTION))
    return frame.page(request, "administration/organisation.html", SECTION, form=form, shown=shown)


def _branch(one: Organisation) -> dict[str, object]:
    return {
        "name": one.name,
        "nature": Organisation.Nature(one.nature).label,
        "level": len(one.line),
        "domains": ", ".join(sorted(held.domain for held in one.domains.all())),
        "href": paths.administration(SECTION, one.slug),
    }
