# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Opening a consultation: what is missing, who will be told, then the one act that makes it public."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.consultation.views.desk import STEERS, Desk, seated
from parvis.core.actions import space
from parvis.core.queries import hearers
from parvis.kernel.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@seated(STEERS)
def opening(desk: Desk) -> HttpResponse:
    """Ask once more before everyone reads it."""
    if desk.is_open:
        return redirect(desk.path())
    refused = ""
    if desk.request.method == "POST":
        try:
            space.open_to_public(actor=desk.person, space=desk.space, at=desk.at)
        except Refused as refusal:
            refused = refusal.sentence
        else:
            messages.success(desk.request, gettext("The consultation is open: everyone can read it."))
            return redirect(desk.public_path)
    return desk.page(
        "opening",
        title=_("Open the consultation"),
        section="",
        status=422 if refused else 200,
        missing=[str(sentence) for sentence in desk.space.plan.missing(desk.space)],
        told=len(hearers.of_space(desk.space.pk)),
        refused=refused,
    )
