# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Find people; appoint, dismiss, close and reopen; vouch for where they work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parvis.core.actions import affiliation, person
from parvis.core.models import Affiliation, Person
from parvis.core.queries import people
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web.forms.administration import Reason
from parvis.web.views.administration import frame
from parvis.web.views.administration.frame import Question
from parvis.web.views.gates import administrator
from parvis.web.views.keys import number_of

SECTION: Final = "personnes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing an administrator does about a person."""

    verb: Any
    consequence: Any
    carry_out: Callable[..., Person]
    reasoned: bool = False
    destructive: bool = True


ACTS: Final = {
    "nommer": Act(
        verb=_("Appoint administrator"),
        consequence=_("This person will have every right on this site, and every administrator will see it."),
        carry_out=person.appoint_administrator,
        destructive=False,
    ),
    "retirer": Act(
        verb=_("Take the administration back"),
        consequence=_("This person keeps their account and their texts, and no longer runs this site."),
        carry_out=person.dismiss_administrator,
    ),
    "fermer": Act(
        verb=_("Close the account"),
        consequence=_("This person is signed out everywhere at once. Their texts and their votes stay."),
        carry_out=person.close,
        reasoned=True,
    ),
    "rouvrir": Act(
        verb=_("Reopen the account"),
        consequence=_("This person will be able to sign in again."),
        carry_out=person.reopen,
        destructive=False,
    ),
}


@administrator
@require_safe
def found(request: HttpRequest, actor: Person) -> HttpResponse:
    """People by name or by address."""
    del actor
    words = request.GET.get("mots", "")[:80]
    shown, last = people.search(words, after=number_of(request.GET.get("apres", "")) or 0)
    address = paths.administration(SECTION)
    return frame.page(
        request,
        "administration/people.html",
        SECTION,
        people=shown,
        words=words,
        next=paths.with_query(address, mots=words, apres=last) if last else None,
        first=paths.with_query(address, mots=words) if "apres" in request.GET else None,
    )


@administrator
@require_safe
def one(request: HttpRequest, actor: Person, handle: str) -> HttpResponse:
    """What an administrator needs to know of a person: never what they voted or read."""
    shown = get_object_or_404(Person, handle=handle)
    at = clock.now()
    held = Affiliation.objects.filter(person=shown).in_force(at).select_related("organisation")
    acts = ["retirer" if shown.is_administrator else "nommer", "fermer" if shown.is_active else "rouvrir"]
    if actor.pk == shown.pk:
        acts.remove("fermer")
    return frame.page(
        request,
        "administration/person.html",
        SECTION,
        shown=shown,
        affiliations=list(held.order_by("starts_at", "pk")),
        acts=[{"text": ACTS[act].verb, "href": paths.administration(SECTION, handle, act)} for act in acts],
    )


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, actor: Person, handle: str, verb: str) -> HttpResponse:
    """Ask, then do: appoint, dismiss, close or reopen."""
    shown, act = get_object_or_404(Person, handle=handle), ACTS.get(verb)
    if act is None:
        raise Http404
    form = Reason(request.POST or None) if act.reasoned else None
    back = paths.administration(SECTION, handle)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act.carry_out(actor=actor, person=shown, at=clock.now(), **(form.cleaned_data if form else {}))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, pgettext("administration", "Done: it is in the journal."))
        return redirect(back)
    title = f"{act.verb}{gettext(': ')}{shown.display_name}"
    question = Question(
        title=title, consequence=act.consequence, verb=act.verb, back=back, destructive=act.destructive
    )
    return frame.ask(request, SECTION, question, form=form)


@administrator
@require_POST
def verify(request: HttpRequest, actor: Person, pk: int) -> HttpResponse:
    """Vouch for an affiliation somebody declared."""
    declared = get_object_or_404(Affiliation.objects.select_related("person"), pk=pk)
    affiliation.verify(actor=actor, affiliation=declared, at=clock.now())
    messages.success(request, gettext("Affiliation verified."))
    return redirect(paths.administration(SECTION, declared.person.handle))


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, actor: Person, pk: int) -> HttpResponse:
    """End somebody's affiliation, after a page that says which."""
    at = clock.now()
    held = get_object_or_404(Affiliation.objects.in_force(at).select_related("person", "organisation"), pk=pk)
    back = paths.administration(SECTION, held.person.handle)
    if request.method == "POST":
        affiliation.end(actor=actor, affiliation=held, at=at)
        messages.success(request, gettext("Affiliation ended."))
        return redirect(back)
    words = {"person": held.person.display_name, "organisation": held.organisation.name}
    question = Question(
        title=gettext("End the affiliation of %(person)s to “%(organisation)s”") % words,
        consequence=gettext("This person no longer reads what only this organisation reads."),
        verb=gettext("End the affiliation"),
        back=back,
    )
    return frame.ask(request, SECTION, question)
