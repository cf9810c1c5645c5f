# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What reaches people: grouped until read, never about what they may not read."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from parvis.core.enums import Matter
from parvis.core.models import Contribution, Notification, Person, Space


def notify(
    *,
    people: Iterable[int],
    matter: Matter,
    group: str,
    space: Space | None = None,
    contribution: Contribution | None = None,
    actor: str = "",
    at: datetime,
) -> int:
    """Tell these people; whoever has not read the last one of this group gets one more counted on it."""
    wanted = set(people)
    again = Notification.objects.filter(person__in=wanted, group=group, read_at=None)
    counted = set(again.values_list("person_id", flat=True))
    again.update(count=F("count") + 1, at=at, actor=actor, contribution=contribution)
    new = [
        Notification(
            person_id=pk,
            matter=matter,
            group=group,
            space=space,
            contribution=contribution,
            actor=actor,
            at=at,
        )
        for pk in sorted(wanted - counted)
    ]
    Notification.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    return len(wanted)


def read(*, actor: Person, notification: Notification, at: datetime) -> None:
    """One was read."""
    Notification.objects.filter(pk=notification.pk, person=actor, read_at=None).update(read_at=at)


def read_all(*, actor: Person, at: datetime) -> int:
    """All were read."""
    return Notification.objects.filter(person=actor, read_at=None).update(read_at=at)
