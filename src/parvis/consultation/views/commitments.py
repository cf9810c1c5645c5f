# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Commitments: what was promised, what is late, and the public word on how far each is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from parvis.consultation.forms.answering import FollowUp
from parvis.consultation.views.desk import ANSWERS, Desk, seated
from parvis.core.actions import answer
from parvis.core.enums import Progress
from parvis.core.models import Commitment
from parvis.core.queries import steering
from parvis.core.queries.orders import Key
from parvis.kernel import paths
from parvis.kernel.refusal import Refused
from parvis.web.context import PUBLIC
from parvis.web.format import moment
from parvis.web.parts import Link


@require_safe
@seated(ANSWERS)
def commitments(desk: Desk) -> HttpResponse:
    """What was promised, the first due first."""
    rows, after = steering.commitments(desk.space, Key.read(desk.request.GET.get("apres", "")))
    today = localdate(desk.at)
    items = [
        {
            "row": row,
            "late": row.is_late(today),
            "state": dict(Progress.choices)[row.state],
            "href": desk.path("engagements", row.pk),
            "text_path": desk.text_path(row.number or 0, row.title or ""),
        }
        for row in rows
    ]
    next_path = paths.with_query(desk.path("engagements"), apres=str(after)) if after else None
    return desk.page(
        "commitments", title=_("Commitments"), section="engagements", items=items, next_path=next_path
    )


@require_http_methods(["GET", "HEAD", "POST"])
@seated(ANSWERS)
def follow_up(desk: Desk, pk: int) -> HttpResponse:
    """Say in public how far a promise is."""
    found = steering.commitment(desk.space, pk)
    if found is None:
        raise Http404
    found.answer.space = desk.space
    form = FollowUp(desk.request.POST or None, initial={"state": found.state})
    if desk.request.method == "POST" and form.is_valid() and _said(desk, found, form):
        return redirect(desk.path("engagements"))
    root = found.answer.root or found.answer
    return desk.page(
        "follow_up",
        title=_("Follow up a commitment"),
        section="engagements",
        status=422 if form.errors else 200,
        reach=PUBLIC,
        trail=(Link(_("Commitments"), desk.path("engagements")),),
        form=form,
        commitment=found,
        root=root,
        text_path=desk.path_of(root),
        steps=[
            {"when": moment(step.at), "text": dict(Progress.choices)[step.state], "detail": step.note}
            for step in found.steps.order_by("-at", "-pk")
        ],
    )


def _said(desk: Desk, found: Commitment, form: FollowUp) -> bool:
    try:
        answer.follow_up(actor=desk.person, commitment=found, at=desk.at, **form.cleaned_data)
    except Refused as refusal:
        form.refuse(refusal)
        return False
    messages.success(desk.request, gettext("Follow-up published."))
    return True
