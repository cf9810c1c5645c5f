# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Spaces, their steps, their people and their themes."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from parvis.core import audience, kinds
from parvis.core.enums import Ability, Reach, Results, Role
from parvis.core.models.organisation import Organisation
from parvis.core.models.person import Person
from parvis.core.models.standing import in_force


class SpaceQuerySet(models.QuerySet["Space"]):
    """Spaces by who may read them."""

    def open_to(self, held: frozenset[str], at: datetime) -> Self:
        """The spaces that one of these tokens opens."""
        if audience.ADMINISTRATORS in held:
            return self.all()
        organisations = [int(token[4:]) for token in held if token.startswith("org:")]
        spaces = [int(token[6:]) for token in held if token.startswith("space:") and token.count(":") == 1]
        reach = Q(reach=Reach.PUBLIC)
        if audience.AGENTS in held:
            reach |= Q(reach=Reach.AGENTS)
        if organisations:
            reach |= Q(reach=Reach.ORGANISATION, organisation_id__in=organisations)
        wanted = reach & Q(published_at__lte=at)
        return self.filter(wanted | Q(pk__in=spaces)) if spaces else self.filter(wanted)

    def visible_to(self, person: Person | None, at: datetime) -> Self:
        """The spaces this person may read."""
        return self.open_to(audience.held_by(person, at=at), at)


class Space(models.Model):
    """A place where people may do certain things during certain steps."""

    kind = models.CharField(max_length=30)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=140)
    summary = models.CharField(max_length=300, default="", blank=True)
    language = models.CharField(max_length=8, default="fr")
    reach = models.CharField(max_length=20, choices=Reach, default=Reach.PUBLIC)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="spaces")
    results = models.CharField(max_length=20, choices=Results, default=Results.AFTER_VOTE)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    # What the kind shows and nothing sorts on: a consultation's contract, for instance.
    data = models.JSONField(default=dict)
    presentation = models.TextField(default="", blank=True)
    presentation_html = models.TextField(default="", blank=True)

    objects = SpaceQuerySet.as_manager()

    # The versions read together with the row, by what they are of; empty when it was read otherwise.
    ages: dict[str, tuple[int, int]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "slug"], name="space_address")]

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> kinds.SpaceKind:
        """What its kind says."""
        return kinds.space_kinds[self.kind]

    @cached_property
    def steps(self) -> list["Phase"]:
        """Its phases in order, read once."""
        return list(self.phases.all())

    def phases_running(self, at: datetime) -> list["Phase"]:
        """The phases in force at this moment; several may overlap."""
        return [phase for phase in self.steps if phase.runs(at)]

    def next_boundary(self, at: datetime) -> datetime | None:
        """When a phase next begins or ends: nothing cached may outlive it."""
        moments = (moment for phase in self.steps for moment in (phase.starts_at, phase.ends_at))
        return min((moment for moment in moments if moment is not None and moment > at), default=None)

    def roles_of(self, person: Person | None, at: datetime) -> frozenset[str]:
        """The roles of this person here; whoever may read is a visitor, an administrator answers for all."""
        roles: set[str] = set()
        if audience.held_by(person, at=at) & audience.of_space(self, at=at):
            roles.add(Role.VISITOR)
        if person is not None:
            roles |= person.roles_in(self.pk, at)
            if person.is_administrator:
                roles.add(Role.OWNER)
        return frozenset(roles)


class Phase(models.Model):
    """A step of a space, with its dates and the abilities it opens."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="phases")
    plan = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField(default=0)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    opens = models.JSONField(default=list)
    notice = models.CharField(max_length=500, default="", blank=True)
    announced_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position", "starts_at"]
        indexes: ClassVar = [models.Index(fields=["announced_at", "starts_at"], name="phase_to_announce")]

    def __str__(self) -> str:
        return f"{self.space} · {self.plan}"

    @property
    def abilities(self) -> frozenset[Ability]:
        """What this step opens."""
        return frozenset(Ability(name) for name in self.opens)

    def runs(self, at: datetime) -> bool:
        """Whether the step is in force."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by date."""

    def in_force(self, at: datetime) -> Self:
        """Those in force at this moment."""
        return self.filter(in_force(at))


class Membership(models.Model):
    """A person's role in a space, with its dates."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "person", "role"], name="one_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.role} · {self.space}"


class Theme(models.Model):
    """A subject of a space; two levels at most."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="themes")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    name = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    contributions = models.PositiveIntegerField(default=0)
    external_id = models.CharField(max_length=80, null=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "slug"], name="theme_address"),
            models.UniqueConstraint(fields=["space", "external_id"], name="theme_imported_once"),
        ]

    def __str__(self) -> str:
        return self.name
