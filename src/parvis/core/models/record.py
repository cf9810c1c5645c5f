# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Records: numbers, versions, receipts, exports, published notices and the journal."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from parvis.core.models.contribution import Contribution, Revision
from parvis.core.models.person import Person
from parvis.core.models.space import Space


class Counter(models.Model):
    """The last number given in a scope."""

    scope = models.CharField(max_length=60, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope}: {self.value}"


class Version(models.Model):
    """The version of something pages show: hard at once, soft from the next second on."""

    scope = models.CharField(max_length=60, primary_key=True)
    hard = models.PositiveBigIntegerField(default=0)
    soft_from = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope}: {self.hard}"


class Receipt(models.Model):
    """The proof that a text was recorded: a salted commitment and a signed promise."""

    code = models.CharField(max_length=24, unique=True)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="receipts")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)
    salt = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    promise = models.CharField(max_length=400)
    signature = models.CharField(max_length=128)
    public_key = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class Export(models.Model):
    """A copy of a space's data, made in the background for whoever asked."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="exports")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=300, default="", blank=True)
    file = models.CharField(max_length=200, default="", blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.space_id} {self.asked_at:%Y-%m-%d}"


class ImportedAuthor(models.Model):
    """Who stands behind a name that an import brought into a space; exports give the name back."""

    space = models.ForeignKey(
        Space, on_delete=models.CASCADE, related_name="imported_authors", db_index=False
    )
    name = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="imported_as")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "name"], name="imported_author_once")
        ]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A versioned page of the instance: charter, moderation rules, legal notice…"""

    key = models.CharField(max_length=30)
    language = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=140)
    body = models.TextField()
    body_html = models.TextField()
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "language", "version"], name="notice_version")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class AuditEvent(models.Model):
    """One act, who did it and when; votes are not audited one by one."""

    actor = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=40)
    space = models.ForeignKey(Space, on_delete=models.SET_NULL, null=True, related_name="+")
    noun = models.CharField(max_length=30)
    noun_id = models.PositiveBigIntegerField(null=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(F("space"), F("at").desc(), F("id").desc(), name="journal"),
            models.Index(fields=["noun", "noun_id"], name="journal_of"),
            models.Index(F("verb"), F("id").desc(), name="journal_by_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class Attempt(models.Model):
    """How often something limited was tried in a window of time: shared by all processes."""

    key = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    resets_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
