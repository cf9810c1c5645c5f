# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A person's position in an organisation, and the invitations that verify it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from parvis.core.enums import Proof, Role
from parvis.core.models.organisation import Organisation
from parvis.core.models.person import Person
from parvis.core.models.standing import in_force


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Affiliations by date and proof."""

    def in_force(self, at: datetime) -> Self:
        """Those in force at this moment."""
        return self.filter(in_force(at))

    def verified(self) -> Self:
        """Those that somebody vouches for."""
        return self.exclude(proof="")


class Affiliation(models.Model):
    """A person's position in an organisation, verified or not."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    title = models.CharField(max_length=120, default="", blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=20, choices=Proof, default="", blank=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AffiliationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person} · {self.title} · {self.organisation}"


class Invitation(models.Model):
    """A mailed link or a paper code that makes whoever uses it a verified person of an organisation."""

    code_digest = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    title = models.CharField(max_length=120, default="", blank=True)
    email = models.EmailField(default="", blank=True)
    space = models.ForeignKey("core.Space", on_delete=models.CASCADE, null=True, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role, default="", blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.title}"
