# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Arguments, comments and sources: written under a contribution, by people and by visitors alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.core import abilities
from parvis.core.actions import submission
from parvis.core.actions import visit as acting
from parvis.core.kinds import contribution_kinds
from parvis.core.queries import versions
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, reaches, visits
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.forms.reply import Argument, Comment, Source
from parvis.web.limits import Door, limited, require

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.models import Contribution, Person
    from parvis.web.forms.writing import Text


@dataclass(frozen=True, slots=True)
class Manner:
    """One manner of replying: its form and its words."""

    form: type[Argument | Comment | Source]
    heading: Any


# By the last word of the address.
MANNERS: Final = {
    "arguments": Manner(Argument, _("Add an argument")),
    "commentaires": Manner(Comment, _("Write a comment")),
    "sources": Manner(Source, _("Add a source")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def reply(request: HttpRequest, *, manner: str, **address: Any) -> HttpResponse:
    """The page where a reply is written, and where it is sent; a visitor’s waits for an address."""
    at, person = clock.now(), person_of(request)
    root = places.written_at(address, person=person, at=at)
    sent = request.POST if request.method == "POST" else request.GET
    parent = _parent(root, sent.get("parent", ""), person, at)
    desk = _Desk(request, MANNERS[manner], places.path_of(root, manner), root, parent)
    if request.method != "POST":
        scopes = (versions.space(root.space_id), versions.contribution(root.pk))
        depends(request, *scopes, until=root.space.next_boundary(at))
        return desk.page(desk.manner.form(initial={"side": sent.get("cote", "")}), at)
    form = desk.manner.form(request.POST)
    if not form.is_valid():
        return desk.page(form, at, status=UNPROCESSABLE)
    try:
        require(request, Door.TEXT, at=at)
        return _send(request, form, parent, person, at)
    except Refused as refusal:
        if refusal.code == "limit.reached":
            raise
        form.refuse(refusal)
        return desk.page(form, at, status=UNPROCESSABLE)


@dataclass(frozen=True, slots=True)
class _Desk:
    request: HttpRequest
    manner: Manner
    action: str
    root: Contribution
    parent: Contribution

    def page(self, form: Text, at: datetime, *, status: int = 200) -> HttpResponse:
        space, person = self.root.space, person_of(self.request)
        plan = contribution_kinds[form.kind]
        return render(
            self.request,
            "writing/reply.html",
            reach=reaches.of(space),
            status=status,
            form=form,
            heading=self.manner.heading,
            action=self.action,
            plan=plan,
            root=self.root,
            path=places.path_of(self.root),
            parent=self.parent,
            quoted=self.parent if self.parent.pk != self.root.pk else None,
            space=space,
            space_path=places.space_path(space),
            writing=reaches.writing(space),
            person=person,
            is_open=form.is_bound or plan.ability in abilities.of(person, space, at=at),
        )


def _send(
    request: HttpRequest, form: Text, parent: Contribution, person: Person | None, at: datetime
) -> HttpResponse:
    draft = form.draft(parent=parent.pk)
    if person is not None:
        published = submission.publish(actor=person, space=parent.space, draft=draft, at=at)
        published.root = parent.root or parent
        return SeeOther(places.path_of(published))
    visit, token = visits.of_or_begin(request, at=at)
    acting.keep_text(visit=visit, space=parent.space, draft=draft, at=at)
    return visits.keep(SeeOther(paths.CONFIRM), token)


def _parent(root: Contribution, pk: str, person: Person | None, at: datetime) -> Contribution:
    return root if pk == str(root.pk) else places.text_under(root, pk, person=person, at=at)
