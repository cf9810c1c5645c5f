# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The kit of a workshop on paper: what is asked, how to go on on a telephone, and blank forms."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.consultation.kinds import CONSULTATION
from parvis.core.queries import spaces, themes, versions
from parvis.kernel import clock, paths
from parvis.web import places, reaches, steps, until
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.parts import Link

FORMS = 3


@require_safe
def kit(request: HttpRequest, slug: str) -> HttpResponse:
    """What a workshop prints: the question, the themes, a code to scan, blank forms."""
    at, person = clock.now(), person_of(request)
    space = spaces.find(person=person, kind=CONSULTATION.key, slug=slug, at=at)
    if space is None:
        raise Http404(slug)
    depends(request, versions.space(space.pk), until=until.of_spaces(space, at=at))
    address = paths.absolute(settings.PARVIS_PUBLIC_URL, places.space_path(space))
    return render(
        request,
        "consultation/workshop.html",
        reach=reaches.of(space),
        space=space,
        crumbs=[Link(space.title, places.space_path(space)), Link(_("Workshop kit"))],
        standing=steps.of(space, person=person, at=at),
        themes=[branch.row.name for branch in themes.tree(themes.of_space(space))],
        address=address,
        code=code(address),
        forms=range(1, FORMS + 1),
    )


def code(address: str) -> dict[str, Any]:
    """The squares of a QR code, as one path of a drawing."""
    drawn = segno.make(address, error="m")
    written = io.BytesIO()
    drawn.save(written, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2)
    text = written.getvalue().decode()
    width, height = drawn.symbol_size(border=2)
    return {"path": text.partition(' d="')[2].partition('"')[0], "width": width, "height": height}
