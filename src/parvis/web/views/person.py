# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A person, as anyone may know them: a name, a few words, where they work, what they published."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from parvis.core import kinds
from parvis.core.enums import Verdict
from parvis.core.models import Person
from parvis.core.queries import people, versions
from parvis.kernel import clock, paths
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.views.keys import after_of, key_of


@require_safe
def page(request: HttpRequest, handle: str) -> HttpResponse:
    """The page of a person; whoever closed their account has none."""
    shown = get_object_or_404(Person.objects.filter(is_active=True), handle=handle)
    at = clock.now()
    texts, last = people.texts(shown, reader=person_of(request), at=at, before=_before(request))
    depends(request, versions.instance())
    return render(
        request,
        "people/person.html",
        shown=shown,
        places=people.places(shown, at, verified=True),
        rows=[_row(text) for text in texts],
        first=paths.person(handle) if "apres" in request.GET else None,
        next=paths.with_query(paths.person(handle), apres=key_of(*last)) if last else None,
    )


def _row(text: people.Text) -> dict[str, object]:
    kind = kinds.space_kinds[text.space_kind].path
    return {
        "number": text.number,
        "title": text.title,
        "href": paths.contribution(kind, text.space_slug, text.number, text.title),
        "space": text.space_title,
        "at": text.published_at,
        "verdict": Verdict(text.verdict).label if text.verdict else None,
    }


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    return after_of(request.GET.get("apres", ""))
