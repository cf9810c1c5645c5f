# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What search engines may read: an index of the public spaces, and their contributions by slices of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from parvis.core.actions import counter
from parvis.core.models import Counter
from parvis.core.queries import listing, spaces
from parvis.kernel import clock, paths
from parvis.web import places, standing

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Space

SLICE: Final = 5_000
TYPE: Final = "application/xml; charset=utf-8"
HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<{tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
PRIVATE: Final = (
    "/administration/", "/brouillons/", "/compte", "/confirmer", "/connexion", "/contester/", "/deconnexion",
    "/invitation", "/langue", "/mes-contributions", "/notifications", "/recepisses/", "/suivre/",
)  # fmt: skip


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django’s
    """What programs may read here, and where to begin."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines += ["Disallow: /*/signaler", "Disallow: /*/animer", f"Sitemap: {_absolute(paths.SITEMAP)}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001 — Django’s
    """The pages of the instance, then each public space by slices."""
    return _answer("sitemapindex", _maps(clock.now()))


@require_safe
def pages(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001 — Django’s
    """The pages of the instance itself."""
    fixed = [paths.HOME, paths.ANSWERS, paths.COMMITMENTS, paths.DEFINITIONS, *standing.ADDRESSES.values()]
    return _answer("urlset", (_url(path) for path in fixed))


@require_safe
def space(request: HttpRequest, kind: SpaceKind, slug: str) -> StreamingHttpResponse:
    """One slice of the contributions of a public space."""
    at = clock.now()
    found = places.space_of(kind, slug, person=None, at=at)
    start = request.GET.get("depuis", "0")
    if not (start.isdecimal() and start.isascii() and len(start) < 10):
        raise Http404(start)
    return _answer("urlset", _contributions(found, int(start)))


def _maps(at: datetime) -> Iterator[str]:
    yield _map(paths.SITEMAP_PAGES)
    public = spaces.all_of(person=None, at=at)
    scopes = {found.pk: counter.of_space(found.pk) for found in public}
    numbers = dict(Counter.objects.filter(scope__in=scopes.values()).values_list("scope", "value"))
    for found in public:
        path = places.space_path(found, "plan.xml")
        for start in range(0, max(1, numbers.get(scopes[found.pk], 0)), SLICE):
            yield _map(paths.with_query(path, depuis=str(start) if start else ""))


def _contributions(found: Space, start: int) -> Iterator[str]:
    if start == 0:
        yield _url(places.space_path(found))
        yield _url(paths.contributions(found.plan.path, found.slug))
    rows = listing.published(found).filter(number__gt=start, number__lte=start + SLICE).order_by("number")
    kind, slug = found.plan.path, found.slug
    for number, title, at in rows.values_list("number", "title", "current__at").iterator(chunk_size=500):
        yield _url(paths.contribution(kind, slug, number or 0, title), at)


def _answer(tag: str, entries: Iterable[str]) -> StreamingHttpResponse:
    def written() -> Iterator[str]:
        yield HEAD.format(tag=tag)
        yield from entries
        yield f"</{tag}>\n"

    return StreamingHttpResponse(written(), content_type=TYPE)


def _map(path: str) -> str:
    return f"<sitemap><loc>{escape(_absolute(path))}</loc></sitemap>\n"


def _url(path: str, at: datetime | None = None) -> str:
    changed = f"<lastmod>{at:%Y-%m-%d}</lastmod>" if at is not None else ""
    return f"<url><loc>{escape(_absolute(path))}</loc>{changed}</url>\n"


def _absolute(path: str) -> str:
    return paths.absolute(settings.PARVIS_PUBLIC_URL, path)
