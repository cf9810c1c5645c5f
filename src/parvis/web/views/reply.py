# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Arguments, comments and sources: written under a contribution, by people and by visitors alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from parvis.core.actions import submission
from parvis.core.actions import visit as acting
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import places, visits
from parvis.web.answers import UNPROCESSABLE, SeeOther
from parvis.web.context import person_of
from parvis.web.forms.reply import Argument, Comment, Source
from parvis.web.limits import Door, limited, require
from parvis.web.views import contribution

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.models import Contribution, Person
    from parvis.web.forms.writing import Text

# The last word of the address, and the form sent there.
FORMS: Final[dict[str, type[Argument | Comment | Source]]] = {
    "arguments": Argument,
    "commentaires": Comment,
    "sources": Source,
}


@require_POST
@limited
def reply(request: HttpRequest, *, manner: str, **address: Any) -> HttpResponse:
    """Publish a reply, or keep a visitor's; the page comes back with the text when something is wrong."""
    at, person = clock.now(), person_of(request)
    root = places.written_at(address, person=person, at=at)
    form = FORMS[manner](request.POST)
    if form.is_valid():
        try:
            require(request, Door.TEXT, at=at)
            parent = _parent(root, request.POST.get("parent", ""), person, at)
            return _send(request, form, parent, person, at)
        except Refused as refusal:
            if refusal.code == "limit.reached":
                raise
            form.refuse(refusal)
    return contribution.page(request, root, at=at, status=UNPROCESSABLE, forms={form.kind: form})


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
