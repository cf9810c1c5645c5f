# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What moderators read: what was reported, what is contested, what is hidden and why."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, Min, OuterRef, Q, Subquery

from parvis.core.enums import State
from parvis.core.models import Appeal, Contribution, Decision, Report, Rule, Space
from parvis.core.queries.orders import Key, beyond

SIZE: Final = 20
# How many reports of one text are read one by one; their number is always told.
SHOWN: Final = 50
OF: Final = "contribution__"
ON: Final = "decision__contribution__"


class Reported(NamedTuple):
    """A reported text, since when, and how many reports name each rule."""

    pk: int
    kind: str
    number: int
    title: str
    byline: str
    state: str
    language: str
    body_html: str
    first: datetime
    reports: int
    rules: tuple[tuple[str, int], ...]


class Contested(NamedTuple):
    """A decision that its author contests, and who took it."""

    pk: int
    text: str
    at: datetime
    rule: str
    statement: str
    moderator: int | None
    moderator_name: str | None
    kind: str
    number: int
    title: str
    byline: str


class Hidden(NamedTuple):
    """A hidden text, with the reason its author was given and who decided."""

    pk: int
    kind: str
    number: int
    title: str
    byline: str
    published_at: datetime
    rule: str | None
    statement: str | None
    hidden_at: datetime | None
    moderator: str | None


def reported(space: Space, after: Key | None = None) -> tuple[list[Reported], Key | None]:
    """The texts somebody reported and nobody decided about, the longest waiting first; in one query."""
    by_rule = {f"by_{rule}": Count("pk", filter=Q(rule=rule)) for rule in Rule.values}
    columns = ("contribution", *_named(OF), f"{OF}state", f"{OF}current__language", f"{OF}current__body_html")
    rows = (
        Report.objects.filter(space=space, settled_at=None)
        .order_by()
        .values_list(*columns)
        .annotate(first=Min("at"), reports=Count("pk"), **by_rule)
        .order_by("first", "contribution")
    )
    if after is not None:
        later = Q(first=after.moment, contribution__gt=after.pk)
        rows = rows.filter(Q(first__gt=after.moment) | later)
    read = [_reported(row) for row in rows[: SIZE + 1]]
    more = read[SIZE - 1] if len(read) > SIZE else None
    return read[:SIZE], Key.of(more.first, more.pk) if more else None


def contested(space: Space, after: Key | None = None) -> tuple[list[Contested], Key | None]:
    """The decisions contested and not settled, the oldest first."""
    columns = (
        "pk", "text", "at", "decision__rule", "decision__statement", "decision__moderator",
        "decision__moderator__display_name", *_named(ON),
    )  # fmt: skip
    rows = Appeal.objects.filter(**{f"{ON}space": space}, settled_at=None)
    rows = rows.filter(beyond("at", after, greatest_first=False, timed=True)).order_by("at", "pk")
    read = [Contested(*_folded(row, 7)) for row in rows.values_list(*columns)[: SIZE + 1]]
    more = read[SIZE - 1] if len(read) > SIZE else None
    return read[:SIZE], Key.of(more.at, more.pk) if more else None


def hidden(space: Space, after: Key | None = None) -> tuple[list[Hidden], Key | None]:
    """The hidden texts of a space, the latest written first, with the reason that was given."""
    last = Decision.objects.filter(contribution=OuterRef("pk"), act=Decision.Act.HIDE)
    names = ("rule", "statement", "at", "moderator__display_name")
    reasons = {f"last_{name}": Subquery(last.values(name)[:1]) for name in names}
    rows = Contribution.objects.filter(space=space, state=State.HIDDEN).annotate(**reasons)
    rows = rows.filter(beyond("published_at", after, greatest_first=True, timed=True))
    rows = rows.order_by("-published_at", "-pk")
    found = rows.values_list("pk", *_named(""), "published_at", *reasons)
    read = [Hidden(*_folded(row, 1)) for row in found[: SIZE + 1]]
    more = read[SIZE - 1] if len(read) > SIZE else None
    return read[:SIZE], Key.of(more.published_at, more.pk) if more else None


def text(space: Space, pk: int) -> Contribution | None:
    """One published or hidden text of a space, with what it stands under."""
    found = Contribution.objects.filter(space=space, pk=pk, state__in=(State.PUBLISHED, State.HIDDEN))
    return _placed(found.select_related("current", "root").first(), space)


def numbered(space: Space, number: int) -> Contribution | None:
    """The same, by its number."""
    found = Contribution.objects.filter(space=space, number=number, state__in=(State.PUBLISHED, State.HIDDEN))
    return _placed(found.select_related("current", "root").first(), space)


def reports_on(contribution: Contribution) -> list[Any]:
    """The reports of one text that wait for a decision: rule, words and date; never who reported."""
    waiting = Report.objects.filter(contribution=contribution, settled_at=None).order_by("at", "pk")
    return list(waiting.values_list("rule", "note", "at", named=True)[:SHOWN])


def decisions_on(contribution: Contribution) -> list[Decision]:
    """What was decided about one text, the last decision first, and whether its author contests it."""
    return list(
        Decision.objects.filter(contribution=contribution).select_related("moderator", "appeal__settled_by")
    )


def appeal(space: Space, pk: int) -> Appeal | None:
    """One appeal of a space that nobody settled yet, with the decision and the text it is about."""
    wanted = Appeal.objects.filter(pk=pk, settled_at=None, **{f"{ON}space": space})
    below = ("decision__contribution__current", "decision__contribution__root", "decision__moderator")
    found = wanted.select_related(*below).first()
    if found is not None:
        _placed(found.decision.contribution, space)
    return found


def _placed(found: Contribution | None, space: Space) -> Contribution | None:
    if found is not None:
        found.space = space
        if found.root is not None:
            found.root.space = space
    return found


def _named(of: str) -> tuple[str, ...]:
    return tuple(
        f"{of}{name}" for name in ("kind", "number", "title", "root__number", "root__title", "byline")
    )


def _folded(row: tuple[Any, ...], start: int) -> tuple[Any, ...]:
    """The number and title of what a text stands under, where it has none of its own."""
    kind, number, title, root_number, root_title, byline = row[start : start + 6]
    own = (kind, number or root_number, title or root_title, byline)
    return (*row[:start], *own, *row[start + 6 :])


def _reported(row: tuple[Any, ...]) -> Reported:
    folded = _folded(row, 1)
    rules = zip(Rule.values, folded[10:], strict=True)
    return Reported._make((*folded[:10], tuple((rule, n) for rule, n in rules if n)))
