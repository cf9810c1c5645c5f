# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Answering: what waits for an answer, and the page where one is written with the discussion beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from parvis.consultation.forms.answering import Answer
from parvis.consultation.views.desk import ANSWERS, Desk, seated
from parvis.core.actions import answer
from parvis.core.enums import Ability, Results, Verdict
from parvis.core.queries import answering, listing, people, spaces
from parvis.core.queries.orders import Key, Sort
from parvis.kernel import html, ids, paths
from parvis.kernel.refusal import Refused
from parvis.web.context import PUBLIC
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Contribution

# The word of each order in the address, and its name.
SORTS: Final = {
    "soutenues": (Sort.SUPPORTED, _("Supported")),
    "discutees": (Sort.DISCUSSED, _("Discussed")),
    "division": (Sort.DIVIDING, _("Dividing")),
    "hasard": (Sort.RANDOM, _("At random")),
}
STATES: Final = {
    "": (listing.WAITING, _("Without an answer")),
    "repondues": (listing.ANSWERED, _("Answered")),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one asks of the list: an order, answered or not, and the draw kept in the address."""

    sort: str
    state: str
    seed: str

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """What an address asks; what makes no sense is left out."""
        sort, state, seed = (query.get(name, "") for name in ("tri", "etat", "tirage"))
        sort = sort if sort in SORTS else "soutenues"
        drawn = (seed if ids.is_seed(seed) else ids.new_seed()) if sort == "hasard" else ""
        return cls(sort, state if state in STATES else "", drawn)

    def wish(self, after: Key | None) -> listing.Wish:
        """The same, as the list takes it."""
        kept = listing.Filters(verdicts=STATES[self.state][0])
        return listing.Wish(sort=SORTS[self.sort][0], filters=kept, seed=self.seed or "0000", after=after)


@require_safe
@seated(ANSWERS)
def queue(desk: Desk) -> HttpResponse:
    """What waits for an answer, in the order one chooses."""
    asked = Asked.of(desk.request.GET)
    found = listing.page(desk.space, asked.wish(Key.read(desk.request.GET.get("apres", ""))))
    path = desk.path("reponses")
    tri, etat = asked.sort, asked.state
    further = paths.with_query(path, tri=tri, etat=etat, tirage=asked.seed, apres=str(found.after))
    return desk.page(
        "queue",
        title=_("Answers"),
        section="reponses",
        found=found,
        items=[_item(desk, row) for row in found.rows],
        waiting=not etat,
        due=spaces.answers_due(desk.space),
        next_path=further if found.after else None,
        sorts=[Link(t, paths.with_query(path, tri=w, etat=etat), w == tri) for w, (_s, t) in SORTS.items()],
        states=[Link(t, paths.with_query(path, tri=tri, etat=w), w == etat) for w, (_v, t) in STATES.items()],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated(ANSWERS)
def reply(desk: Desk, number: int, words: str = "") -> HttpResponse:
    """Write the official answer to one contribution."""
    del words
    target = answering.target(desk.space, number)
    if target is None:
        raise Http404
    if desk.request.method != "POST":
        return _page(desk, target, Answer(initial=_signature(desk)))
    form = Answer(desk.request.POST)
    if not form.is_valid():
        return _page(desk, target, form, status=422)
    if "apercu" in desk.request.POST:
        return _page(desk, target, form, preview=html.render(form.cleaned_data["body"]))
    try:
        answer.publish(actor=desk.person, target=target, reply=form.reply(), at=desk.at)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(desk, target, form, status=422)
    messages.success(desk.request, gettext("Answer published."))
    return redirect(f"{desk.text_path(number, target.title)}#reponse")


def _page(
    desk: Desk, target: Contribution, form: Answer, *, status: int = 200, preview: str = ""
) -> HttpResponse:
    said = answering.discussion(target)
    return desk.page(
        "reply",
        title=_("Answer no. %(number)d") % {"number": target.number or 0},
        section="reponses",
        status=status,
        reach=PUBLIC,
        trail=(Link(_("Answers"), desk.path("reponses")),),
        form=form,
        preview=preview,
        verdict_text=dict(Verdict.choices).get(form["verdict"].value() or "", ""),
        target=target,
        text_path=desk.path_of(target),
        shows_votes=_shows_votes(desk),
        said=said,
        earlier=[(each, dict(Verdict.choices)[each.verdict]) for each in said.earlier],
        told=answering.told(target),
    )


def _shows_votes(desk: Desk) -> bool:
    """Results kept for the end are kept from the services too."""
    voting = any(Ability.VOTE in phase.abilities for phase in desk.space.phases_running(desk.at))
    return desk.space.results != Results.AT_THE_END or not voting


def _signature(desk: Desk) -> dict[str, Any]:
    """Who signs, from the position somebody vouches for."""
    place = next(iter(people.places(desk.person, desk.at, verified=True)), None)
    return {
        "signatory": desk.person.display_name,
        "position": place.title if place else "",
        "service": place.organisation if place else "",
    }


def _item(desk: Desk, row: listing.Row) -> dict[str, Any]:
    return {
        "row": row,
        "href": desk.text_path(row.number, row.title, "repondre"),
        "verdict": dict(Verdict.choices).get(row.verdict, ""),
    }
