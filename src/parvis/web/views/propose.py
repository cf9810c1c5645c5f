# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Propose an idea: write first, say who you are last, lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from parvis.core.actions import draft as drafts
from parvis.core.actions import submission
from parvis.core.actions import visit as acting
from parvis.core.queries import versions
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, visits, words
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.caching import depends
from parvis.web.compose import WHO, Desk
from parvis.web.context import fragment, person_of
from parvis.web.limits import Door, limited, require, require_mail

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Person, Visit
    from parvis.web.forms.writing import Proposal


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def propose(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """The page where an idea is written, and where it is sent."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    desk = Desk(request, space, person, at, action=places.space_path(space, "proposer"))
    if request.method == "POST":
        return answer(desk)
    depends(request, versions.space(space.pk), until=space.next_boundary(at))
    return desk.page(desk.form(bound=False)) if desk.is_open else desk.closed()


@require_POST
@limited
def near(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """The ideas close to the title being typed."""
    at, person = clock.now(), person_of(request)
    desk = Desk(request, places.space_of(kind, slug, person=person, at=at), person, at, action="")
    found = desk.near(request.POST.get("title", "")[:300])
    return fragment(request, "writing/near_ideas.html", near=found, space=desk.space)


def answer(desk: Desk) -> HttpResponse:
    """What becomes of a form: sent, shown once more, previewed or kept as a draft."""
    act = desk.request.POST.get("act", "send")
    if not desk.is_open and act != "edit":
        return desk.closed(typed=desk.typed)
    form = desk.form(bound=True)
    form.is_valid()
    if act == "edit":
        form.errors.clear()
        return desk.page(form)
    if set(form.errors) - set(WHO):
        return desk.page(form, status=UNPROCESSABLE)
    if act == "preview":
        return desk.preview(form)
    try:
        return _keep(desk, form) if act == "draft" else _send(desk, form)
    except Refused as refusal:
        return refused(desk, form, refusal)


def refused(desk: Desk, form: Proposal, refusal: Refused) -> HttpResponse:
    """The form again with the reason; a step that has just closed gives the text back."""
    if refusal.code == "limit.reached":
        raise refusal
    if refusal.code.startswith("phase."):
        return desk.closed(typed=desk.typed)
    form.refuse(refusal)
    return desk.page(form, status=UNPROCESSABLE)


def _keep(desk: Desk, form: Proposal) -> HttpResponse:
    require(desk.request, Door.DRAFT, at=desk.at)
    if desk.draft is not None:
        drafts.change(kept=desk.draft, draft=form.draft(), at=desk.at)
        return SeeOther(desk.action)
    _kept, token = drafts.save(actor=desk.person, space=desk.space, draft=form.draft(), at=desk.at)
    return SeeOther(paths.draft(token))


def _send(desk: Desk, form: Proposal) -> HttpResponse:
    require(desk.request, Door.TEXT, at=desk.at)
    return _publish(desk, form, desk.person) if desk.person is not None else _wait(desk, form)


def _publish(desk: Desk, form: Proposal, person: Person) -> HttpResponse:
    published = submission.publish(actor=person, space=desk.space, draft=form.draft(), at=desk.at)
    if desk.draft is not None:
        drafts.discard(kept=desk.draft)
    messages.success(desk.request, words.published(published, person))
    return SeeOther(places.path_of(published))


def _wait(desk: Desk, form: Proposal) -> HttpResponse:
    """Keep the text before anything is asked: whatever happens next, it is not lost."""
    visit, token = visits.of_or_begin(desk.request, at=desk.at)
    sent = desk.request.POST
    before = int(sent["kept"]) if sent.get("kept", "").isdecimal() else None
    kept = acting.keep_text(visit=visit, space=desk.space, draft=form.draft(), instead_of=before, at=desk.at)
    response = _identify(desk, form, visit, kept.pk)
    return visits.keep(response, token)


def _identify(desk: Desk, form: Proposal, visit: Visit, kept: int) -> HttpResponse:
    if form.errors:
        return desk.page(form, status=UNPROCESSABLE, kept=kept)
    who = {name: form.cleaned_data[name] for name in WHO}
    try:
        require_mail(desk.request, who["email"], at=desk.at)
        acting.identify(visit=visit, **who, at=desk.at)
    except Refused as refusal:
        if refusal.code not in {"visit.mails", "limit.reached"}:
            form.refuse(refusal)
            return desk.page(form, status=UNPROCESSABLE, kept=kept)
        # The text is kept: the page of the code says what to do about the mail.
        return SeeOther(paths.with_query(paths.CONFIRM, courriel="attendre"))
    return SeeOther(paths.CONFIRM)
