# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Give a space's data to whoever may read it: asked once an hour, made in the background, kept as files."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit
from parvis.core.enums import Ability
from parvis.core.models import Export, Person, Space
from parvis.core.outbox import Outbox
from parvis.exchange.actions.exporting import archive
from parvis.kernel import ids
from parvis.kernel.refusal import Refused

FOLDER: Final = "exports"
EVERY: Final = timedelta(hours=1)
EVERY_FOR_TEAM: Final = timedelta(minutes=5)
# Whoever began to download the one before the last must be able to finish.
KEPT: Final = 3
TOLD_EVERY: Final = 5_000


def ask(*, actor: Person | None, space: Space, at: datetime) -> Export:
    """Ask for fresh data. One that is being made is given again; a new one is made once an hour at most."""
    if not Space.objects.visible_to(actor, at).filter(pk=space.pk).exists():
        raise Refused("space.unreadable", _("This page does not exist, or you may not read it."))
    is_team = Ability.STEER in abilities.of(actor, space, at=at)
    with transaction.atomic():
        last = Export.objects.select_for_update().filter(space=space).first()
        if last is not None and last.finished_at is None and not last.failed:
            return last
        again = last.asked_at + (EVERY_FOR_TEAM if is_team else EVERY) if last is not None else at
        if again > at:
            hour = date_format(localtime(again), "TIME_FORMAT")
            raise Refused(
                "export.recent",
                _("These data are recent. They can be refreshed from %(hour)s on.") % {"hour": hour},
            )
        made = Export.objects.create(space=space, asked_by=actor, asked_at=at)
        outbox.put(Outbox.Topic.EXPORT, key=str(made.pk), at=at, export=made.pk)
        audit.record(actor, "export", made, space=space, at=at)
    return made


def make(*, pk: int, now: Callable[[], datetime], beat: Callable[[], None]) -> None:
    """Make the file that was asked for. `beat` is called all along; made twice, it is the same export."""
    asked = Export.objects.select_related("space").filter(pk=pk, finished_at=None).first()
    if asked is None:
        return
    part = folder() / f"{pk}.part"
    try:
        archive.write(asked.space, part, at=asked.asked_at, progress=_told(pk, beat))
    except Exception:
        Export.objects.filter(pk=pk).update(failed=_("The file could not be written."))
        raise
    name = f"{ids.token(18)}.zip"
    part.replace(folder() / name)
    size = (folder() / name).stat().st_size
    Export.objects.filter(pk=pk).update(file=name, size=size, finished_at=now(), failed="")
    _forget(asked.space)


def to_folder(
    *, space: Space, target: Path, at: datetime, progress: archive.Progress
) -> tuple[Path, dict[str, int]]:
    """Write the export of a space in a folder, at once."""
    file = target / f"{space.slug}-{localtime(at):%Y-%m-%d}.zip"
    part = file.with_suffix(".part")
    counts = archive.write(space, part, at=at, progress=progress)
    part.replace(file)
    return file, counts


def folder() -> Path:
    """Where files wait to be downloaded."""
    found = Path(settings.MEDIA_ROOT) / FOLDER
    found.mkdir(parents=True, exist_ok=True)
    return found


def _told(pk: int, beat: Callable[[], None]) -> archive.Progress:
    told = 0

    def tell(_label: str, done: int, total: int) -> None:
        nonlocal told
        if done - told >= TOLD_EVERY or done == total:
            told = done
            Export.objects.filter(pk=pk).update(done=done, total=total)
            beat()

    return tell


def _forget(space: Space) -> None:
    old = list(space.exports.exclude(finished_at=None).order_by("-finished_at")[KEPT:])
    for one in old:
        (folder() / one.file).unlink(missing_ok=True)
    Export.objects.filter(pk__in=[one.pk for one in old]).delete()
