# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What is new in a space, or in one of its themes, for programs that follow feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from parvis.core.models import Contribution
from parvis.core.queries import listing, themes, versions
from parvis.kernel import clock, paths
from parvis.web import places
from parvis.web.caching import depends
from parvis.web.context import person_of

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Space

SIZE: Final = 30
TYPE: Final = "application/atom+xml; charset=utf-8"


@require_safe
def space(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """The latest contributions of a space, or of one theme and those under it."""
    at = clock.now()
    found = places.space_of(kind, slug, person=person_of(request), at=at)
    rows = listing.published(found).select_related("current", "theme").order_by("-published_at", "-pk")
    title, wanted = found.title, request.GET.get("theme", "")
    if wanted:
        known = themes.of_space(found)
        chosen = themes.with_children(known, wanted)
        if not chosen:
            raise Http404(wanted)
        rows = rows.filter(theme__in=chosen)
        title = f"{title} – {next(row.name for row in known if row.slug == wanted)}"
    depends(request, versions.space(found.pk), versions.listing(found.pk), until=found.next_boundary(at))
    feed = _feed(found, title, paths.feed(kind.path, slug, theme=wanted or None))
    for row in rows[:SIZE]:
        row.space = found
        feed.add_item(**_entry(row))
    return HttpResponse(feed.writeString("utf-8"), content_type=TYPE)


def _feed(found: Space, title: str, own: str) -> Atom1Feed:
    return Atom1Feed(
        title=title,
        link=_absolute(places.space_path(found)),
        description=found.summary,
        subtitle=found.summary,
        feed_url=_absolute(own),
        language=found.language,
        author_name=settings.PARVIS_INSTANCE_NAME,
    )


def _entry(row: Contribution) -> dict[str, Any]:
    link = _absolute(places.path_of(row))
    return {
        "title": row.title,
        "link": link,
        # Its number never changes, its words may.
        "unique_id": _absolute(paths.contribution(row.space.plan.path, row.space.slug, row.number or 0)),
        "description": row.text.body_html,
        "author_name": row.byline,
        "pubdate": row.published_at,
        "updateddate": row.text.at,
        "categories": (row.theme.name,) if row.theme else (),
    }


def _absolute(path: str) -> str:
    return paths.absolute(settings.PARVIS_PUBLIC_URL, path)
