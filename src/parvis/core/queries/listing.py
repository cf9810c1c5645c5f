# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The contributions of a space: sorted along an index, filtered, read page after page by key."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, IntegerField, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from parvis.core.enums import Capacity, State, Verdict
from parvis.core.models import Contribution, Space
from parvis.core.queries import figures
from parvis.kernel import ids

SIZE: Final = 20
# Beyond this many rows read, a page offers to refine instead of reading on.
BOUND: Final = 5_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Sort(StrEnum):
    """The orders of a list."""

    RANDOM = "random"
    RECENT = "recent"
    SUPPORTED = "supported"
    DISCUSSED = "discussed"
    DIVIDING = "dividing"
    UNANSWERED = "unanswered"


# The column each order follows, and whether the greatest comes first.
ORDERS: Final[dict[Sort, tuple[str, bool]]] = {
    Sort.RANDOM: ("shuffle", False),
    Sort.RECENT: ("published_at", True),
    Sort.SUPPORTED: ("support", True),
    Sort.DISCUSSED: ("discussion", True),
    Sort.DIVIDING: ("division", True),
    # Whoever has waited longest comes first.
    Sort.UNANSWERED: ("published_at", False),
}


class Key(NamedTuple):
    """Where a page ends: the value of the column it is sorted on, and the row."""

    value: int
    pk: int

    def __str__(self) -> str:
        return f"{self.value}.{self.pk}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key an address bears, or None when it makes no sense."""
        value, _dot, pk = text.partition(".")
        if not (value.removeprefix("-").isdecimal() and pk.isdecimal() and len(text) < 40):
            return None
        return cls(int(value), int(pk))


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


ANSWERED: Final = frozenset(Verdict.values)
WAITING: Final = frozenset({""})
CAPACITIES: Final = frozenset(Capacity.values)


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


_COLUMNS: Final = (
    *Row._fields[:5], "theme_id", *Row._fields[6:13], "current__language",
    *(f"tally__{name}" for name in Row._fields[14:]),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list, and what is said around it."""

    rows: list[Row] = field(default_factory=list)
    after: Key | None = None
    total: int = 0
    # More than BOUND texts are there: the total of a filtered list is then only a beginning.
    is_partial: bool = False
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a reader asks of a list."""

    sort: Sort
    filters: Filters = field(default_factory=Filters)
    seed: str = "0000"
    after: Key | None = None
    size: int = SIZE


def page(space: Space, wish: Wish) -> Page:
    """One page of the published contributions of a space, in one query."""
    statement, values = _union(_runs(space, wish))
    found = Contribution.objects.filter(pk__in=RawSQL(statement, values)) if statement else _none()  # noqa: S611 — compiled by the ORM
    counted = found.annotate(**_counts(space, wish)).values_list(*_COLUMNS, "texts", "hidden", "kept")
    read = list(counted)
    rows = [Row(*values[:-3]) for values in read]
    texts, hidden, kept = read[0][-3:] if read else _alone(space, wish)
    rows.sort(key=lambda row: _place(row, wish))
    narrowed = bool(_filters(wish))
    return Page(
        rows=rows[: wish.size],
        after=_key(rows[wish.size - 1], wish.sort) if len(rows) > wish.size else None,
        total=(kept if narrowed else texts) or 0,
        is_partial=narrowed and (texts or 0) > BOUND,
        hidden=hidden or 0,
    )


def _filters(wish: Wish) -> Filters:
    """The filters chosen, and the one that an order carries with it."""
    if wish.sort != Sort.UNANSWERED:
        return wish.filters
    chosen = wish.filters
    return Filters(themes=chosen.themes, verdicts=WAITING, capacities=chosen.capacities)


def _published(space: Space) -> QuerySet[Contribution]:
    return Contribution.objects.filter(space=space.pk, kind=space.plan.headline, state=State.PUBLISHED)


def _runs(space: Space, wish: Wish) -> list[QuerySet[Contribution]]:
    """The stretches of the index a page is made of: one, or two where a draw goes past the end."""
    rows = _published(space)
    after = wish.after
    if wish.sort != Sort.RANDOM:
        return [_narrow(_beyond(rows, wish, after), wish)]
    start = ids.seed_to_start(wish.seed)
    first, second = rows.filter(shuffle__gte=start), rows.filter(shuffle__lt=start)
    if after is None:
        runs = [first, second]
    elif after.value >= start:
        runs = [_beyond(first, wish, after), second]
    else:
        runs = [_beyond(second, wish, after)]
    return [_narrow(run, wish) for run in runs]


def _beyond(rows: QuerySet[Contribution], wish: Wish, after: Key | None) -> QuerySet[Contribution]:
    if after is None:
        return rows
    column, greatest_first = ORDERS[wish.sort]
    value: object = after.value
    if column == "published_at":
        value = moment_of(after.value)
    # The first condition bounds the walk along the index; the second settles equal values.
    near, far = ("lte", "lt") if greatest_first else ("gte", "gt")
    return rows.filter(
        Q(**{f"{column}__{near}": value}), Q(**{f"{column}__{far}": value}) | Q(**{f"pk__{far}": after.pk})
    )


def _narrow(rows: QuerySet[Contribution], wish: Wish) -> QuerySet[Contribution]:
    column, greatest_first = ORDERS[wish.sort]
    sign = "-" if greatest_first else ""
    ordered = rows.order_by(f"{sign}{column}", f"{sign}pk")
    filters = _filters(wish)
    if filters:
        window = Contribution.objects.filter(pk__in=ordered.values("pk")[:BOUND])
        ordered = filters.keep(window).order_by(f"{sign}{column}", f"{sign}pk")
    return ordered.values("pk")[: wish.size + 1]


def _union(runs: list[QuerySet[Contribution]]) -> tuple[str, list[Any]]:
    """One statement for several bounded runs: SQLite refuses bounds inside a plain union."""
    parts: list[str] = []
    values: list[Any] = []
    for rank, run in enumerate(runs):
        try:
            statement, given = run.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT id FROM ({statement}) AS run{rank}")  # noqa: S608 — compiled by the ORM
        values += given
    return " UNION ALL ".join(parts), values


def _counts(space: Space, wish: Wish) -> dict[str, Subquery]:
    """How many texts there are, how many moderation hid, how many the filters keep."""
    hidden = Contribution.objects.filter(space=space.pk, kind=space.plan.headline, state=State.HIDDEN)
    kept = _none()
    if filters := _filters(wish):
        newest = _published(space).order_by("-published_at", "-pk").values("pk")[:BOUND]
        kept = filters.keep(Contribution.objects.filter(pk__in=newest))
    return {"texts": figures.texts_of(space.pk), "hidden": _count(hidden), "kept": _count(kept)}


def _count(rows: QuerySet[Contribution]) -> Subquery:
    counted = rows.order_by().values("space").annotate(count=Count("pk")).values("count")
    return Subquery(counted, output_field=IntegerField())


def _alone(space: Space, wish: Wish) -> tuple[int | None, int | None, int | None]:
    """The same counts when no row came to carry them."""
    counts = _counts(space, wish)
    return Space.objects.filter(pk=space.pk).annotate(**counts).values_list(*counts)[0]


def _none() -> QuerySet[Contribution]:
    return Contribution.objects.filter(pk=None)


def _place(row: Row, wish: Wish) -> tuple[int, int, int]:
    value = _key(row, wish.sort)
    if wish.sort == Sort.RANDOM:
        return (row.shuffle < ids.seed_to_start(wish.seed), *value)
    sign = -1 if ORDERS[wish.sort][1] else 1
    return (0, sign * value.value, sign * value.pk)


def _key(row: Row, sort: Sort) -> Key:
    value = getattr(row, ORDERS[sort][0])
    return Key(ticks_of(value) if isinstance(value, datetime) else value, row.pk)


def ticks_of(moment: datetime) -> int:
    """A moment in microseconds, as keys carry it."""
    elapsed = moment - _EPOCH
    return (elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds


def moment_of(ticks: int) -> datetime:
    """The moment a key carries; what no calendar holds is the beginning of time."""
    try:
        return datetime.fromtimestamp(ticks // 1_000_000, tz=UTC).replace(microsecond=ticks % 1_000_000)
    except (ValueError, OverflowError, OSError):
        return _EPOCH
