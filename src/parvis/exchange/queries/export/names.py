# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How rows, people and moments are called outside."""

import hmac
from base64 import b32encode
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final

from django.conf import settings

from parvis.core.enums import Capacity
from parvis.core.models import ImportedAuthor, Space, Theme

_UTC_OFFSET: Final = -len("+00:00")


class Names:
    """How rows and people are called outside: as the import that brought them called them, or by a keyed digest."""

    def __init__(self, space: Space) -> None:
        """Take the key of this space: nobody compares its pseudonyms with those of another."""
        self._key = sha256(f"parvis export {space.pk} {settings.SECRET_KEY}".encode()).digest()
        self._mark = self._digest("rows")[:6]
        self._imported = dict(
            ImportedAuthor.objects.filter(space=space).values_list("person_id", "name").iterator()
        )
        themes = Theme.objects.filter(space=space).values_list("pk", "external_id")
        self.themes = {pk: external_id or f"{self._mark}-t{pk}" for pk, external_id in themes}

    def row(self, pk: int) -> str:
        """A contribution that no import named."""
        return f"{self._mark}-{pk}"

    def author(self, person: int, capacity: str, data: Mapping[str, str]) -> str:
        """A person, here and nowhere else."""
        if known := self._imported.get(person):
            return known
        # A person helped is another person than the one who helps.
        whose = f"{person}:{data.get('helped', '')}" if capacity == Capacity.HELPED else str(person)
        return "participant-" + self._digest(whose)

    def _digest(self, what: str) -> str:
        return b32encode(hmac.digest(self._key, what.encode(), "sha256"))[:12].decode().lower()


def moment(at: datetime) -> str:
    """A moment, in UTC, as ISO 8601."""
    # From the database they are in UTC already, and there are two a row.
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat()[:_UTC_OFFSET] + "Z"


def day(on: date | None) -> str:
    """A day, or nothing."""
    return on.isoformat() if on else ""
