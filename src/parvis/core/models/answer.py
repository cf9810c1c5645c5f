# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What an official answer decides, and what it promises."""

from typing import ClassVar

from django.db import models

from parvis.core.enums import Progress, Verdict
from parvis.core.models.contribution import Contribution
from parvis.core.models.organisation import Organisation
from parvis.core.models.person import Person


class AnswerTarget(models.Model):
    """One contribution that an official answer decides about."""

    answer = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="targets")
    target = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(max_length=10, choices=Verdict)
    until = models.DateField(null=True)
    reason = models.CharField(max_length=1000, default="", blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "target"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.answer_id} → {self.target_id}: {self.verdict}"


class Commitment(models.Model):
    """A promise made in an official answer, with an owner, a date and a public state."""

    answer = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="commitments")
    what = models.CharField(max_length=300)
    owner = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="commitments"
    )
    due = models.DateField()
    state = models.CharField(max_length=10, choices=Progress, default=Progress.PROMISED)
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-changed_at"], name="commitment_state")]

    def __str__(self) -> str:
        return self.what


class CommitmentStep(models.Model):
    """One public change of a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=Progress)
    note = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.state}"
