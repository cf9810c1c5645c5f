# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The journal of acts of power: what administrators and teams did, never who voted what."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Max

from parvis.core.models import AuditEvent, Person

SIZE: Final = 50
# Rows read at most for one page; a page may hold fewer acts than its size and still have a next one.
WINDOW: Final = 5_000
# What anyone does with their own texts and place is not an act of power.
ORDINARY: Final = frozenset({"publish", "revise", "withdraw", "appeal", "accept", "change_address"})


class Act(NamedTuple):
    """One act, with the names one reads."""

    pk: int
    at: datetime
    actor: str | None
    handle: str | None
    verb: str
    noun: str
    noun_id: int | None
    space: str | None
    data: dict[str, Any]


COLUMNS: Final = (
    "pk", "at", "actor__display_name", "actor__handle", "verb", "noun", "noun_id", "space__title", "data",
)  # fmt: skip


def page(*, verb: str = "", before: int | None = None) -> tuple[list[Act], int | None]:
    """The newest acts before a place in the journal, and where the next page begins, if there is one."""
    if verb:
        return _of_verb(verb, before)
    last = before or (AuditEvent.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    rows = AuditEvent.objects.filter(pk__lt=last, pk__gte=last - WINDOW)
    acts = rows.exclude(verb__in=ORDINARY - {"publish"}).exclude(verb="publish", noun="contribution")
    found = [Act(*row) for row in acts.order_by("-pk").values_list(*COLUMNS)[: SIZE + 1]]
    if len(found) > SIZE:
        return found[:SIZE], found[SIZE - 1].pk
    return found, (last - WINDOW if last > WINDOW else None)


def people(acts: list[Act]) -> dict[int, str]:
    """The names of the people these acts are about."""
    wanted = {pk for act in acts if (pk := about(act)) is not None}
    return dict(Person.objects.filter(pk__in=wanted).values_list("pk", "display_name"))


def about(act: Act) -> int | None:
    """The person an act is about, if it is about one."""
    found = act.noun_id if act.noun == "person" else act.data.get("person")
    return found if isinstance(found, int) else None


def _of_verb(verb: str, before: int | None) -> tuple[list[Act], int | None]:
    acts = AuditEvent.objects.filter(verb=verb)
    if before is not None:
        acts = acts.filter(pk__lt=before)
    found = [Act(*row) for row in acts.order_by("-pk").values_list(*COLUMNS)[: SIZE + 1]]
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None
