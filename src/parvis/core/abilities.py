# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what, where, when: the only answer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from parvis.core.enums import Ability
from parvis.kernel.refusal import Refused

if TYPE_CHECKING:
    from parvis.core.models import Person, Space


def of(person: "Person | None", space: "Space", *, at: datetime) -> frozenset[Ability]:
    """What this person may do in this space at this moment."""
    opened = frozenset[Ability]().union(*(phase.abilities for phase in space.phases_running(at)))
    plans = [space.plan.role(role) for role in space.roles_of(person, at)]
    return frozenset[Ability]().union(*((opened & plan.usable) | plan.always for plan in plans))


def require(person: "Person | None", ability: Ability, space: "Space", *, at: datetime) -> None:
    """Raise Refused, with a sentence the person can act on, unless they may."""
    if ability not in of(person, space, at=at):
        raise _refusal(ability, space, at=at)


def require_administrator(person: "Person | None") -> None:
    """Raise Refused unless this person runs the instance."""
    if person is None or not person.is_administrator:
        raise Refused("administrator.required", _("Only an administrator of this site may do this."))


def _refusal(ability: Ability, space: "Space", *, at: datetime) -> Refused:
    phases = [phase for phase in space.steps if ability in phase.abilities]
    coming = [phase.starts_at for phase in phases if phase.starts_at > at]
    past = [phase.ends_at for phase in phases if phase.ends_at is not None and phase.ends_at <= at]
    if coming:
        sentence = _("This is not open yet: it opens on %(date)s.") % {"date": _day(min(coming))}
        return Refused("phase.not_open", sentence)
    if past:
        sentence = _("This has been closed since %(date)s. You can still read, and follow the answers.")
        return Refused("phase.closed", sentence % {"date": _day(max(past))})
    return Refused(
        "ability.missing", _("You do not have the right to do this here. Ask the team of this page.")
    )


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")
