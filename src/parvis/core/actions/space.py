# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Spaces: create, describe, plan, open, and the people in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit, version
from parvis.core.enums import Ability, Reach, Role
from parvis.core.kinds import space_kinds
from parvis.core.models import Membership, Organisation, Person, Phase, Space
from parvis.core.outbox import Outbox
from parvis.core.queries import versions
from parvis.kernel import html, text
from parvis.kernel.refusal import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One phase as a calendar gives it."""

    plan: str
    starts_at: datetime
    ends_at: datetime | None = None
    opens: frozenset[Ability] | None = None


def create(
    *,
    actor: Person | None,
    kind: str,
    title: str,
    slug: str = "",
    summary: str = "",
    language: str = "fr",
    reach: str = Reach.PUBLIC,
    organisation: Organisation | None = None,
    at: datetime,
) -> Space:
    """Prepare a space; nobody but its people reads it until it is opened."""
    if actor is not None:
        abilities.require_administrator(actor)
    tidy = text.clean_line(title)
    if not tidy:
        raise Refused("space.title", _("Give it a title."))
    with transaction.atomic():
        space = Space.objects.create(
            kind=kind,
            slug=_free_slug(kind, slug or tidy),
            title=tidy,
            summary=text.clean_line(summary),
            language=language,
            reach=reach,
            organisation=organisation,
            created_at=at,
        )
        if actor is not None:
            Membership.objects.create(
                space=space, person=actor, role=Role.OWNER, starts_at=at, added_by=actor
            )
        audit.record(actor, "create", space, space=space, at=at)
        version.of_instance()
    return space


def hand_over(
    *, actor: Person, kind: str, title: str, organisation: Organisation | None, owner: Person, at: datetime
) -> Space:
    """Prepare a space for somebody else: they are in charge of it, and its maker is not."""
    with transaction.atomic():
        made = create(actor=actor, kind=kind, title=title, organisation=organisation, at=at)
        if owner.pk != actor.pk:
            Membership.objects.filter(space=made, person=actor).delete()
            given = Membership.objects.create(
                space=made, person=owner, role=Role.OWNER, starts_at=at, added_by=actor
            )
            audit.record(actor, "appoint", given, space=made, at=at, role=Role.OWNER, person=owner.pk)
    return made


def describe(*, actor: Person, space: Space, at: datetime, **changes: Any) -> Space:
    """Change the title, the summary, the presentation, the results setting or the kind's own `data`."""
    abilities.require(actor, Ability.STEER, space, at=at)
    allowed = {"title", "summary", "presentation", "results", "data"}
    if not set(changes) <= allowed or not changes.get("title", space.title):
        raise Refused("space.title", _("Give it a title."))
    with transaction.atomic():
        for name, value in changes.items():
            setattr(space, name, text.clean_line(value) if name in {"title", "summary"} else value)
        if "presentation" in changes:
            space.presentation = text.clean_text(changes["presentation"])
            space.presentation_html = html.render(space.presentation)
        space.save(update_fields=[*changes, "presentation_html"])
        audit.record(actor, "describe", space, space=space, at=at, changed=sorted(changes))
        _stale(space)
    return space


def plan(
    *, actor: Person | None, space: Space, steps: Iterable[Step], notice: str = "", at: datetime
) -> list[Phase]:
    """Set the calendar. Once open, a change is told to the public in words."""
    if actor is not None:
        abilities.require(actor, Ability.STEER, space, at=at)
    wanted = list(steps)
    _check_calendar(space, wanted, notice, at)
    with transaction.atomic():
        kept = {phase.plan: phase for phase in space.phases.all()}
        phases = [
            _step(space, kept.pop(step.plan, None), step, position, notice)
            for position, step in enumerate(wanted)
        ]
        Phase.objects.filter(pk__in=[phase.pk for phase in kept.values()]).delete()
        audit.record(actor, "plan", space, space=space, at=at, notice=notice)
        _stale(space)
    space.__dict__.pop("steps", None)
    return phases


def open_to_public(*, actor: Person | None, space: Space, at: datetime) -> Space:
    """Publish a space: from now on whoever its reach names reads it."""
    if actor is not None:
        abilities.require(actor, Ability.STEER, space, at=at)
    missing = [str(sentence) for sentence in space.plan.missing(space)]
    if missing:
        raise Refused(
            "space.incomplete",
            _("Before opening, fill in: %(list)s.") % {"list": ", ".join(missing)},
            missing=missing,
        )
    with transaction.atomic():
        space.published_at = at
        space.save(update_fields=["published_at"])
        audit.record(actor, "open", space, space=space, at=at)
        _stale(space)
    return space


def announce_phases(*, at: datetime) -> int:
    """Tell those who asked that a step began, once; the sweep calls this."""
    begun = Phase.objects.filter(announced_at=None, starts_at__lte=at, space__published_at__lte=at)
    told = 0
    for phase in begun.select_related("space")[:50]:
        with transaction.atomic():
            if not Phase.objects.filter(pk=phase.pk, announced_at=None).update(announced_at=at):
                continue
            outbox.put(Outbox.Topic.NOTIFY, key=f"phase:{phase.pk}", at=at, phase=phase.pk)
            _stale(phase.space)
            told += 1
    return told


def _check_calendar(space: Space, steps: list[Step], notice: str, at: datetime) -> None:
    known = {phase.key for phase in space.plan.phases}
    if any(step.plan not in known for step in steps) or len({step.plan for step in steps}) != len(steps):
        raise Refused("phase.unknown", _("This calendar has a step that does not exist here."))
    if any(step.ends_at is not None and step.ends_at <= step.starts_at for step in steps):
        raise Refused("phase.dates", _("A step must end after it begins: check the dates."))
    is_open = space.published_at is not None and space.published_at <= at
    if is_open and space.steps and not notice.strip():
        raise Refused("phase.notice", _("People can already read this calendar: say in public what changes."))


def _step(space: Space, phase: Phase | None, step: Step, position: int, notice: str) -> Phase:
    phase = phase or Phase(space=space, plan=step.plan)
    moved = (phase.starts_at, phase.ends_at) != (step.starts_at, step.ends_at)
    opens = space.plan.phase(step.plan).opens if step.opens is None else step.opens
    phase.position, phase.starts_at, phase.ends_at = position, step.starts_at, step.ends_at
    phase.opens = sorted(opens)
    phase.notice = notice if moved else phase.notice
    phase.save()
    return phase


def _stale(space: Space) -> None:
    version.raise_now(versions.space(space.pk), versions.instance())


def _free_slug(kind: str, wanted: str) -> str:
    if kind not in space_kinds:
        raise Refused("space.kind", _("This kind of page does not exist here."))
    base = text.slug(wanted)
    taken = set(Space.objects.filter(kind=kind, slug__startswith=base).values_list("slug", flat=True))
    return text.first_free(base, taken)
