# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the pages of the administration share: their reach, their sections, the page that asks before an act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from parvis.kernel import paths
from parvis.web.context import ADMINISTRATORS, render
from parvis.web.parts import Link

SECTIONS: Final = (
    ("personnes", _("People")),
    ("organismes", _("Organisations")),
    ("invitations", _("Invitations")),
    ("consultations", _("Consultations")),
    ("pages", _("Pages of the site")),
    ("pouvoirs", _("Who has power")),
    ("journal", _("Journal")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked before an act: its title, what follows from it, the verb of its button."""

    title: str
    consequence: str
    verb: str
    back: str
    destructive: bool = True


def page(
    request: HttpRequest, template: str, section: str, *, form: Any = None, **values: Any
) -> HttpResponse:
    """A page of one section, with the others beside it."""
    status = 422 if form is not None and form.errors else 200
    tabs = [Link(text, paths.administration(key), current=key == section) for key, text in SECTIONS]
    return render(
        request,
        template,
        reach=ADMINISTRATORS,
        status=status,
        tabs=tabs,
        form=form,
        section=section,
        **values,
    )


def ask(request: HttpRequest, section: str, question: Question, *, form: Any = None) -> HttpResponse:
    """The page that repeats the object of an act before it is done."""
    return page(request, "administration/ask.html", section, question=question, form=form)
