# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write to the team that runs the instance."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from parvis.core.actions import letter
from parvis.core.queries import people
from parvis.kernel import clock, paths
from parvis.web import limits
from parvis.web.context import ReachLine, person_of, render
from parvis.web.forms.contact import Message
from parvis.web.limits import Door, limited

TEAM_ALONE: Final = ReachLine(_("Message to the team: it alone reads what you write here."))


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def page(request: HttpRequest) -> HttpResponse:
    """A form, and the address beside it for those who prefer their own mail."""
    person = person_of(request)
    form = Message(request.POST or None, initial={"email": person.email or ""} if person else {})
    if form.is_bound and form.is_valid():
        at = clock.now()
        limits.require(request, Door.MAIL, at=at)
        if not form.is_from_a_machine:
            _send(form, at)
        messages.success(request, gettext("Message sent. The answer will come by email."))
        return redirect(paths.CONTACT)
    return render(
        request,
        "pages/contact.html",
        reach=TEAM_ALONE,
        status=422 if form.errors else 200,
        form=form,
        contact=settings.PARVIS_CONTACT_EMAIL,
    )


def _send(form: Message, at: datetime) -> None:
    for address in _team():
        letter.send(
            template="contact",
            to=address,
            language=settings.LANGUAGE_CODE,
            at=at,
            email=form.cleaned_data["email"],
            subject=form.cleaned_data["subject"],
            message=form.cleaned_data["message"],
        )


def _team() -> list[str]:
    if settings.PARVIS_CONTACT_EMAIL:
        return [settings.PARVIS_CONTACT_EMAIL]
    return [one.email for one in people.administrators() if one.email]
