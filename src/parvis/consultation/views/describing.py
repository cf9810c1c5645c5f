# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a consultation says of itself: presentation and contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.consultation.forms.describing import Contract, Presentation
from parvis.consultation.views.desk import STEERS, Desk, seated
from parvis.core.actions import space
from parvis.kernel import html
from parvis.kernel.refusal import Refused

if TYPE_CHECKING:
    from parvis.consultation.forms.section import Section


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def presentation(desk: Desk) -> HttpResponse:
    """The title, the summary and the presentation; the preview shows it as people will read it."""
    names = ("title", "summary", "presentation", "results")
    if desk.request.method != "POST":
        return _presentation(desk, Presentation(initial={name: getattr(desk.space, name) for name in names}))
    form = Presentation(desk.request.POST)
    if not form.is_valid():
        return _presentation(desk, form, status=422)
    if "apercu" in desk.request.POST:
        return _presentation(desk, form, preview=html.render(form.cleaned_data["presentation"]))
    if not _describe(desk, form, **form.cleaned_data):
        return _presentation(desk, form, status=422)
    return redirect(desk.path("presentation"))


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def contract(desk: Desk) -> HttpResponse:
    """Who decides, what is discussed and what is not, who answers."""
    if desk.request.method != "POST":
        return _contract(desk, Contract(initial=desk.space.data.get("contract", {})))
    form = Contract(desk.request.POST)
    if not form.is_valid():
        return _contract(desk, form, status=422)
    if not _describe(desk, form, data={**desk.space.data, "contract": form.contract()}):
        return _contract(desk, form, status=422)
    return redirect(desk.path("contrat"))


def _describe(desk: Desk, form: Section, **changes: Any) -> bool:
    try:
        space.describe(actor=desk.person, space=desk.space, at=desk.at, **changes)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    messages.success(desk.request, gettext("Saved."))
    return True


def _presentation(desk: Desk, form: Presentation, *, status: int = 200, preview: str = "") -> HttpResponse:
    return desk.page(
        "presentation",
        title=_("Presentation"),
        section="presentation",
        status=status,
        form=form,
        preview=preview,
    )


def _contract(desk: Desk, form: Contract, *, status: int = 200) -> HttpResponse:
    title = pgettext_lazy("consultation", "Contract")
    return desk.page("contract", title=title, section="contrat", status=status, form=form)
