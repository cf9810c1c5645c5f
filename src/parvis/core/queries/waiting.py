# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a visitor did that waits for their address, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from parvis.core.models import Contribution, PendingAct, Person, Visit
from parvis.kernel import ids

WISHES: Final = (PendingAct.Verb.FOLLOW, PendingAct.Verb.JOIN, PendingAct.Verb.ACCEPT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of a visit waits: texts, votes, and wishes to register, to be told or to use an invitation."""

    texts: int = 0
    votes: int = 0
    wishes: int = 0

    def __bool__(self) -> bool:
        return bool(self.texts or self.votes or self.wishes)


def count(token: str, *, at: datetime) -> Waiting:
    """What waits in the browser that holds this secret, in one query."""
    return _counted(
        PendingAct.objects.filter(
            visit__digest=ids.digest(token), visit__confirmed_at=None, visit__expires_at__gt=at
        )
    )


def of(visit: Visit) -> Waiting:
    """What waits in a visit."""
    return _counted(PendingAct.objects.filter(visit=visit, visit__confirmed_at=None))


def acts(visit: Visit) -> list[PendingAct]:
    """The acts of a visit in order, with what they bear on."""
    return list(visit.acts.select_related("space", "contribution__current", "contribution__root"))


def text(visit: Visit, pk: int) -> PendingAct | None:
    """One text of a visit that waits, by its act."""
    waiting = visit.acts.filter(verb=PendingAct.Verb.PUBLISH, pk=pk)
    return waiting.select_related("contribution__current", "contribution__space").first()


def position(visit: Visit, contribution: Contribution) -> str:
    """What a visitor voted on a text and has not confirmed yet."""
    votes = visit.acts.filter(verb=PendingAct.Verb.VOTE, contribution=contribution)
    return votes.values_list("position", flat=True).first() or ""


def last_confirmed(person: Person) -> Visit | None:
    """The visit that this person confirmed last, while it is still remembered."""
    confirmed = Visit.objects.filter(email=person.email).exclude(confirmed_at=None)
    return confirmed.order_by("-confirmed_at").first() if person.email else None


def _counted(found: QuerySet[PendingAct]) -> Waiting:
    counted = found.aggregate(
        texts=Count("pk", filter=Q(verb=PendingAct.Verb.PUBLISH)),
        votes=Count("pk", filter=Q(verb=PendingAct.Verb.VOTE)),
        wishes=Count("pk", filter=Q(verb__in=WISHES)),
    )
    return Waiting(**counted)
