# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions drawn at random, one after the other, among those a person has not voted on."""

from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from parvis.core.enums import State
from parvis.core.models import Contribution, PendingAct, Person, Space, Visit, Vote
from parvis.kernel import ids

BATCH: Final = 10


class Place(NamedTuple):
    """Where a draw stands: the stored shuffle and the row last shown."""

    shuffle: int
    pk: int


def draw(
    *, space: Space, seed: str, after: Place | None, person: Person | None, visit: Visit | None
) -> Contribution | None:
    """The next one of this draw, or None when there is no more."""
    start = ids.seed_to_start(seed)
    waiting = _waiting(space, person, visit)
    if after is None:
        return _first(waiting.filter(shuffle__gte=start)) or _first(waiting.filter(shuffle__lt=start))
    beyond = waiting.filter(Q(shuffle=after.shuffle, pk__gt=after.pk) | Q(shuffle__gt=after.shuffle))
    if after.shuffle < start:
        return _first(beyond.filter(shuffle__lt=start))
    return _first(beyond) or _first(waiting.filter(shuffle__lt=start))


def left(*, space: Space, person: Person | None, visit: Visit | None) -> int:
    """How many can still be drawn, up to a batch."""
    return _waiting(space, person, visit)[:BATCH].count()


def _waiting(space: Space, person: Person | None, visit: Visit | None) -> QuerySet[Contribution]:
    found = Contribution.objects.filter(space=space, kind=space.plan.headline, state=State.PUBLISHED)
    if person is not None:
        found = found.exclude(Exists(Vote.objects.filter(contribution=OuterRef("pk"), person=person)))
    if visit is not None:
        pending = PendingAct.objects.filter(
            contribution=OuterRef("pk"), visit=visit, verb=PendingAct.Verb.VOTE
        )
        found = found.exclude(Exists(pending))
    return found


def _first(found: QuerySet[Contribution]) -> Contribution | None:
    return found.select_related("current", "theme").order_by("shuffle", "pk").first()
