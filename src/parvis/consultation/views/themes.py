# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The themes of a consultation: a tree of two levels that the team orders."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from parvis.consultation.forms.describing import NewTheme, RenamedTheme
from parvis.consultation.views.desk import STEERS, Desk, seated
from parvis.core.actions import theme
from parvis.core.models import Theme
from parvis.kernel.refusal import Refused
from parvis.web.parts import Link

MOVES: Final = {"monter": -1, "descendre": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def themes(desk: Desk) -> HttpResponse:
    """The tree, and the form that adds to it."""
    known = list(desk.space.themes.all())
    form = NewTheme(
        desk.request.POST or None, parents=[(str(t.pk), t.name) for t in known if not t.parent_id]
    )
    if desk.request.method != "POST":
        return _themes(desk, known, form)
    if not form.is_valid():
        return _themes(desk, known, form, status=422)
    parent = next((each for each in known if str(each.pk) == form.cleaned_data["parent"]), None)
    try:
        theme.add(
            actor=desk.person, space=desk.space, name=form.cleaned_data["name"], parent=parent, at=desk.at
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _themes(desk, known, form, status=422)
    return redirect(desk.path("themes"))


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def rename(desk: Desk, pk: int) -> HttpResponse:
    """Another name for a theme."""
    found = _theme(desk, pk)
    form = RenamedTheme(desk.request.POST or None, initial={"name": found.name})
    if desk.request.method == "POST" and form.is_valid():
        try:
            name = form.cleaned_data["name"]
            theme.rename(actor=desk.person, theme=found, name=name, position=found.position, at=desk.at)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(desk.path("themes"))
    return desk.page(
        "theme",
        title=_("Rename a theme"),
        section="themes",
        status=422 if form.errors else 200,
        trail=(Link(_("Themes"), desk.path("themes")),),
        form=form,
        theme=found,
    )


@require_POST
@seated(STEERS)
def move(desk: Desk, pk: int, way: str) -> HttpResponse:
    """One place up or down among the themes of its level."""
    if way not in MOVES:
        raise Http404
    theme.move(actor=desk.person, theme=_theme(desk, pk), places=MOVES[way], at=desk.at)
    return redirect(f"{desk.path('themes')}#theme-{pk}")


@require_POST
@seated(STEERS)
def remove(desk: Desk, pk: int) -> HttpResponse:
    """Take away a theme that nothing uses."""
    try:
        theme.remove(actor=desk.person, theme=_theme(desk, pk), at=desk.at)
    except Refused as refusal:
        messages.error(desk.request, refusal.sentence)
    return redirect(desk.path("themes"))


def _theme(desk: Desk, pk: int) -> Theme:
    found = desk.space.themes.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.space = desk.space
    return found


def _themes(desk: Desk, known: list[Theme], form: NewTheme, *, status: int = 200) -> HttpResponse:
    return desk.page(
        "themes", title=_("Themes"), section="themes", status=status, form=form, levels=_levels(known)
    )


def _levels(known: list[Theme]) -> list[dict[str, Any]]:
    """The tree as rows, each with what can be done with it."""
    rows: list[dict[str, Any]] = []
    firsts = [each for each in known if each.parent_id is None]
    for first in firsts:
        children = [each for each in known if each.parent_id == first.pk]
        rows.append(_row(first, firsts, depth=0, is_used=bool(children) or first.contributions > 0))
        rows += [_row(child, children, depth=1, is_used=child.contributions > 0) for child in children]
    return rows


def _row(theme: Theme, level: list[Theme], *, depth: int, is_used: bool) -> dict[str, Any]:
    return {
        "theme": theme,
        "depth": depth,
        "is_first": theme is level[0],
        "is_last": theme is level[-1],
        "is_used": is_used,
    }
