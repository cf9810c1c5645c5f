# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences said in several places about what has just been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from parvis.core.queries import spaces
from parvis.web.format import date_text

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Person, Space


def published(contribution: Contribution, person: Person) -> str:
    """What was published, what was sent, and what comes next."""
    if contribution.number is None:
        return _("Published.")
    said = [_("Published as no. %(number)s.") % {"number": contribution.number}]
    if person.email:
        said.append(_("Receipt sent to %(address)s.") % {"address": masked(person.email)})
    step = next_step(contribution.space)
    return " ".join([*said, step]).strip()


def next_step(space: Space) -> str:
    """By when an answer is promised."""
    due = spaces.answers_due(space)
    return _("Next step: answer before %(date)s.") % {"date": date_text(due)} if due else ""


def masked(address: str) -> str:
    """An address as it may be shown on a screen others see: c…@exemple.fr."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"
