# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of the instance: charter, moderation rules, legal notice, help… and their earlier versions."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from parvis.core.queries import versions
from parvis.core.queries.notices import Edition
from parvis.kernel import paths
from parvis.web import standing
from parvis.web.caching import depends
from parvis.web.context import render
from parvis.web.views.keys import number_of


@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One page, in its present version or in an earlier one."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    asked = request.GET.get("version")
    shown, editions = standing.read(key, language, version=number_of(asked) or -1 if asked else None)
    if shown is None:
        raise Http404
    depends(request, versions.instance())
    return render(
        request,
        "pages/notice.html",
        shown=shown,
        current=editions[0] if editions else None,
        editions=[_linked(key, edition) for edition in editions],
        foreign=shown.language != language,
    )


def _linked(key: str, edition: Edition) -> dict[str, object]:
    address = paths.with_query(standing.ADDRESSES[key], version=edition.version)
    return {"version": edition.version, "at": edition.at, "title": edition.title, "href": address}
