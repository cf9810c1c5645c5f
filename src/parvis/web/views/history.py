# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The texts a contribution has had: what changed, word by word, and how many votes each of them received."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.core.queries import detail, versions
from parvis.core.queries.detail import Version
from parvis.kernel import clock, diff
from parvis.web import places, reaches
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.contribution_page import crumbs
from parvis.web.contribution_rows import numbered
from parvis.web.format import moment
from parvis.web.parts import Link
from parvis.web.views.contribution import known, tombstone

if TYPE_CHECKING:
    from parvis.core.models import Contribution

# Each comparison costs: beyond this many, only the texts are listed.
COMPARED = 30


@require_safe
def page(request: HttpRequest, **address: Any) -> HttpResponse:
    """The history of a contribution, the last change first."""
    at, person = clock.now(), person_of(request)
    contribution = known(address, person=person, at=at)
    if not detail.may_read(contribution, person, at):
        return tombstone(request, contribution)
    depends(request, versions.space(contribution.space_id), versions.contribution(contribution.pk))
    here = Link(f"{numbered(contribution.number or 0)} {contribution.title}", places.path_of(contribution))
    return render(
        request,
        "reading/history.html",
        reach=reaches.of(contribution.space),
        contribution=contribution,
        space=contribution.space,
        path=places.path_of(contribution),
        crumbs=crumbs(contribution, here, Link(_("History"))),
        revisions=_revisions(contribution),
    )


def _revisions(contribution: Contribution) -> list[dict[str, Any]]:
    found = detail.history(contribution)
    first = [_shown(found[0], None, contribution)] if found else []
    changes = [_shown(version, before, contribution) for before, version in pairwise(found)]
    return [*reversed(changes), *first]


def _shown(version: Version, before: Version | None, contribution: Contribution) -> dict[str, Any]:
    revision = version.revision
    shown: dict[str, Any] = {
        "number": revision.number,
        "when": moment(revision.at),
        "note": revision.note,
        "votes": version.votes,
        "language": revision.language,
        "is_current": revision.pk == contribution.current_id,
        "title": None,
        "changes": None,
        "body_html": revision.body_html,
    }
    if before is None or revision.number > COMPARED:
        return shown
    old = before.revision
    title = diff.words(old.title, revision.title) if old.title != revision.title else None
    return shown | {"title": title, "changes": diff.words(old.body, revision.body)}
