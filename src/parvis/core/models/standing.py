# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Where a person stands at a moment: organisations, roles and what waits to be read, in one statement."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Cast

from parvis.core.enums import Role
from parvis.core.models.organisation import Organisation, line_of
from parvis.core.models.prepared import Prepared

MODERATING: Final = frozenset({Role.OWNER, Role.FACILITATOR, Role.MODERATOR})
AGENCIES: Final = frozenset({Organisation.Nature.ADMINISTRATION, Organisation.Nature.LOCAL})
ORGANISATION, ROLE, UNREAD = "organisation", "role", "unread"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands at a moment."""

    is_agent: bool = False
    organisations: frozenset[int] = frozenset()
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    unread: int = 0

    @property
    def moderated(self) -> frozenset[int]:
        """The spaces this person moderates."""
        return frozenset(space for space, roles in self.roles.items() if roles & MODERATING)


def read(person: int, at: datetime) -> Standing:
    """Affiliations and roles in force, and the count of unread notifications."""
    organisations: set[int] = set()
    roles: dict[int, set[str]] = {}
    agent, unread = False, 0
    for what, word, where in _READ.rows(person=person, at=at):
        if what == ORGANISATION:
            organisations.update(line_of(where))
            agent = agent or word in AGENCIES
        elif what == ROLE:
            roles.setdefault(int(where), set()).add(word)
        else:
            unread = int(where)
    return Standing(
        agent, frozenset(organisations), {pk: frozenset(held) for pk, held in roles.items()}, unread
    )


def in_force(at: datetime) -> Q:
    """What has begun and not ended at this moment."""
    return Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at))


def _rows(*, person: int, at: datetime) -> QuerySet[Any, Any]:
    """Three kinds of rows of three texts: what it is, a word, where."""
    affiliations = (
        apps.get_model("core", "Affiliation").objects.filter(in_force(at), person=person).exclude(proof="")
    )
    memberships = apps.get_model("core", "Membership").objects.filter(in_force(at), person=person)
    unread = apps.get_model("core", "Notification").objects.filter(person=person, read_at=None).order_by()
    counted = unread.values("person").annotate(count=Cast(Count("pk"), models.CharField()))
    return affiliations.values_list(Value(ORGANISATION), "organisation__nature", "organisation__path").union(
        memberships.values_list(Value(ROLE), "role", Cast("space_id", models.CharField())),
        counted.values_list(Value(UNREAD), Value(""), "count"),
        all=True,
    )


_READ: Final = Prepared(_rows, person=int, at=datetime)
