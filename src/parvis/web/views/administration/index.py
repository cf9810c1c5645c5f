# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page of the administration, who has power, and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from parvis.core import kinds
from parvis.core.enums import Role
from parvis.core.queries import journal as acts
from parvis.core.queries import people
from parvis.kernel import clock, paths
from parvis.web.views.administration import frame
from parvis.web.views.administration.words import NOUNS, VERBS
from parvis.web.views.gates import administrator
from parvis.web.views.keys import number_of

if TYPE_CHECKING:
    from parvis.core.models import Person


@administrator
@require_safe
def index(request: HttpRequest, person: Person) -> HttpResponse:
    """Where one starts: the last acts, and the sections."""
    del person
    shown, _next = acts.page()
    return frame.page(request, "administration/index.html", "", acts=described(shown[:8]))


@administrator
@require_safe
def powers(request: HttpRequest, person: Person) -> HttpResponse:
    """Everybody who may do more than read and write, and where."""
    del person
    shown, last = people.powers(clock.now(), after=number_of(request.GET.get("apres", "")) or 0)
    address = paths.administration("pouvoirs")
    return frame.page(
        request,
        "administration/powers.html",
        "pouvoirs",
        administrators=people.administrators(),
        powers=[_power(power) for power in shown],
        next=paths.with_query(address, apres=last) if last else None,
        first=address if "apres" in request.GET else None,
    )


@administrator
@require_safe
def journal(request: HttpRequest, person: Person) -> HttpResponse:
    """The acts of power, the newest first."""
    del person
    verb = request.GET.get("acte", "")
    verb = verb if verb in VERBS else ""
    shown, last = acts.page(verb=verb, before=number_of(request.GET.get("avant", "")))
    address = paths.administration("journal")
    return frame.page(
        request,
        "administration/journal.html",
        "journal",
        acts=described(shown),
        verb=verb,
        verbs=[("", gettext("All acts")), *VERBS.items()],
        next=paths.with_query(address, acte=verb, avant=last) if last else None,
        first=paths.with_query(address, acte=verb) if "avant" in request.GET else None,
        clear=address,
    )


def described(shown: list[acts.Act]) -> list[dict[str, Any]]:
    """Acts as the lines of the journal, with the names of the people they are about."""
    names = acts.people(shown)
    return [_line(act, names.get(acts.about(act) or 0)) for act in shown]


def _line(act: acts.Act, name: str | None) -> dict[str, Any]:
    noun = str(NOUNS.get(act.noun, act.noun)) % {"number": act.noun_id}
    details = [name, Role(act.data["role"]).label if act.data.get("role") in Role.values else None, act.space]
    return {
        "at": act.at,
        "actor": act.actor or gettext("the system"),
        "verb": VERBS.get(act.verb, act.verb),
        "noun": noun,
        "details": [detail for detail in details if detail],
        "reason": act.data.get("reason") or act.data.get("notice") or "",
    }


def _power(power: people.Power) -> dict[str, Any]:
    kind = kinds.space_kinds[power.space_kind].path
    return {
        "person": power.person,
        "href": paths.administration("personnes", power.handle),
        "role": Role(power.role).label,
        "space": power.space_title,
        "space_href": paths.space(kind, power.space_slug),
        "since": power.starts_at,
    }
