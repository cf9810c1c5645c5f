# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Authors met elsewhere: people without an address, one for each name in a space."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from typing import Final

from django.contrib.auth.hashers import make_password

from parvis.core.models import ImportedAuthor, Person, Space
from parvis.exchange.actions.importing import identifiers, rows
from parvis.kernel import text

# Enough for the busiest; the others are asked for again.
REMEMBERED: Final = 50_000
_PERSON: Final = (
    *("id", "handle", "display_name", "language", "joined_at", "password"),
    *("biography", "is_active", "is_administrator"),
)
_AUTHOR: Final = ("space_id", "name", "person_id")


class People:
    """The people behind the names of a space, made when first met."""

    def __init__(self, space: Space) -> None:
        """Begin without a name."""
        self._space = space
        self._known: dict[str, int] = {}

    def of(self, names: Iterable[str], *, at: datetime) -> dict[str, int]:
        """The person behind each of these names."""
        wanted = set(names) - {""}
        if len(self._known) > REMEMBERED:
            self._known.clear()
        if unknown := wanted - self._known.keys():
            found = ImportedAuthor.objects.filter(space=self._space, name__in=unknown)
            self._known.update(found.values_list("name", "person_id"))
            if new := sorted(unknown - self._known.keys()):
                self._make(new, at)
        return {name: self._known[name] for name in wanted}

    def _make(self, names: list[str], at: datetime) -> None:
        handles = self._handles(names)
        # One unusable password for all: it opens nothing, and drawing one for each costs more than the rows.
        closed = make_password(None)
        joined, language = rows.Values().moment(at), self._space.language
        people = list(zip(identifiers.reserve(Person, len(names)), names, strict=True))
        rows.Table(Person, _PERSON).insert(
            (pk, handles[name], name, language, joined, closed, "", True, False) for pk, name in people
        )
        rows.Table(ImportedAuthor, _AUTHOR).insert((self._space.pk, name, pk) for pk, name in people)
        self._known.update({name: pk for pk, name in people})

    def _handles(self, names: list[str]) -> dict[str, str]:
        wanted = {name: text.handle_from(name) for name in names}
        taken = set(Person.objects.filter(handle__in=set(wanted.values())).values_list("handle", flat=True))
        given: dict[str, str] = {}
        for name, handle in wanted.items():
            given[name] = self._longer(name, handle) if handle in taken else handle
            taken.add(given[name])
        return given

    def _longer(self, name: str, handle: str) -> str:
        # Drawn from the name and the space, so that the same import run again gives the same handle.
        mark = blake2b(f"{self._space.pk}:{name}".encode(), digest_size=6).hexdigest()
        return f"{handle[:21]}_{mark}"
