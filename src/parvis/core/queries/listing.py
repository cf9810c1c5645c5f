# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The contributions of a space: sorted along an index, filtered, read page after page by key."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, IntegerField, QuerySet, Subquery

from parvis.core.enums import Capacity, State, Verdict
from parvis.core.models import Contribution, Space
from parvis.core.queries import bounded, figures, orders, remembered
from parvis.core.queries.orders import Key, Sort
from parvis.kernel import ids

SIZE: Final = 20
# Beyond this many rows read, a page offers to refine instead of reading on.
BOUND: Final = 5_000
ANSWERED: Final = frozenset(Verdict.values)
WAITING: Final = frozenset({""})
CAPACITIES: Final = frozenset(Capacity.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list keeps; nothing chosen keeps everything."""

    themes: frozenset[int] = frozenset()
    verdicts: frozenset[str] = frozenset()
    capacities: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.themes or self.verdicts or self.capacities)

    def keep(self, rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
        """Keep what was chosen."""
        if self.themes:
            rows = rows.filter(theme__in=sorted(self.themes))
        if self.verdicts:
            rows = rows.filter(verdict__in=sorted(self.verdicts))
        if self.capacities:
            rows = rows.filter(capacity__in=sorted(self.capacities))
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a reader asks of a list."""

    sort: Sort
    filters: Filters = field(default_factory=Filters)
    seed: str = "0000"
    after: Key | None = None
    size: int = SIZE

    @property
    def narrowed(self) -> Filters:
        """The filters chosen, and the one that an order carries with it."""
        return replace(self.filters, verdicts=WAITING) if self.sort == Sort.UNANSWERED else self.filters

    @property
    def verdict(self) -> str | None:
        """The one decision that the index of decisions can be walked for, in the order of dates."""
        verdicts = self.narrowed.verdicts
        dated = orders.COLUMNS[self.sort][0] == "published_at"
        return next(iter(verdicts)) if dated and len(verdicts) == 1 else None

    @property
    def sifted(self) -> Filters:
        """The filters that no index serves: rows are read to be kept or left."""
        return self.narrowed if self.verdict is None else replace(self.narrowed, verdicts=frozenset())


class Row(NamedTuple):
    """One contribution in a list; its text is not read."""

    pk: int
    number: int
    title: str
    byline: str
    capacity: str
    theme: int | None
    verdict: str
    published_at: datetime
    support: int
    discussion: int
    division: int
    shuffle: int
    data: dict[str, Any]
    language: str
    agree: int
    mixed: int
    disagree: int
    arguments_for: int
    arguments_against: int
    comments: int

    @property
    def votes(self) -> int:
        """All votes cast here."""
        return self.agree + self.mixed + self.disagree

    @property
    def arguments(self) -> int:
        """All arguments, for and against."""
        return self.arguments_for + self.arguments_against

    @property
    def imported_votes(self) -> int:
        """All votes another platform declared."""
        return sum(self.data.get("imported_votes", {}).values())


COLUMNS: Final = (
    *Row._fields[:5], "theme_id", *Row._fields[6:13], "current__language",
    *(f"tally__{name}" for name in Row._fields[14:]),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list, and what is said around it."""

    rows: list[Row] = field(default_factory=list)
    after: Key | None = None
    texts: int = 0
    total: int = 0
    hidden: int = 0
    # The filters were tried on the first texts only: the total is where the count stopped.
    is_partial: bool = False


def page(space: Space, wish: Wish) -> Page:
    """One page of the published contributions of a space, in one query."""
    return remembered.of(space, ("space", "list"), wish, lambda: _page(space, wish))


def _page(space: Space, wish: Wish) -> Page:
    counts = _counts(space, wish)
    found = bounded.rows(_runs(space, wish)).annotate(**counts)
    read = list(found.values_list(*COLUMNS, *counts))
    texts, hidden, kept = read[0][-3:] if read else _alone(space, counts)
    rows = sorted((Row(*values[:-3]) for values in read), key=lambda row: _place(row, wish))
    more = len(rows) > wish.size
    return Page(
        rows=rows[: wish.size],
        after=_key(rows[wish.size - 1], wish.sort) if more else None,
        texts=texts or 0,
        total=(kept if wish.narrowed else texts) or 0,
        hidden=hidden or 0,
        is_partial=bool(wish.sifted) and (texts or 0) > BOUND,
    )


def published(space: Space) -> QuerySet[Contribution]:
    """The numbered contributions of a space that its readers read."""
    return Contribution.objects.filter(space=space.pk, kind=space.plan.headline, state=State.PUBLISHED)


def _walked(space: Space, wish: Wish) -> QuerySet[Contribution]:
    rows = published(space)
    return rows if wish.verdict is None else rows.filter(verdict=wish.verdict)


def _runs(space: Space, wish: Wish) -> list[QuerySet[Contribution]]:
    """The stretches of the index a page is made of: one, or two where a draw goes past the end."""
    rows, after = _walked(space, wish), wish.after
    if wish.sort != Sort.RANDOM:
        return [_bounded(rows.filter(orders.after(wish.sort, after)), wish)]
    start = ids.seed_to_start(wish.seed)
    first, second = rows.filter(shuffle__gte=start), rows.filter(shuffle__lt=start)
    if after is not None and after.value >= start:
        first = first.filter(orders.after(wish.sort, after))
    elif after is not None:
        return [_bounded(second.filter(orders.after(wish.sort, after)), wish)]
    return [_bounded(run, wish) for run in (first, second)]


def _bounded(rows: QuerySet[Contribution], wish: Wish) -> QuerySet[Contribution]:
    ordered = rows.order_by(*orders.columns(wish.sort))
    if wish.sifted:
        window = Contribution.objects.filter(pk__in=ordered.values("pk")[:BOUND])
        ordered = wish.sifted.keep(window).order_by(*orders.columns(wish.sort))
    return ordered[: wish.size + 1]


def _counts(space: Space, wish: Wish) -> dict[str, Subquery]:
    """How many texts there are, how many moderation hid, how many the filters keep."""
    hidden = Contribution.objects.filter(space=space.pk, kind=space.plan.headline, state=State.HIDDEN)
    kept = _walked(space, wish) if wish.narrowed else Contribution.objects.filter(pk=0)
    if wish.sifted:
        newest = kept.order_by("-published_at", "-pk").values("pk")[:BOUND]
        kept = wish.sifted.keep(Contribution.objects.filter(pk__in=newest))
    return {"texts": figures.texts_of(space.pk), "hidden": _count(hidden), "kept": _count(kept)}


def _count(rows: QuerySet[Contribution]) -> Subquery:
    counted = rows.order_by().values("space").annotate(count=Count("pk")).values("count")
    return Subquery(counted, output_field=IntegerField())


def _alone(space: Space, counts: dict[str, Subquery]) -> tuple[int | None, ...]:
    """The same counts when no row came to carry them."""
    return tuple(Space.objects.filter(pk=space.pk).annotate(**counts).values_list(*counts)[0])


def _place(row: Row, wish: Wish) -> tuple[int, int, int]:
    key = _key(row, wish.sort)
    if wish.sort == Sort.RANDOM:
        return (row.shuffle < ids.seed_to_start(wish.seed), key.value, key.pk)
    sign = -1 if orders.COLUMNS[wish.sort][1] else 1
    return (0, sign * key.value, sign * key.pk)


def _key(row: Row, sort: Sort) -> Key:
    return Key.of(getattr(row, orders.COLUMNS[sort][0]), row.pk)
