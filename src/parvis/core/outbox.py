# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever must happen later: a row written in the action's transaction, swept until it is done."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

import structlog
from django.db import models, transaction
from django.db.models import Q

LEASE: Final = timedelta(minutes=2)
FIRST_DELAY: Final = timedelta(seconds=10)
LONGEST_DELAY: Final = timedelta(hours=1)
LAST_ATTEMPT: Final = 10

log = structlog.get_logger()


class Outbox(models.Model):
    """One thing to do later, exactly once."""

    class Topic(models.TextChoices):
        NOTIFY = "notify"
        MAIL_RECEIPT = "mail_receipt"
        MAIL_ANSWER = "mail_answer"
        MAIL_CODE = "mail_code"
        MAIL_DECISION = "mail_decision"
        MAIL_INVITATION = "mail_invitation"
        MAIL_TEXT = "mail_text"
        EXPORT = "export"
        RENAME = "rename"

    class Status(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    topic = models.CharField(max_length=20, choices=Topic)
    key = models.CharField(max_length=120, unique=True)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    last_error = models.TextField(default="")

    class Meta:
        app_label = "core"
        indexes: ClassVar = [models.Index(fields=["state", "next_attempt_at"], name="outbox_due")]

    def __str__(self) -> str:
        return self.key


Handler = Callable[[Outbox, datetime], None]


@dataclass(frozen=True, slots=True)
class Handling:
    """How a topic is handled: inside one transaction with its own end, or outside any (network)."""

    act: Handler
    transactional: bool


handlers: dict[str, Handling] = {}


def handle(topic: Outbox.Topic, act: Handler, *, transactional: bool) -> None:
    """Say who handles a topic; wired once, in the assembly of the instance."""
    handlers[topic] = Handling(act, transactional)


def put(topic: Outbox.Topic, *, key: str, at: datetime, **data: Any) -> None:
    """Ask for something later, in the current transaction; the same key asked twice is one row."""
    row = Outbox(topic=topic, key=f"{topic}:{key}", data=data, created_at=at, next_attempt_at=at)
    Outbox.objects.bulk_create([row], ignore_conflicts=True)


def put_all(topic: Outbox.Topic, wanted: dict[str, dict[str, Any]], *, at: datetime) -> None:
    """Ask for many things of one topic, by key."""
    rows = (
        Outbox(topic=topic, key=f"{topic}:{key}", data=data, created_at=at, next_attempt_at=at)
        for key, data in wanted.items()
    )
    Outbox.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def due(at: datetime) -> models.QuerySet[Outbox]:
    """The rows that wait and that nobody holds."""
    free = Q(leased_until=None) | Q(leased_until__lt=at)
    return Outbox.objects.filter(free, state=Outbox.Status.WAITING, next_attempt_at__lte=at)


def sweep(*, at: datetime, limit: int = 50, topics: Collection[Outbox.Topic] = ()) -> int:
    """Handle the rows that are due, of these topics or of all, and say how many were taken."""
    taken = 0
    rows = due(at).filter(topic__in=topics) if topics else due(at)
    for pk in rows.order_by("next_attempt_at", "pk").values_list("pk", flat=True)[:limit]:
        row = _lease(pk, at)
        if row is not None:
            taken += 1
            _handle(row, at)
    return taken


def forget(topics: Collection[Outbox.Topic], *, but: int, at: datetime) -> int:
    """Count what waits as done, but for the last few of each topic: its moment passed before it was asked."""
    waiting = Outbox.objects.filter(state=Outbox.Status.WAITING)
    kept: list[int] = []
    for topic in topics:
        kept += waiting.filter(topic=topic).order_by("-created_at", "-pk").values_list("pk", flat=True)[:but]
    old = waiting.filter(topic__in=topics).exclude(pk__in=kept)
    return old.update(state=Outbox.Status.DONE, done_at=at)


def extend(row: Outbox, at: datetime) -> None:
    """Keep the lease of a long job alive."""
    Outbox.objects.filter(pk=row.pk).update(leased_until=at + LEASE)


def _lease(pk: int, at: datetime) -> Outbox | None:
    # One conditional UPDATE decides between two workers; whoever changes the row owns it.
    held = due(at).filter(pk=pk).update(leased_until=at + LEASE, attempts=models.F("attempts") + 1)
    return Outbox.objects.get(pk=pk) if held else None


def _handle(row: Outbox, at: datetime) -> None:
    handling = handlers.get(row.topic)
    try:
        if handling is None:
            raise LookupError(row.topic)  # noqa: TRY301 — told like any other failure of this row
        if handling.transactional:
            with transaction.atomic():
                handling.act(row, at)
                _done(row, at)
        else:
            handling.act(row, at)
            _done(row, at)
    except Exception as error:
        log.exception("outbox.failed", topic=row.topic, key=row.key, attempts=row.attempts)
        _again(row, error, at)


def _done(row: Outbox, at: datetime) -> None:
    Outbox.objects.filter(pk=row.pk).update(
        state=Outbox.Status.DONE, done_at=at, leased_until=None, last_error=""
    )


def _again(row: Outbox, error: Exception, at: datetime) -> None:
    delay = min(FIRST_DELAY * 2 ** (row.attempts - 1), LONGEST_DELAY)
    state = Outbox.Status.FAILED if row.attempts >= LAST_ATTEMPT else Outbox.Status.WAITING
    Outbox.objects.filter(pk=row.pk).update(
        state=state,
        leased_until=None,
        next_attempt_at=at + delay,
        last_error=f"{type(error).__name__}: {error}"[:2000],
    )
