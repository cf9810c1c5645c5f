# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One space with its steps, and all the spaces of an instance by where they stand."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import QuerySet

from parvis.core import audience
from parvis.core.enums import Ability
from parvis.core.models import Person, Phase, Space
from parvis.core.models.prepared import Prepared
from parvis.core.queries import versions

SPACE: Final = (
    "id", "kind", "slug", "title", "summary", "language", "reach", "organisation_id", "results",
    "created_at", "published_at", "data",
)  # fmt: skip
PHASE: Final = ("id", "plan", "position", "starts_at", "ends_at", "opens", "notice", "announced_at")
# What one takes part with; commenting alone, while the synthesis is written, does not keep a space open.
TAKING_PART: Final = frozenset({Ability.PROPOSE, Ability.VOTE})


class Standing(StrEnum):
    """Where a space stands for someone who would take part."""

    OPEN = "open"
    COMING = "coming"
    FINISHED = "finished"


def find(
    *, person: Person | None, kind: str, slug: str, at: datetime, presented: bool = False
) -> Space | None:
    """The space at this address with its steps and its versions, in one query, if this person may read it."""
    rows = _FIND.rows(kind=kind, slug=slug)
    if not rows:
        return None
    end = len(SPACE)
    space = Space.from_db(None, SPACE, rows[0][:end])
    if not audience.held_by(person, at=at) & audience.of_space(space, at=at):
        return None
    space.steps = [_phase(space, row[end:-3]) for row in rows if row[end] is not None]
    space.ages = dict(zip(("space", "list", "figures"), map(versions.parse, rows[0][-3:]), strict=True))
    if presented:
        space.refresh_from_db(fields=["presentation_html"])
    return space


def _at_address(*, kind: str, slug: str) -> QuerySet[Any, Any]:
    beside = {f"age_of_{scope}": versions.beside(scope) for scope in ("space", "list", "figures")}
    wanted = Space.objects.filter(kind=kind, slug=slug).annotate(**beside)
    ordered = wanted.order_by("phases__position", "phases__starts_at")
    return ordered.values_list(*SPACE, *(f"phases__{name}" for name in PHASE), *beside)


_FIND: Final = Prepared(_at_address, kind=str, slug=str)


def all_of(*, person: Person | None, at: datetime, kind: str | None = None) -> list[Space]:
    """The spaces this person may read, with their steps and without their presentation."""
    wanted = Space.objects.visible_to(person, at).exclude(published_at=None)
    if kind is not None:
        wanted = wanted.filter(kind=kind)
    spaces = list(wanted.only(*SPACE).order_by("-published_at", "-pk"))
    steps: dict[int, list[Phase]] = {}
    for phase in Phase.objects.filter(space__in=[space.pk for space in spaces]).order_by(
        "position", "starts_at"
    ):
        steps.setdefault(phase.space_id, []).append(phase)
    for space in spaces:
        space.steps = steps.get(space.pk, [])
    return spaces


def standing(space: Space, at: datetime) -> Standing:
    """Whether one may take part now, later, or no longer."""
    moments = [phase for phase in space.steps if phase.abilities & TAKING_PART]
    if any(phase.runs(at) for phase in moments):
        return Standing.OPEN
    return Standing.COMING if any(phase.starts_at > at for phase in moments) else Standing.FINISHED


def by_standing(spaces: Iterable[Space], at: datetime) -> dict[Standing, list[Space]]:
    """Spaces by where they stand: what closes first and what opens first before the rest."""
    found: dict[Standing, list[Space]] = {each: [] for each in Standing}
    for space in spaces:
        found[standing(space, at)].append(space)
    found[Standing.OPEN].sort(
        key=lambda space: closes_at(space, at) or datetime.max.replace(tzinfo=at.tzinfo)
    )
    found[Standing.COMING].sort(key=lambda space: opens_at(space, at) or at)
    found[Standing.FINISHED].sort(key=lambda space: ended_at(space) or space.created_at, reverse=True)
    return found


def closes_at(space: Space, at: datetime) -> datetime | None:
    """When taking part ends, over all the steps that allow it; None when no end was set."""
    ends = [phase.ends_at for phase in space.steps if phase.abilities & TAKING_PART and phase.runs(at)]
    return None if None in ends else max((end for end in ends if end is not None), default=None)


def opens_at(space: Space, at: datetime) -> datetime | None:
    """When one may first take part."""
    starts = (phase.starts_at for phase in space.steps if phase.abilities & TAKING_PART)
    return min((start for start in starts if start > at), default=None)


def ended_at(space: Space) -> datetime | None:
    """When the last step in which one took part ended."""
    ends = (phase.ends_at for phase in space.steps if phase.abilities & TAKING_PART)
    return max((end for end in ends if end is not None), default=None)


def answers_due(space: Space) -> datetime | None:
    """The date by which answers are promised."""
    return next((phase.ends_at for phase in space.steps if phase.plan == "answers"), None)


def _phase(space: Space, values: tuple[object, ...]) -> Phase:
    # Both in the order of the model: Django pairs them by rank.
    pk, *rest = values
    phase = Phase.from_db(None, ("id", "space_id", *PHASE[1:]), (pk, space.pk, *rest))
    phase.space = space
    return phase
