# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""People as pages show them: what anyone may read of a person, and what administrators need to find one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Q

from parvis.core.enums import Capacity, Role, State
from parvis.core.models import Affiliation, Contribution, Invitation, Membership, Organisation, Person, Space

SIZE: Final = 20
POWERS: Final = (Role.OWNER, Role.FACILITATOR, Role.MODERATOR, Role.SERVICE)


class Place(NamedTuple):
    """A position in an organisation, as people read it."""

    pk: int
    organisation: str
    title: str
    proof: str
    starts_at: datetime
    ends_at: datetime | None


class Text(NamedTuple):
    """A published contribution in the list of its author."""

    pk: int
    kind: str
    number: int
    title: str
    published_at: datetime
    verdict: str
    space_kind: str
    space_slug: str
    space_title: str


class Known(NamedTuple):
    """A person as an administrator finds them."""

    pk: int
    handle: str
    display_name: str
    email: str | None
    is_active: bool
    is_administrator: bool
    joined_at: datetime


class Power(NamedTuple):
    """A role that lets somebody do more than read and write."""

    pk: int
    role: str
    person: str
    handle: str
    space_kind: str
    space_slug: str
    space_title: str
    starts_at: datetime


class Invited(NamedTuple):
    """An invitation as administrators follow it; its code is known to nobody any more."""

    pk: int
    organisation: str
    title: str
    email: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_by: str | None


class Prepared(NamedTuple):
    """A space as administrators see it, open or not."""

    pk: int
    kind: str
    slug: str
    title: str
    organisation: str | None
    created_at: datetime
    published_at: datetime | None


def places(person: Person, at: datetime, *, verified: bool = False) -> list[Place]:
    """The positions a person holds now, the oldest first."""
    held = Affiliation.objects.filter(person=person).in_force(at)
    rows = held.verified() if verified else held
    columns = ("pk", "organisation__name", "title", "proof", "starts_at", "ends_at")
    return [Place(*row) for row in rows.order_by("starts_at", "pk").values_list(*columns)]


def texts(
    author: Person, *, reader: Person | None, at: datetime, before: tuple[datetime, int] | None = None
) -> tuple[list[Text], tuple[datetime, int] | None]:
    """What a person published in their own name and this reader may read, newest first, and where the rest begins."""
    # Texts written for an organisation or for somebody helped stand under that name, not on this page.
    mine = Contribution.objects.visible_to(reader, at).filter(
        author=author, capacity=Capacity.OWN, state=State.PUBLISHED, number__isnull=False
    )
    if before is not None:
        moment, pk = before
        mine = mine.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))
    columns = (
        "pk", "kind", "number", "title", "published_at", "verdict", "space__kind", "space__slug", "space__title",
    )  # fmt: skip
    rows = mine.order_by("-published_at", "-pk").values_list(*columns)[: SIZE + 1]
    found = [Text(*row) for row in rows]
    last = found[SIZE - 1] if len(found) > SIZE else None
    return found[:SIZE], (last.published_at, last.pk) if last else None


def search(words: str, *, after: int = 0) -> tuple[list[Known], int | None]:
    """People whose name holds these words, or who sign in with this address; and where the rest begins."""
    wanted = words.strip()
    rows = Person.objects.filter(pk__gt=after)
    if "@" in wanted:
        rows = rows.filter(email=wanted.lower())
    elif wanted:
        rows = rows.filter(Q(display_name__icontains=wanted) | Q(handle=wanted.lower()))
    found = [Known(*row) for row in rows.order_by("pk").values_list(*Known._fields)[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None


def administrators() -> list[Known]:
    """Who runs the instance."""
    rows = Person.objects.filter(is_administrator=True, is_active=True).order_by("display_name", "pk")
    return [Known(*row) for row in rows.values_list(*Known._fields)]


def powers(at: datetime, *, after: int = 0) -> tuple[list[Power], int | None]:
    """Who steers, moderates or answers, and where; and where the rest begins."""
    held = Membership.objects.in_force(at).filter(role__in=POWERS, pk__gt=after, person__is_active=True)
    columns = (
        "pk", "role", "person__display_name", "person__handle",
        "space__kind", "space__slug", "space__title", "starts_at",
    )  # fmt: skip
    found = [Power(*row) for row in held.order_by("pk").values_list(*columns)[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None


def invitations(*, before: int | None = None) -> tuple[list[Invited], int | None]:
    """The invitations made, the newest first, and where the rest begins."""
    rows = Invitation.objects.filter(pk__lt=before) if before else Invitation.objects.all()
    columns = (
        "pk", "organisation__name", "title", "email",
        "created_at", "expires_at", "used_at", "used_by__display_name",
    )  # fmt: skip
    found = [Invited(*row) for row in rows.order_by("-pk").values_list(*columns)[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None


def prepared(*, before: int | None = None) -> tuple[list[Prepared], int | None]:
    """The spaces of the instance, the newest first, and where the rest begins."""
    rows = Space.objects.filter(pk__lt=before) if before else Space.objects.all()
    columns = ("pk", "kind", "slug", "title", "organisation__name", "created_at", "published_at")
    found = [Prepared(*row) for row in rows.order_by("-pk").values_list(*columns)[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None


def organisations() -> list[Organisation]:
    """The tree, each body right under the one it belongs to, in the order of names."""
    children: dict[int | None, list[Organisation]] = {}
    for one in Organisation.objects.prefetch_related("domains").order_by("name", "pk"):
        children.setdefault(one.parent_id, []).append(one)
    ordered: list[Organisation] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        one = waiting.pop()
        ordered.append(one)
        waiting += reversed(children.get(one.pk, []))
    return ordered


def by_handle(handles: Iterable[str]) -> dict[str, str]:
    """The names of those of these people who are here, by handle."""
    found = Person.objects.filter(handle__in=list(handles), is_active=True)
    return dict(found.values_list("handle", "display_name"))
