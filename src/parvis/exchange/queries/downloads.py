# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The files of data made for a space: the newest one, and the one being made."""

from dataclasses import dataclass
from datetime import datetime

from parvis.core.models import Export, Space


@dataclass(frozen=True, slots=True)
class Downloads:
    """What may be downloaded now, what is on its way, and whether the last one failed."""

    ready: Export | None
    coming: Export | None
    failed: bool

    @property
    def asked_at(self) -> datetime | None:
        """When data were last asked for."""
        last = self.coming or self.ready
        return last.asked_at if last else None


def of_space(space: Space) -> Downloads:
    """The files of a space, in one query."""
    found = list(Export.objects.filter(space=space).order_by("-asked_at")[:5])
    ready = next((one for one in found if one.finished_at is not None), None)
    first = found[0] if found else None
    coming = first if first is not None and first.finished_at is None and not first.failed else None
    return Downloads(ready, coming, first is not None and bool(first.failed) and first.finished_at is None)


def named(space: Space, name: str) -> Export | None:
    """The file of that name, if it is of this space."""
    return Export.objects.filter(space=space, file=name).exclude(finished_at=None).first()
