# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What reached a person and what they follow; nothing is said of what they may no longer read."""

from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q

from parvis.core.models import Contribution, Notification, Person, Space, Subscription
from parvis.core.queries.orders import Key

SIZE: Final = 20
COLUMNS: Final = (
    "pk", "matter", "count", "actor", "at", "read_at", "space__kind", "space__slug", "space__title",
    "contribution", "contribution__kind", "contribution__number", "contribution__title",
    "contribution__root__number", "contribution__root__title", "space_open", "text_open",
)  # fmt: skip


class Told(NamedTuple):
    """One notification: what it is about, and how often it happened since it was last read."""

    pk: int
    matter: str
    times: int
    actor: str
    at: datetime
    read_at: datetime | None
    space_kind: str | None
    space_slug: str | None
    space_title: str | None
    contribution: int | None
    kind: str | None
    number: int | None
    title: str | None
    root_number: int | None
    root_title: str | None
    is_space_open: bool
    is_text_open: bool


class Place(NamedTuple):
    """Where a page ends: among the unread or after them."""

    unread: bool
    key: Key

    def __str__(self) -> str:
        return f"{'u' if self.unread else 'r'}{self.key}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place an address bears, or None when it makes no sense."""
        key = Key.read(text[1:])
        return cls(text[0] == "u", key) if key is not None and text[0] in "ur" else None


class Followed(NamedTuple):
    """What a person asked to hear about."""

    pk: int
    matter: str
    by_mail: bool
    space_kind: str | None
    space_slug: str | None
    space_title: str | None
    number: int | None
    title: str | None
    is_open: bool


def page(person: Person, at: datetime, after: Place | None = None) -> tuple[list[Told], Place | None]:
    """What reached this person, the unread first, then the newest; and where the next page begins."""
    texts = Contribution.objects.visible_to(person, at).filter(pk=OuterRef("contribution"))
    spaces = Space.objects.visible_to(person, at).filter(pk=OuterRef("space"))
    rows = Notification.objects.filter(_after(after), person=person)
    rows = rows.annotate(space_open=Exists(spaces), text_open=Exists(texts), seen=Q(read_at__isnull=False))
    read = [Told(*row) for row in rows.order_by("seen", "-at", "-pk").values_list(*COLUMNS)[: SIZE + 1]]
    last = read[SIZE - 1] if len(read) > SIZE else None
    return read[:SIZE], Place(last.read_at is None, Key.of(last.at, last.pk)) if last else None


def mine(person: Person, pk: int) -> Notification | None:
    """One notification of this person."""
    return Notification.objects.filter(person=person, pk=pk).first()


def followed(person: Person, at: datetime, before: int | None = None) -> tuple[list[Followed], int | None]:
    """What this person follows, the last asked first; and where the next page begins."""
    texts = Contribution.objects.visible_to(person, at).filter(pk=OuterRef("contribution"))
    spaces = Space.objects.visible_to(person, at).filter(pk=OuterRef("space"))
    rows = Subscription.objects.filter(person=person)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    rows = rows.select_related("contribution__space", "space").annotate(
        is_open=Q(Exists(texts)) | Q(Exists(spaces), contribution=None) | Q(space=None, contribution=None)
    )
    found = [_followed(row) for row in rows.order_by("-pk")[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None


def subscription(person: Person, pk: int) -> Subscription | None:
    """One wish of this person."""
    return Subscription.objects.filter(person=person, pk=pk).select_related("contribution", "space").first()


def _followed(row: Subscription) -> Followed:
    space = row.contribution.space if row.contribution is not None else row.space
    text = row.contribution
    return Followed(
        pk=row.pk,
        matter=row.matter,
        by_mail=row.by_mail,
        space_kind=space.kind if space else None,
        space_slug=space.slug if space else None,
        space_title=space.title if space else None,
        number=text.number if text else None,
        title=text.title if text else None,
        is_open=row.is_open,  # type: ignore[attr-defined]
    )


def _after(after: Place | None) -> Q:
    if after is None:
        return Q()
    moment, pk = after.key.moment, after.key.pk
    older = Q(at__lt=moment) | Q(at=moment, pk__lt=pk)
    if after.unread:
        return Q(read_at__isnull=False) | older
    return Q(read_at__isnull=False) & older
