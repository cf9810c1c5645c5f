# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The gallery of components, for whoever makes or checks a theme; in a demonstration only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from parvis.web import samples
from parvis.web.context import render
from parvis.web.samples.shape import Sample

if TYPE_CHECKING:
    from django.template.backends.jinja2 import Jinja2
    from jinja2 import Environment

TITLES = {
    "frame": _("Frame"),
    "controls": _("Acts"),
    "forms": _("Forms"),
    "notices": _("Notices and states"),
    "listing": _("Lists and figures"),
    "discussing": _("Votes and discussion"),
    "official": _("Official words"),
}
# A row of a list is shown in its list, as on a page.
LISTS = {"contribution_row": "items", "argument": "arguments", "comment": "thread", "source": "sources"}


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component of the theme in every state."""
    if not settings.PARVIS_DEMO:
        raise Http404
    sections = [
        {"key": key, "title": TITLES[key], "components": [_shown(name, of) for name, of in held.items()]}
        for key, held in samples.SECTIONS.items()
    ]
    return render(request, "gallery/components.html", sections=sections)


def theme() -> Environment:
    """The environment the pages of this instance are rendered in."""
    return cast("Jinja2", engines["jinja2"]).env


def draw(name: str, sample: Sample) -> Markup:
    """One component as a page would call it."""
    template = theme().get_template(f"components/{name}.html")
    args: dict[str, Any] = dict(sample.args)
    if sample.inside is not None:
        args["caller"] = lambda: Markup(sample.inside)  # noqa: S704 — invented words of the gallery
    return Markup(getattr(template.module, name)(**args))  # noqa: S704 — the macro escaped it


def _shown(name: str, held: list[Sample]) -> dict[str, Any]:
    frame = Markup('<ul class="{}">{}</ul>') if name in LISTS else None
    drawn = [draw(name, sample) for sample in held]
    if frame:
        drawn = [frame.format(LISTS[name], one) for one in drawn]
    return {"name": name, "samples": list(zip([sample.state for sample in held], drawn, strict=True))}
