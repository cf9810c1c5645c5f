# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Moderation: what was reported, one text and what is decided about it, what is contested, what is hidden."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parvis.consultation.forms.moderation import Hiding, Settlement, Word
from parvis.consultation.views.desk import MODERATES, Desk, seated
from parvis.core.actions import contribution as contributions
from parvis.core.actions import moderation
from parvis.core.enums import State
from parvis.core.kinds import contribution_kinds
from parvis.core.models import Appeal, Contribution, Rule
from parvis.core.queries import moderation as queue
from parvis.core.queries.orders import Key
from parvis.kernel import paths
from parvis.kernel.refusal import Refused
from parvis.web.parts import Link

RULES: Final = dict(Rule.choices)
TABS: Final[tuple[tuple[Any, tuple[str, ...]], ...]] = (
    (pgettext_lazy("plural", "Reported"), ()),
    (_("Appeals"), ("recours",)),
    (pgettext_lazy("plural", "Hidden"), ("masquees",)),
)


@require_safe
@seated(MODERATES)
def reported(desk: Desk) -> HttpResponse:
    """What somebody reported and nobody decided about."""
    rows, after = queue.reported(desk.space, _after(desk))
    items = [
        {"row": row, **_named(desk, row), "rules": [(RULES[r], n) for r, n in row.rules]} for row in rows
    ]
    return _list(desk, "reported", items, after)


@require_safe
@seated(MODERATES)
def contested(desk: Desk) -> HttpResponse:
    """The decisions that authors contest."""
    rows, after = queue.contested(desk.space, _after(desk))
    items = [
        {
            "row": row,
            **_named(desk, row),
            "rule": RULES.get(row.rule, ""),
            "mine": row.moderator == desk.person.pk,
        }
        for row in rows
    ]
    return _list(desk, "contested", items, after, "recours")


@require_safe
@seated(MODERATES)
def hidden(desk: Desk) -> HttpResponse:
    """What is hidden, and the reasons given."""
    rows, after = queue.hidden(desk.space, _after(desk))
    items = [{"row": row, **_named(desk, row), "rule": RULES.get(row.rule or "", "")} for row in rows]
    return _list(desk, "hidden", items, after, "masquees")


@require_http_methods(["GET", "HEAD", "POST"])
@seated(MODERATES)
def one(desk: Desk, pk: int) -> HttpResponse:
    """One text, whatever its kind."""
    return _moderate(desk, queue.text(desk.space, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@seated(MODERATES)
def numbered(desk: Desk, number: int, words: str = "") -> HttpResponse:
    """One text by its number, or what stands under it, as its own page links here."""
    del words
    below = desk.request.GET.get("texte", "")
    known = below.isdecimal() and len(below) < 19
    return _moderate(
        desk, queue.text(desk.space, int(below)) if known else queue.numbered(desk.space, number)
    )


@require_POST
@seated(MODERATES)
def keep(desk: Desk, pk: int) -> HttpResponse:
    """Leave a reported text where it is, straight from the list."""
    found = _known(queue.text(desk.space, pk))
    try:
        moderation.keep(actor=desk.person, contribution=found, at=desk.at)
    except Refused as refusal:
        messages.error(desk.request, refusal.sentence)
    else:
        messages.success(desk.request, gettext("Text kept. Its reports are settled."))
    return redirect(desk.path("moderation"))


@require_POST
@seated(MODERATES)
def lock(desk: Desk, pk: int) -> HttpResponse:
    """Keep the substance of a text as it is, or free it again."""
    found = _known(queue.text(desk.space, pk))
    locked = desk.request.POST.get("locked") == "1"
    contributions.lock(actor=desk.person, contribution=found, locked=locked, at=desk.at)
    said = (
        gettext("Text locked: its author can no longer change it.") if locked else gettext("Text unlocked.")
    )
    messages.success(desk.request, said)
    return redirect(desk.path("moderation", pk))


@require_http_methods(["GET", "HEAD", "POST"])
@seated(MODERATES)
def appeal(desk: Desk, pk: int) -> HttpResponse:
    """Settle what is contested, unless one took the decision oneself."""
    found = queue.appeal(desk.space, pk)
    if found is None:
        raise Http404
    form = Settlement(desk.request.POST or None)
    if desk.request.method == "POST" and form.is_valid() and _settle(desk, found, form):
        return redirect(desk.path("moderation", "recours"))
    text = found.decision.contribution
    return desk.page(
        "appeal",
        title=_("Settle an appeal"),
        section="moderation",
        status=422 if form.errors else 200,
        trail=(Link(_("Moderation"), desk.path("moderation")),),
        form=form,
        appeal=found,
        rule=RULES.get(found.decision.rule, ""),
        text=text,
        label=label_of(text.kind, (text.root or text).number or 0),
        mine=desk.person.pk in {found.decision.moderator_id, text.author_id},
    )


def label_of(kind: str, number: int) -> str:
    """« n° 128 », or what stands under it: « Argument sous n° 128 »."""
    plan = contribution_kinds[kind]
    if plan.numbered:
        return gettext("no. %(number)d") % {"number": number}
    return gettext("%(kind)s under no. %(number)d") % {"kind": capfirst(plan.label), "number": number}


def _moderate(desk: Desk, found: Contribution | None) -> HttpResponse:
    text = _known(found)
    is_hidden = text.state == State.HIDDEN
    data = desk.request.POST or None
    form: Hiding | Word = Word(data) if is_hidden else Hiding(data)
    if data is not None and form.is_valid() and _decide(desk, text, form):
        return redirect(desk.path("moderation"))
    return desk.page(
        "moderate",
        title=_("Moderate: %(text)s") % {"text": label_of(text.kind, (text.root or text).number or 0)},
        section="moderation",
        status=422 if form.errors else 200,
        trail=(Link(_("Moderation"), desk.path("moderation")),),
        form=form,
        text=text,
        is_hidden=is_hidden,
        text_path=desk.path_of(text),
        reports=[{"rule": RULES[row.rule], "note": row.note, "at": row.at} for row in queue.reports_on(text)],
        decisions=[
            {"decision": each, "rule": RULES.get(each.rule, ""), "appeal": getattr(each, "appeal", None)}
            for each in queue.decisions_on(text)
        ],
    )


def _settle(desk: Desk, found: Appeal, form: Settlement) -> bool:
    upheld, statement = form.cleaned_data["outcome"] == "upheld", form.cleaned_data["statement"]
    try:
        moderation.settle(actor=desk.person, appeal=found, upheld=upheld, statement=statement, at=desk.at)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    messages.success(desk.request, gettext("Appeal settled. The author is told."))
    return True


def _decide(desk: Desk, text: Contribution, form: Hiding | Word) -> bool:
    try:
        if isinstance(form, Word):
            words = form.cleaned_data["statement"]
            moderation.restore(actor=desk.person, contribution=text, statement=words, at=desk.at)
            messages.success(desk.request, gettext("Text published again. Its author is told."))
        else:
            moderation.hide(actor=desk.person, contribution=text, at=desk.at, **form.cleaned_data)
            messages.success(desk.request, gettext("Text hidden. Its author is told and may contest."))
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def _known(found: Contribution | None) -> Contribution:
    if found is None:
        raise Http404
    return found


def _after(desk: Desk) -> Key | None:
    return Key.read(desk.request.GET.get("apres", ""))


def _named(desk: Desk, row: Any) -> dict[str, Any]:
    return {"label": label_of(row.kind, row.number), "href": desk.path("moderation", row.pk)}


def _list(desk: Desk, template: str, items: list[Any], after: Key | None, *parts: str) -> HttpResponse:
    path = desk.path("moderation", *parts)
    tabs = [Link(text, desk.path("moderation", *below), current=parts == below) for text, below in TABS]
    next_path = paths.with_query(path, apres=str(after)) if after else None
    return desk.page(
        template,
        title=_("Moderation"),
        section="moderation",
        items=items,
        tabs_below=tabs,
        next_path=next_path,
    )
