# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Reports, decisions with their reasons, and appeals."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.models.contribution import Contribution
from parvis.core.models.person import Person
from parvis.core.models.space import Space


class Rule(models.TextChoices):
    """The published rules a text may break."""

    PERSONAL_DATA = "personal_data", _("personal data of somebody else")
    HATE = "hate", _("hatred or discrimination")
    INSULT = "insult", _("insult or personal attack")
    ILLEGAL = "illegal", _("unlawful content")
    ADVERTISING = "advertising", _("advertising or unwanted message")
    OFF_TOPIC = "off_topic", _("off the subject")
    COPY = "copy", _("copied text, rights of somebody else")
    OTHER = "other", _("another reason")


class Report(models.Model):
    """Somebody's word that a contribution breaks a rule; no account is needed."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="reports")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="reports")
    rule = models.CharField(max_length=20, choices=Rule)
    note = models.CharField(max_length=1000, default="", blank=True)
    reporter = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["space", "settled_at", "at"], name="reports_waiting")]

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.rule}"


class Decision(models.Model):
    """A moderator's act on a contribution, with the reasons given to its author."""

    class Act(models.TextChoices):
        KEEP = "keep", pgettext_lazy("moderation", "kept")
        HIDE = "hide", pgettext_lazy("moderation", "hidden")
        RESTORE = "restore", pgettext_lazy("moderation", "restored")

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="decisions")
    moderator = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    act = models.CharField(max_length=10, choices=Act)
    rule = models.CharField(max_length=20, choices=Rule, default="", blank=True)
    statement = models.CharField(max_length=1000, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.act}"


class Appeal(models.Model):
    """The author's one request that somebody else look at a decision again."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(null=True)
    statement = models.CharField(max_length=1000, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.decision_id}"
