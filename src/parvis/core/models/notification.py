# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What people asked to hear about, and what reached them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from parvis.core.enums import Matter
from parvis.core.models.contribution import Contribution
from parvis.core.models.person import Person
from parvis.core.models.space import Space


class Subscription(models.Model):
    """What a person asked for, about a contribution, a space, or the whole instance."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="subscriptions")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="subscriptions")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, related_name="subscriptions"
    )
    matter = models.CharField(max_length=12, choices=Matter, default=Matter.ALL)
    # "contribution:12:answer", "space:3:all", "instance:phase": one row for one wish, on every database.
    key = models.CharField(max_length=60)
    by_mail = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="subscribed_once")]
        indexes: ClassVar = [models.Index(fields=["key"], name="subscribers")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.matter}"


class Notification(models.Model):
    """Something that reached a person; what happens again before it is read is counted, not repeated."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications", db_index=False)
    matter = models.CharField(max_length=12, choices=Matter)
    group = models.CharField(max_length=80)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, null=True, related_name="+")
    count = models.PositiveIntegerField(default=1)
    # Who acted last, in words, and nothing more: the rest is read from the contribution, if it may be.
    actor = models.CharField(max_length=200, default="", blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "group"], condition=Q(read_at=None), name="grouped_until_read"
            )
        ]
        indexes: ClassVar = [
            models.Index(F("person"), F("at").desc(), F("id").desc(), name="notified_newest")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.group}"
