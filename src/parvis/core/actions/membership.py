# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who has which role in a space: register, leave, appoint, dismiss."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.actions import audit, figure, version
from parvis.core.enums import Ability, Role
from parvis.core.models import Membership, Person, Space
from parvis.core.queries import versions
from parvis.kernel.refusal import Refused


def join(*, actor: Person, space: Space, at: datetime, acted_at: datetime | None = None) -> Membership:
    """Register for a space, once."""
    abilities.require(actor, Ability.JOIN, space, at=acted_at or at)
    with transaction.atomic():
        membership, new = Membership.objects.get_or_create(
            space=space, person=actor, role=Role.MEMBER, defaults={"starts_at": at}
        )
        figure.add(space, at=at, registered=int(new))
        version.raise_soon(versions.figures(space.pk), versions.figures())
    return membership


def leave(*, actor: Person, space: Space, at: datetime) -> None:
    """Take back one's registration."""
    with transaction.atomic():
        gone, _rows = Membership.objects.filter(space=space, person=actor, role=Role.MEMBER).delete()
        figure.add(space, at=at, registered=-gone)
        version.raise_soon(versions.figures(space.pk), versions.figures())


def appoint(
    *,
    actor: Person | None,
    space: Space,
    person: Person,
    role: str,
    ends_at: datetime | None = None,
    at: datetime,
) -> Membership:
    """Give a person a role in a space."""
    if actor is not None:
        abilities.require(actor, Ability.STEER, space, at=at)
    if role not in space.plan.roles or role == Role.VISITOR:
        raise Refused("role.unknown", _("This role does not exist here."))
    if actor is not None:
        _require_as_much(actor, space, role, at)
    with transaction.atomic():
        membership, _new = Membership.objects.update_or_create(
            space=space,
            person=person,
            role=role,
            defaults={"starts_at": at, "ends_at": ends_at, "added_by": actor},
        )
        audit.record(actor, "appoint", membership, space=space, at=at, role=role, person=person.pk)
    return membership


def dismiss(*, actor: Person, membership: Membership, at: datetime) -> None:
    """End a person's role; a space keeps one person in charge."""
    space = membership.space
    abilities.require(actor, Ability.STEER, space, at=at)
    _require_as_much(actor, space, membership.role, at)
    owners = space.memberships.in_force(at).filter(role=Role.OWNER).exclude(pk=membership.pk)
    if membership.role == Role.OWNER and not owners.exists():
        raise Refused("role.last", _("Somebody must stay in charge: appoint another person first."))
    with transaction.atomic():
        audit.record(
            actor,
            "dismiss",
            membership,
            space=space,
            at=at,
            role=membership.role,
            person=membership.person_id,
        )
        membership.delete()


def _require_as_much(actor: Person, space: Space, role: str, at: datetime) -> None:
    # Otherwise a facilitator could make themselves answer in the administration's name.
    if not space.plan.role(role).always <= abilities.of(actor, space, at=at):
        raise Refused(
            "role.beyond",
            _("You can only give or end a role whose rights you have: ask the person in charge."),
        )
