# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write the pages of the instance: each publication is a version, and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from parvis.core.actions import notice
from parvis.core.queries import notices
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import standing
from parvis.web.forms.administration import Page
from parvis.web.views.administration import frame
from parvis.web.views.gates import administrator

if TYPE_CHECKING:
    from parvis.core.models import Person

SECTION: Final = "pages"


@administrator
@require_safe
def listed(request: HttpRequest, actor: Person) -> HttpResponse:
    """Every page in every language, and which version stands."""
    del actor
    latest = notices.latest()
    rows = [
        {
            "name": standing.NAMES[key],
            "language": name,
            "edition": latest.get((key, language)),
            "href": paths.administration(SECTION, key, language),
        }
        for key in notices.KEYS
        for language, name in settings.LANGUAGES
    ]
    return frame.page(request, "administration/notices.html", SECTION, rows=rows)


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, actor: Person, key: str, language: str) -> HttpResponse:
    """Change one page, starting from the text that stands."""
    if key not in notices.KEYS or language not in dict(settings.LANGUAGES):
        raise Http404
    last = notices.latest().get((key, language))
    stands = notices.read(key, language, last.version) if last else standing.born_with(key, language)
    initial = {"title": stands.title, "body": stands.body} if stands else {}
    form = Page(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = notice.publish(
                actor=actor, key=key, language=language, at=clock.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error("title" if refusal.code == "notice.title" else "body", refusal.sentence)
        else:
            messages.success(request, gettext("Version %(number)s published.") % {"number": made.version})
            return redirect(standing.ADDRESSES[key])
    return frame.page(
        request,
        "administration/notice.html",
        SECTION,
        form=form,
        name=standing.NAMES[key],
        language=dict(settings.LANGUAGES)[language],
        last=last,
        address=standing.ADDRESSES[key],
    )
