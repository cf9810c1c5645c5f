# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""People, and where each of them stands."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat

from parvis.core.enums import Role
from parvis.core.models.organisation import Organisation, line_of

MODERATING = frozenset({Role.OWNER, Role.FACILITATOR, Role.MODERATOR})
AGENCIES = (Organisation.Nature.ADMINISTRATION, Organisation.Nature.LOCAL)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands at a moment: organisations by line, roles by space."""

    is_agent: bool = False
    organisations: frozenset[int] = frozenset()
    roles: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def moderated(self) -> frozenset[int]:
        """The spaces this person moderates."""
        return frozenset(space for space, roles in self.roles.items() if roles & MODERATING)


class PersonManager(BaseUserManager["Person"]):
    """People by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who signs in with this address."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone who reads or writes; those met elsewhere have no address and cannot sign in."""

    email = models.EmailField(unique=True, null=True)
    handle = models.SlugField(max_length=40, unique=True)
    display_name = models.CharField(max_length=80)
    biography = models.CharField(max_length=500, default="", blank=True)
    language = models.CharField(max_length=8, default="fr")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing: tuple[datetime, Standing] | None = None

    def __str__(self) -> str:
        return self.display_name

    def standing(self, at: datetime) -> Standing:
        """Affiliations and roles in force, in one query, remembered for the length of a request."""
        if self._standing is None or self._standing[0] != at:
            self._standing = (at, self._read_standing(at))
        return self._standing[1]

    def is_agent(self, at: datetime) -> bool:
        """Whether a verified affiliation to an administration is in force."""
        return self.standing(at).is_agent

    def roles_in(self, space_pk: int, at: datetime) -> frozenset[str]:
        """The roles held in a space."""
        return self.standing(at).roles.get(space_pk, frozenset())

    def _read_standing(self, at: datetime) -> Standing:
        affiliations = (
            self.affiliations.in_force(at)
            .verified()
            .values_list(Value("org"), "organisation__nature", "organisation__path")
        )
        memberships = self.memberships.in_force(at).values_list(
            Value("role"), "role", Concat(Value("/"), Cast("space_id", models.CharField()), Value("/"))
        )
        organisations: set[int] = set()
        roles: dict[int, set[str]] = {}
        agent = False
        for what, word, path in affiliations.union(memberships, all=True):
            if what == "org":
                organisations.update(line_of(path))
                agent = agent or word in AGENCIES
            else:
                roles.setdefault(line_of(path)[0], set()).add(word)
        return Standing(
            agent, frozenset(organisations), {space: frozenset(held) for space, held in roles.items()}
        )


def in_force(at: datetime) -> Q:
    """What has begun and not ended at this moment."""
    return Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at))
