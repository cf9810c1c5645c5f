# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The space an import fills: the one that is there, or one made for it, closed from the start."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db.models import Max, Min
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.actions import space as spaces
from parvis.core.actions import version
from parvis.core.actions.space import Step
from parvis.core.enums import Ability
from parvis.core.kinds import space_kinds
from parvis.core.models import Contribution, Participation, Person, Space
from parvis.core.queries import versions
from parvis.exchange.actions.importing.sums import Sums
from parvis.exchange.formats import Format, Origin
from parvis.kernel import html, text
from parvis.kernel.refusal import Refused

SECOND: Final = timedelta(seconds=1)


def find(*, actor: Person | None, known: Format, folder: Path, slug: str, at: datetime) -> Space | None:
    """The space of that address, if there is one and this person may fill it."""
    if text.slug(slug) != slug:
        raise Refused(
            "import.slug",
            _("An address has small letters, digits and hyphens only: %(slug)s.") % {"slug": text.slug(slug)},
        )
    space = Space.objects.filter(kind=_kind(known, folder), slug=slug).first()
    if space is None:
        if actor is not None:
            abilities.require_administrator(actor)
        return None
    if actor is not None:
        abilities.require(actor, Ability.STEER, space, at=at)
    if known.is_copy and space.data.get("import", {}).get("format") != known.key:
        raise Refused(
            "import.copy",
            _("A copy only enters a space of its own: give another address than %(slug)s.") % {"slug": slug},
        )
    return space


def make(*, actor: Person | None, known: Format, folder: Path, slug: str, title: str, at: datetime) -> Space:
    """A space that nobody reads yet, to be opened once everything is in it."""
    origin = known.origin(folder)
    made = spaces.create(
        actor=actor,
        kind=_kind(known, folder),
        slug=slug,
        title=title or origin.title or slug.replace("-", " ").capitalize(),
        summary=origin.summary,
        language=origin.language,
        at=at,
    )
    presentation = origin.presentation or _provenance(origin.language)
    made.data = {**origin.data, "import": {"format": known.key}}
    made.presentation, made.presentation_html = presentation, html.render(presentation)
    made.save(update_fields=["data", "presentation", "presentation_html"])
    return made


def _provenance(language: str) -> str:
    """Where an imported consultation comes from, in its own language."""
    with translation.override(language):
        return _(
            "This consultation took place elsewhere. Its texts and the totals of its votes were brought here as they "
            "were; these totals are shown apart and are never added to votes cast here."
        )


def finish(space: Space, *, known: Format, folder: Path, at: datetime) -> None:
    """Count the people, and open what this import made."""
    _count_people(space, by_day=not known.is_copy)
    if space.published_at is None and "import" in space.data:
        dates = space.contributions.aggregate(first=Min("published_at"), last=Max("published_at"))
        steps = _calendar(known.origin(folder), dates["first"], dates["last"], at)
        spaces.plan(actor=None, space=space, steps=steps, at=at)
        space.phases.update(announced_at=at)
        space.published_at = min(dates["first"] or at, at)
        space.save(update_fields=["published_at"])
    scopes = (
        versions.space(space.pk),
        versions.listing(space.pk),
        versions.figures(space.pk),
        versions.figures(),
    )
    version.raise_now(*scopes, versions.instance())


def _kind(known: Format, folder: Path) -> str:
    kind = known.space_kind or known.origin(folder).kind
    if kind not in space_kinds:
        raise Refused("import.kind", _("This instance has no “%(kind)s”.") % {"kind": kind})
    return kind


def _calendar(origin: Origin, first: datetime | None, last: datetime | None, at: datetime) -> list[Step]:
    """What took place, then « closed »: an imported consultation is over, whatever its calendar said."""
    past = [
        Step(plan=plan, starts_at=start, ends_at=min(end or at, at))
        for plan, start, end in origin.steps
        if start < at
    ]
    past = [step for step in past if step.plan != "closed"]
    if not past and first is not None and last is not None:
        past = [Step(plan="contribute", starts_at=first, ends_at=last + SECOND)]
    over = max((step.ends_at for step in past if step.ends_at is not None), default=at)
    return [*past, Step(plan="closed", starts_at=over)]


def _count_people(space: Space, *, by_day: bool) -> None:
    """Write down who took part, on the day of their first text."""
    wrote = Contribution.objects.filter(space=space, author__imported_as__space=space)
    known = Participation.objects.filter(space=space).values("person_id")
    firsts = wrote.exclude(author__in=known).values_list("author_id").annotate(first=Min("published_at"))
    days: dict[object, int] = {}
    rows: list[Participation] = []
    for author, first in firsts.order_by("author_id").iterator():
        rows.append(Participation(space=space, person_id=author, at=first))
        days[localdate(first)] = days.get(localdate(first), 0) + 1
    Participation.objects.bulk_create(rows, ignore_conflicts=True)
    if by_day:
        sums = Sums(space, by_day=True)
        sums.people(days)  # type: ignore[arg-type]
        sums.write()
