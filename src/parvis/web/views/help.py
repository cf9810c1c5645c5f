# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Where everything is: the map of the site, and the data anyone may take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.core.models import Space
from parvis.core.queries import spaces, versions
from parvis.kernel import clock, paths
from parvis.web import registry, standing
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.parts import Link


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page one may come to without knowing its address."""
    person, at = person_of(request), clock.now()
    depends(request, versions.instance())
    shown = spaces.all_of(person=person, at=at)
    sections = [
        (_("Take part"), [Link(_("Home"), paths.HOME), *registry.menu(person, current="")]),
        (
            _("Consultations"),
            [Link(space.title, paths.space(space.plan.path, space.slug)) for space in shown],
        ),
        (_("Your account"), _account(signed_in=person is not None)),
        (_("About this site"), _about()),
    ]
    return render(request, "pages/site_map.html", sections=[pair for pair in sections if pair[1]])


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The consultations whose data can be downloaded."""
    at = clock.now()
    depends(request, versions.instance())
    shown = [_listed(space) for space in spaces.all_of(person=person_of(request), at=at)]
    return render(request, "pages/open_data.html", spaces=shown)


def _listed(space: Space) -> dict[str, object]:
    kind = space.plan.path
    return {
        "title": space.title,
        "href": paths.space(kind, space.slug),
        "data": paths.data(kind, space.slug),
        "at": space.published_at,
    }


def _account(*, signed_in: bool) -> list[Link]:
    if not signed_in:
        return [
            Link(_("Sign in"), paths.sign_in()),
            Link(_("I have an invitation on paper"), paths.INVITATION),
            Link(_("Check a receipt"), paths.receipts()),
        ]
    return [
        Link(_("My contributions"), paths.mine()),
        Link(_("Notifications"), paths.notifications()),
        Link(_("Account"), paths.account()),
        Link(_("Check a receipt"), paths.receipts()),
    ]


def _about() -> list[Link]:
    pages = [Link(standing.NAMES[key], address) for key, address in standing.ADDRESSES.items()]
    more = [
        (_("Write to us"), paths.CONTACT),
        (_("Open data"), paths.OPEN_DATA),
        (_("Display"), paths.DISPLAY),
    ]
    return pages + [Link(text, address) for text, address in more]
