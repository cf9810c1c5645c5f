# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a visitor did before saying who they are."""

from typing import ClassVar

from django.db import models

from parvis.core.enums import Position
from parvis.core.models.contribution import Contribution
from parvis.core.models.space import Space


class Visit(models.Model):
    """One visit: the acts kept until a mailed code or link confirms them, once for all of them."""

    digest = models.CharField(max_length=64, unique=True)
    link_digest = models.CharField(max_length=64, default="", db_index=True)
    code_digest = models.CharField(max_length=64, default="")
    attempts_left = models.PositiveSmallIntegerField(default=0)
    sent_count = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(default="", blank=True)
    display_name = models.CharField(max_length=80, default="", blank=True)
    language = models.CharField(max_length=8, default="fr")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "visit"


class PendingAct(models.Model):
    """One act of a visit: publish a kept text, vote, follow, register, accept an invitation."""

    class Verb(models.TextChoices):
        PUBLISH = "publish"
        VOTE = "vote"
        FOLLOW = "follow"
        JOIN = "join"
        ACCEPT = "accept"

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="acts")
    verb = models.CharField(max_length=10, choices=Verb)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, null=True, related_name="+")
    position = models.CharField(max_length=10, choices=Position, default="", blank=True)
    matter = models.CharField(max_length=12, default="", blank=True)
    key = models.CharField(max_length=60)
    at = models.DateTimeField()
    # Why it could not be carried out once confirmed, in the visitor's language.
    refusal = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "key"], name="pending_once")]

    def __str__(self) -> str:
        return f"{self.verb}"
