# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Votes: one current row per person and contribution, and an append-only history behind."""

from typing import ClassVar

from django.db import models

from parvis.core.enums import Position
from parvis.core.models.contribution import Contribution, Revision
from parvis.core.models.person import Person
from parvis.core.models.space import Space


class Vote(models.Model):
    """What one person thinks of one contribution now; known to that person alone."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="votes", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="votes")
    position = models.CharField(max_length=10, choices=Position)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contribution", "person"], name="one_vote_each")
        ]

    def __str__(self) -> str:
        # Names neither the voter nor the vote: a row printed in a log must not tell.
        return "vote"


class VoteEvent(models.Model):
    """One act of voting, changing or taking back a vote; never changed, never deleted by hand."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    position = models.CharField(max_length=10, choices=Position, default="", blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "vote event"


class Participation(models.Model):
    """That a person took part in a space, written once: it makes people countable without reading votes."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="participations", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["space", "person"], name="takes_part_once")]

    def __str__(self) -> str:
        return f"{self.space_id}"


class DailyFigure(models.Model):
    """What was added to a space on one day; totals are sums of days."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="figures", db_index=False)
    day = models.DateField()
    people = models.IntegerField(default=0)
    registered = models.IntegerField(default=0)
    texts = models.IntegerField(default=0)
    replies = models.IntegerField(default=0)
    votes = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["space", "day"], name="one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.space_id} {self.day}"
