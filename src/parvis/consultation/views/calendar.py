# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The calendar of a consultation: one form, a step each, and what the public is told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.consultation.forms.calendar import Notice, StepForm
from parvis.consultation.views.desk import STEERS, Desk, seated
from parvis.core.actions import space
from parvis.kernel.refusal import Refused
from parvis.web.form_rows import errors_of


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def calendar(desk: Desk) -> HttpResponse:
    """Steps with their dates and what they open; they may overlap."""
    data = desk.request.POST if desk.request.method == "POST" else None
    known = {phase.plan: phase for phase in desk.space.steps}
    forms = [StepForm(plan, known.get(plan.key), data) for plan in desk.space.plan.phases]
    notice = Notice(data)
    if data is None:
        return _page(desk, forms, notice)
    if not all([notice.is_valid(), *(form.is_valid() for form in forms)]):
        return _page(desk, forms, notice, status=422)
    steps = [step for step in (form.step() for form in forms) if step is not None]
    try:
        words = notice.cleaned_data["notice"]
        space.plan(actor=desk.person, space=desk.space, steps=steps, notice=words, at=desk.at)
    except Refused as refusal:
        notice.refuse(refusal)
        return _page(desk, forms, notice, status=422)
    messages.success(desk.request, gettext("Calendar saved."))
    return redirect(desk.path("calendrier"))


def _page(desk: Desk, forms: list[StepForm], notice: Notice, *, status: int = 200) -> HttpResponse:
    errors: list[Any] = [error for form in (*forms, notice) for error in errors_of(form)]
    return desk.page(
        "calendar",
        title=_("Calendar"),
        section="calendrier",
        status=status,
        forms=forms,
        notice=notice,
        errors=errors if status != 200 else [],
    )
