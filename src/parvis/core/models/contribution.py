# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions: anything written, its texts, and who may read those that do not follow their space."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from parvis.core import audience
from parvis.core.enums import Capacity, Side, State, Verdict
from parvis.core.kinds import ContributionKind, contribution_kinds
from parvis.core.models.organisation import Organisation
from parvis.core.models.person import Person
from parvis.core.models.space import Space, Theme


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions by who may read them."""

    def inheriting(self) -> Self:
        """Published ones under nothing hidden: whoever reads the space reads them."""
        return self.filter(Q(root=None) | Q(root__state=State.PUBLISHED), state=State.PUBLISHED)

    def visible_to(self, person: Person | None, at: datetime) -> Self:
        """The predicate for one row or an already bounded query; lists go through queries.readable."""
        held = audience.held_by(person, at=at)
        inherited = Q(Q(root=None) | Q(root__state=State.PUBLISHED), state=State.PUBLISHED)
        inherited &= Q(space__in=Space.objects.open_to(held, at))
        own = Exists(Readable.objects.filter(contribution=OuterRef("pk"), token__in=held))
        return self.filter(inherited | own)


class Contribution(models.Model):
    """Anything written: a proposal, an argument, a comment, an official answer."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="contributions", db_index=False)
    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField(null=True)
    root = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="branches", db_index=False
    )
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="replies")
    author = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="contributions", db_index=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="contributions", db_index=False
    )
    capacity = models.CharField(max_length=12, choices=Capacity, default=Capacity.OWN)
    # The name shown, kept here so that no list joins people.
    byline = models.CharField(max_length=200, default="", blank=True)
    state = models.CharField(max_length=10, choices=State)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="+")
    side = models.CharField(max_length=8, choices=Side, default="", blank=True)
    importance = models.PositiveSmallIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default="", blank=True)
    locked = models.BooleanField(default=False)
    support = models.IntegerField(default=0)
    discussion = models.PositiveIntegerField(default=0)
    division = models.PositiveIntegerField(default=0)
    shuffle = models.PositiveIntegerField(default=0)
    external_id = models.CharField(max_length=80, null=True)
    current = models.OneToOneField("core.Revision", on_delete=models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)
    title = models.CharField(max_length=300, default="", blank=True)

    objects = ContributionQuerySet.as_manager()

    # The versions read together with the row, by what they are of; empty when it was read otherwise.
    ages: dict[str, tuple[int, int]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="one_number_once"),
            models.UniqueConstraint(fields=["space", "kind", "external_id"], name="imported_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                F("space"), F("kind"), F("state"), F("published_at").desc(), F("id").desc(), name="recent"
            ),
            models.Index(
                F("space"), F("kind"), F("state"), F("support").desc(), F("id").desc(), name="supported"
            ),
            models.Index(
                F("space"), F("kind"), F("state"), F("discussion").desc(), F("id").desc(), name="discussed"
            ),
            models.Index(
                F("space"), F("kind"), F("state"), F("division").desc(), F("id").desc(), name="dividing"
            ),
            models.Index(fields=["space", "kind", "state", "shuffle", "id"], name="shuffled"),
            models.Index(
                fields=["space", "kind", "state", "verdict", "published_at", "id"], name="by_verdict"
            ),
            models.Index(F("space"), F("state"), F("published_at").desc(), F("id").desc(), name="newest"),
            models.Index(
                F("root"), F("kind"), F("side"), F("support").desc(), F("id").desc(), name="under_root"
            ),
            models.Index(F("author"), F("published_at").desc(), name="by_author"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.pk}"

    @property
    def plan(self) -> ContributionKind:
        """What its kind says."""
        return contribution_kinds[self.kind]

    @property
    def root_pk(self) -> int:
        """The numbered contribution it belongs to, itself if it is one."""
        return self.root_id or int(self.pk)

    @property
    def text(self) -> "Revision":
        """The text now shown; every contribution has one from its first moment on."""
        if self.current is None:
            raise LookupError(self.pk)
        return self.current


class Revision(models.Model):
    """One text of a contribution; the rendered form is made once and kept."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="revisions", db_index=False
    )
    number = models.PositiveSmallIntegerField(default=1)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    language = models.CharField(max_length=8, default="fr")
    note = models.CharField(max_length=200, default="", blank=True)
    title = models.CharField(max_length=300, default="", blank=True)
    body = models.TextField(default="", blank=True)
    body_html = models.TextField(default="", blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contribution", "number"], name="revision_order")
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id}.{self.number}"


class Readable(models.Model):
    """A token that opens a contribution which does not follow its space."""

    token = models.CharField(max_length=60)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="readable_by")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "contribution"], name="readable_once")
        ]
        indexes: ClassVar = [
            models.Index(F("token"), F("at").desc(), F("contribution").desc(), name="readable_newest")
        ]

    def __str__(self) -> str:
        return f"{self.token} → {self.contribution_id}"


class Tally(models.Model):
    """The counters of one contribution, changed only in actions and always recountable from rows."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, primary_key=True, related_name="tally"
    )
    agree = models.PositiveIntegerField(default=0)
    mixed = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    # Votes cast on an earlier text than the one now shown.
    earlier = models.PositiveIntegerField(default=0)
    arguments_for = models.PositiveIntegerField(default=0)
    arguments_against = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.agree}/{self.mixed}/{self.disagree}"

    @property
    def votes(self) -> int:
        """All votes together."""
        return self.agree + self.mixed + self.disagree


class PrivateLink(models.Model):
    """The private address at which somebody finds a draft again."""

    digest = models.CharField(max_length=64, unique=True)
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="private_link")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"→ {self.contribution_id}"
