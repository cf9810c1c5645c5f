# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One numbered contribution: its text, its history, what moderation hid, and what one person did with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery

from parvis.core.enums import Matter, State
from parvis.core.models import Contribution, Decision, Person, Revision, Space, Subscription, Vote
from parvis.core.queries.orders import Key, beyond

# What keeps its number and its page once it was published, whatever became of its text.
KNOWN = (State.PUBLISHED, State.HIDDEN, State.WITHDRAWN)
HIDDEN_SIZE = 50


def find(space: Space, number: int) -> Contribution | None:
    """The contribution of this number, read in one query; its state says what of it may be shown."""
    found = (
        Contribution.objects.filter(space=space.pk, number=number, state__in=KNOWN)
        .select_related("current", "tally", "theme", "theme__parent")
        .first()
    )
    if found is not None:
        found.space = space
    return found


def may_read(contribution: Contribution, person: Person | None, at: datetime) -> bool:
    """Whether this person reads the text of a contribution whose space they read."""
    if contribution.state == State.PUBLISHED:
        return True
    return Contribution.objects.visible_to(person, at).filter(pk=contribution.pk).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What one person did with a contribution; read for that person alone."""

    position: str = ""
    on_current: bool = True
    convinced: frozenset[int] = frozenset()
    follows: bool = False
    wants_answer: bool = False


def mine(person: Person, contribution: Contribution, arguments: Iterable[int]) -> Mine:
    """This person's own vote, the arguments they found convincing, and what they asked to hear about."""
    wanted = [contribution.pk, *arguments]
    votes = {
        pk: (position, revision)
        for pk, position, revision in Vote.objects.filter(person=person, contribution__in=wanted).values_list(
            "contribution_id", "position", "revision_id"
        )
    }
    keys = {matter: f"contribution:{contribution.pk}:{matter}" for matter in (Matter.ALL, Matter.ANSWER)}
    held = set(
        Subscription.objects.filter(person=person, key__in=keys.values()).values_list("key", flat=True)
    )
    position, revision = votes.pop(contribution.pk, ("", contribution.current_id))
    return Mine(
        position=position,
        on_current=revision == contribution.current_id,
        convinced=frozenset(votes),
        follows=keys[Matter.ALL] in held,
        wants_answer=keys[Matter.ANSWER] in held,
    )


def last_change(contribution: Contribution) -> Decision | None:
    """The decision that hid a contribution: its rule and its date are public, its text no longer is."""
    return Decision.objects.filter(contribution=contribution, act=Decision.Act.HIDE).first()


class Version(NamedTuple):
    """One text of a contribution, and how many votes were cast on it; never whose."""

    revision: Revision
    votes: int


def history(contribution: Contribution) -> list[Version]:
    """The texts of a contribution, the first one first."""
    counted = Vote.objects.filter(revision=OuterRef("pk")).order_by().values("revision")
    votes = Subquery(counted.annotate(count=Count("pk")).values("count"))
    revisions = Revision.objects.filter(contribution=contribution).annotate(votes=votes).order_by("number")
    return [Version(revision, revision.votes or 0) for revision in revisions]


class Hidden(NamedTuple):
    """Something moderation hid: which rule, when; never the text."""

    pk: int
    kind: str
    number: int | None
    root_number: int | None
    rule: str
    at: datetime | None


def hidden(space: Space, after: Key | None = None) -> tuple[list[Hidden], Key | None]:
    """What moderation hid in a space, the latest written first, and where the next page begins."""
    last: QuerySet[Decision] = Decision.objects.filter(contribution=OuterRef("pk"), act=Decision.Act.HIDE)
    rows = (
        Contribution.objects.filter(space=space.pk, state=State.HIDDEN)
        .filter(beyond("published_at", after, greatest_first=True, timed=True))
        .order_by("-published_at", "-pk")
        .annotate(rule=Subquery(last.values("rule")[:1]), hidden_at=Subquery(last.values("at")[:1]))
        .values_list("pk", "kind", "number", "root__number", "rule", "hidden_at", "published_at")
    )[: HIDDEN_SIZE + 1]
    read = list(rows)
    more = len(read) > HIDDEN_SIZE
    page = [Hidden(*values[:-1]) for values in read[:HIDDEN_SIZE]]
    last_pk, *_rest, written_at = read[HIDDEN_SIZE - 1] if more else (0, None)
    return page, Key.of(written_at, last_pk) if written_at else None
