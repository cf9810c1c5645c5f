# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the team of a space has to do, who it is, what it did, and what it promised."""

from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from parvis.core.enums import Progress, State
from parvis.core.models import (
    Appeal,
    AuditEvent,
    Commitment,
    CommitmentStep,
    Contribution,
    Membership,
    Person,
    Report,
    Space,
)
from parvis.core.queries import journal, people
from parvis.core.queries.orders import Key, beyond

SIZE: Final = 20
ACTS: Final = 50
# Promises that nobody has yet kept or given up.
PENDING: Final = (Progress.PROMISED, Progress.UNDERWAY)


class ToDo(NamedTuple):
    """What waits for the team: counts of texts, appeals and promises."""

    reported: int = 0
    appeals: int = 0
    unanswered: int = 0
    late: int = 0
    hidden: int = 0


class Member(NamedTuple):
    """A person of the team and their role."""

    pk: int
    role: str
    name: str
    handle: str
    starts_at: datetime
    ends_at: datetime | None


class Promised(NamedTuple):
    """A commitment, the contribution it answers, and the last word about it."""

    pk: int
    what: str
    owner: str
    due: date
    state: str
    number: int | None
    title: str | None
    note: str | None

    def is_late(self, today: date) -> bool:
        """Whether its date has passed and nothing came of it yet."""
        return self.state in PENDING and self.due < today


def to_do(space: Space, at: datetime) -> ToDo:
    """What waits for the team of a space, in one query."""
    headline = Contribution.objects.filter(space=OuterRef("pk"), kind=space.plan.headline)
    waiting = headline.filter(state=State.PUBLISHED, verdict="")
    appeals = Appeal.objects.filter(decision__contribution__space=OuterRef("pk"), settled_at=None)
    late = Commitment.objects.filter(answer__space=OuterRef("pk"), state__in=PENDING, due__lt=localdate(at))
    hidden = Contribution.objects.filter(space=OuterRef("pk"), state=State.HIDDEN)
    reports = Report.objects.filter(space=OuterRef("pk"), settled_at=None)
    counts = {
        "reported": _count(reports, "space", "contribution"),
        "appeals": _count(appeals, "decision__contribution__space"),
        "unanswered": _count(waiting, "space"),
        "late": _count(late, "answer__space"),
        "hidden": _count(hidden, "space"),
    }
    row = Space.objects.filter(pk=space.pk).annotate(**counts).values_list(*counts).first()
    return ToDo(*(value or 0 for value in row or ()))


def team(space: Space, at: datetime) -> list[Member]:
    """Who steers, moderates and answers here, by role and name."""
    held = Membership.objects.in_force(at).filter(space=space, role__in=people.POWERS)
    columns = ("pk", "role", "person__display_name", "person__handle", "starts_at", "ends_at")
    rows = [Member(*row) for row in held.values_list(*columns)]
    return sorted(rows, key=lambda row: (people.POWERS.index(row.role), row.name.casefold()))


def person_named(words: str) -> Person | None:
    """The one person who signs in with this address or bears this handle; never a list of people."""
    wanted = words.strip().lower().removeprefix("@")
    known = Q(email=wanted) if "@" in wanted else Q(handle=wanted)
    return Person.objects.filter(known, is_active=True).first() if wanted else None


def acts(space: Space, after: Key | None = None) -> tuple[list[journal.Act], Key | None]:
    """What the team of a space did, the newest first, and where the next page begins."""
    rows = AuditEvent.objects.filter(space=space)
    rows = rows.exclude(verb__in=journal.ORDINARY - {"publish"}).exclude(verb="publish", noun="contribution")
    rows = rows.filter(beyond("at", after, greatest_first=True, timed=True)).order_by("-at", "-pk")
    found = [journal.Act(*row) for row in rows.values_list(*journal.COLUMNS)[: ACTS + 1]]
    last = found[ACTS - 1] if len(found) > ACTS else None
    return found[:ACTS], Key.of(last.at, last.pk) if last else None


def commitments(space: Space, after: Key | None = None) -> tuple[list[Promised], Key | None]:
    """What was promised in a space, the first due first, and where the next page begins."""
    last = CommitmentStep.objects.filter(commitment=OuterRef("pk")).exclude(note="").order_by("-at", "-pk")
    rows = (
        Commitment.objects.filter(answer__space=space)
        .filter(_due_after(after))
        .annotate(last=Subquery(last.values("note")[:1]))
        .order_by("due", "pk")
        .values_list(
            "pk", "what", "owner", "due", "state", "answer__root__number", "answer__root__title", "last"
        )[: SIZE + 1]
    )
    found = [Promised(*row) for row in rows]
    more = found[SIZE - 1] if len(found) > SIZE else None
    return found[:SIZE], Key(more.due.toordinal(), more.pk) if more else None


def commitment(space: Space, pk: int) -> Commitment | None:
    """One promise of a space, with the answer that made it."""
    wanted = Commitment.objects.filter(pk=pk, answer__space=space)
    return wanted.select_related("answer", "answer__root").first()


def _due_after(after: Key | None) -> Q:
    if after is None or not 0 < after.value <= date.max.toordinal():
        return Q()
    day = date.fromordinal(after.value)
    return Q(due__gt=day) | Q(due=day, pk__gt=after.pk)


def _count(rows: QuerySet[Any], group: str, what: str = "pk") -> Subquery:
    counted = rows.order_by().values(group).annotate(n=Count(what, distinct=what != "pk"))
    return Subquery(counted.values("n"))
