# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One numbered contribution: its text, its history, what moderation hid, and what convinced one person."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery

from parvis.core.enums import State
from parvis.core.models import AuditEvent, Contribution, Decision, Person, Revision, Space, Vote
from parvis.core.models.prepared import Prepared
from parvis.core.queries import versions
from parvis.core.queries.orders import Key, beyond

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# What keeps its number and its page once it was published, whatever became of its text.
KNOWN = (State.PUBLISHED, State.HIDDEN, State.WITHDRAWN)
HIDDEN_SIZE = 50


def find(space: Space, number: int) -> Contribution | None:
    """The contribution of this number, read in one query; its state says what of it may be shown."""
    found: list[Contribution] = _FIND.objects(space=int(space.pk), number=number)
    if not found:
        return None
    contribution = found[0]
    contribution.space = space
    told: str | None = vars(contribution).pop("told")
    contribution.ages = getattr(space, "ages", {}) | {"contribution": versions.parse(told)}
    return contribution


def _numbered(*, space: int, number: int) -> QuerySet[Contribution]:
    known = Contribution.objects.filter(space=space, number=number, state__in=KNOWN)
    related = known.select_related("current", "tally", "theme", "theme__parent")
    return related.annotate(told=versions.beside("contribution"))


_FIND: Final = Prepared(_numbered, space=int, number=int)


def may_read(contribution: Contribution, person: Person | None, at: datetime) -> bool:
    """Whether this person reads the text of a contribution whose space they read."""
    if contribution.state == State.PUBLISHED:
        return True
    return Contribution.objects.visible_to(person, at).filter(pk=contribution.pk).exists()


def convinced(person: Person, arguments: Iterable[int]) -> frozenset[int]:
    """Those of these arguments that this person finds convincing; asked for that person alone."""
    votes = Vote.objects.filter(person=person, contribution__in=list(arguments))
    return frozenset(votes.values_list("contribution_id", flat=True))


class Gone(NamedTuple):
    """When a text stopped being read, and by which rule if moderation hid it."""

    at: datetime | None = None
    rule: "StrOrPromise" = ""


def gone(contribution: Contribution) -> Gone:
    """Why a contribution can no longer be read: that is public, its text no longer is."""
    if contribution.state == State.HIDDEN:
        decision = Decision.objects.filter(contribution=contribution, act=Decision.Act.HIDE).first()
        return Gone(decision.at, decision.get_rule_display()) if decision else Gone()
    noun = contribution._meta.model_name  # noqa: SLF001 — as the journal writes it
    acts = AuditEvent.objects.filter(noun=noun, noun_id=contribution.pk, verb="withdraw")
    return Gone(acts.order_by("-at").values_list("at", flat=True).first())


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
