# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Drafts: found again at a private address, or among one's own contributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from parvis.core.actions import draft as drafts
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import errors, places
from parvis.web.answers import SeeOther, private
from parvis.web.compose import Desk
from parvis.web.context import person_of
from parvis.web.limits import limited
from parvis.web.views import propose

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.models import Contribution, Person


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The draft behind a private address, whoever comes with it."""
    at, person = clock.now(), person_of(request)
    try:
        kept = drafts.find(token, at=at)
    except Refused as refusal:
        return errors.page(request, 404, explanation=refusal.sentence)
    desk = _desk(request, kept, person, at, action=paths.draft(token))
    return private(_answer(desk, kept, address=paths.absolute(settings.PARVIS_PUBLIC_URL, desk.action)))


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """One of a person's own drafts."""
    at, person = clock.now(), person_of(request)
    if person is None:
        return SeeOther(paths.sign_in(after=request.path))
    try:
        kept = drafts.find_own(pk, actor=person, at=at)
    except Refused as refusal:
        return errors.page(request, 404, explanation=refusal.sentence)
    return private(_answer(_desk(request, kept, person, at, action=request.path), kept))


def _desk(
    request: HttpRequest, kept: Contribution, person: Person | None, at: datetime, *, action: str
) -> Desk:
    space = places.space_of(kept.space.plan, kept.space.slug, person=person, at=at)
    return Desk(request, space, person, at, action=action, draft=kept)


def _answer(desk: Desk, kept: Contribution, *, address: str | None = None) -> HttpResponse:
    if desk.request.method != "POST":
        form = desk.form(bound=False)
        return desk.page(form, kept_until=kept.private_link.expires_at, private_address=address)
    if desk.request.POST.get("act") == "discard":
        drafts.discard(kept=kept)
        return SeeOther(places.space_path(desk.space))
    return propose.answer(desk)
