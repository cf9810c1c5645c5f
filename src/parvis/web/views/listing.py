# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The list of a space's contributions, and the list of those that moderation hid."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.core.kinds import contribution_kinds
from parvis.core.models.moderation import Rule
from parvis.core.queries import detail, listing, themes, versions
from parvis.core.queries.orders import Key
from parvis.kernel import clock, ids, paths
from parvis.web import contribution_rows, list_address, places, reaches, registry, until
from parvis.web.caching import depends
from parvis.web.context import person_of, render
from parvis.web.format import date, number
from parvis.web.list_address import AUTHORS, NEW_DRAW, STATES, ListAddress
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Person
    from parvis.core.queries.detail import Hidden


@require_safe
def contributions(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """The contributions of a space, in the order and with the filters of the address."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    rows = themes.of_space(space)
    address = list_address.read(request.GET, space, rows, at)
    if address.is_drawn and not ids.is_seed(address.draw):
        is_new = address.draw == NEW_DRAW
        draw = ids.new_seed() if is_new else list_address.draw_of_the_minute(space, at)
        return HttpResponseRedirect(address.path(tirage=draw))
    depends(
        request, versions.space(space.pk), versions.listing(space.pk), until=until.of_spaces(space, at=at)
    )
    return render(
        request, "reading/listing.html", reach=reaches.of(space), **_values(address, rows, person, at)
    )


def _values(
    address: ListAddress, rows: list[themes.Row], person: Person | None, at: datetime
) -> dict[str, Any]:
    space, page = address.space, listing.page(address.space, address.wish(rows))
    kind = space.plan.path
    may_propose = Ability.PROPOSE in abilities.of(person, space, at=at)
    names = {row.pk: row.name for row in rows}
    return {
        "space": space,
        "crumbs": [Link(space.title, places.space_path(space)), Link(_("Contributions"))],
        "tabs": registry.tabs(space, person=person, at=at, current="contributions"),
        "heading": heading(page),
        "address": address,
        "page_of_list": page,
        "rows": contribution_rows.of(page.rows, space, themes=names, at=at),
        "propose_path": paths.propose(kind, space.slug) if may_propose else None,
        "next_path": address.path(apres=str(page.after)) if page.after else None,
        "first_path": address.path() if address.after else None,
        "new_draw": address.path(tirage=NEW_DRAW),
        "clear_path": paths.contributions(kind, space.slug, tri=address.sort, tirage=address.draw),
        "choices": _choices(rows),
        "empty": _empty(address, rows, may_propose=may_propose),
        "hidden_path": places.space_path(space, "masquees"),
        "hidden_text": _hidden_text(page.hidden),
        "feed": paths.feed(kind, space.slug, theme=address.theme or None),
        "canonical": paths.absolute(settings.PARVIS_PUBLIC_URL, paths.contributions(kind, space.slug)),
        "bound": listing.BOUND,
    }


def heading(page: listing.Page) -> str:
    """How many contributions the list holds."""
    if page.is_partial:
        sentence = ngettext("%(n)s contribution at least", "%(n)s contributions at least", page.total)
    else:
        sentence = ngettext("%(n)s contribution", "%(n)s contributions", page.total)
    return sentence % {"n": number(page.total)}


def _hidden_text(hidden: int) -> str:
    sentence = ngettext(
        "%(n)s hidden by moderation, with its reason",
        "%(n)s hidden by moderation, with their reasons",
        hidden,
    )
    return sentence % {"n": number(hidden)}


def _choices(rows: list[themes.Row]) -> dict[str, list[tuple[str, Any]]]:
    named: list[tuple[str, Any]] = []
    for branch in themes.tree(rows):
        named.append((branch.row.slug, branch.row.name))
        named += [(child.slug, f"– {child.name}") for child in branch.children]
    return {
        "theme": [("", _("All themes")), *named] if named else [],
        "etat": [("", _("All states")), *((word, text) for word, (_kept, text) in STATES.items())],
        "auteur": [("", _("All authors")), *((word, text) for word, (_kept, text) in AUTHORS.items())],
    }


def _empty(address: ListAddress, rows: list[themes.Row], *, may_propose: bool) -> dict[str, Any]:
    """What is said of a list without a row, and the way out."""
    theme = next((row.name for row in rows if row.slug == address.theme), "")
    if theme and address.active > 1:
        text = _("No contribution matches these filters in %(theme)s.") % {"theme": theme}
        return {"text": text, "action_text": _("Search in all themes"), "action_href": address.path(theme="")}
    if address.active:
        cleared = address.path(theme="", etat="", auteur="")
        text = _("No contribution matches these filters.")
        return {"text": text, "action_text": _("Clear the filters"), "action_href": cleared}
    if may_propose:
        return {"text": _("Nobody has written yet. The first proposal may be yours.")}
    return {"text": _("Nothing to read here yet.")}


@require_safe
def hidden(request: HttpRequest, kind: SpaceKind, slug: str) -> HttpResponse:
    """What moderation hid in a space: which rule, when, never the text."""
    at, person = clock.now(), person_of(request)
    space = places.space_of(kind, slug, person=person, at=at)
    found, after = detail.hidden(space, Key.read(request.GET.get("apres", "")))
    depends(request, versions.space(space.pk), versions.listing(space.pk))
    path = places.space_path(space, "masquees")
    listed = paths.contributions(space.plan.path, space.slug)
    return render(
        request,
        "reading/hidden.html",
        reach=reaches.of(space),
        space=space,
        crumbs=[
            Link(space.title, places.space_path(space)),
            Link(_("Contributions"), listed),
            Link(_("Hidden by moderation")),
        ],
        rows=[_hidden_row(each) for each in found],
        next_path=paths.with_query(path, apres=str(after)) if after else None,
    )


def _hidden_row(each: Hidden) -> list[Any]:
    label = contribution_kinds[each.kind].label
    name = contribution_rows.numbered(each.number or each.root_number or 0)
    what = name if each.number else _("%(kind)s under %(number)s") % {"kind": label, "number": name}
    rule = Rule(each.rule).label if each.rule in Rule.values else Rule.OTHER.label
    return [what, rule, date(each.at) if each.at else ""]
