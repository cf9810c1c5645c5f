# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write a batch of texts: the new ones in one pass, the changed ones one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core.actions import version
from parvis.core.models import Contribution, Space
from parvis.core.queries import versions
from parvis.exchange.actions.importing import changes, creation, extras, identifiers, known
from parvis.exchange.actions.importing.known import Before, Place
from parvis.exchange.actions.importing.people import People
from parvis.exchange.actions.importing.reading import Read
from parvis.exchange.actions.importing.report import Report
from parvis.exchange.actions.importing.sums import Sums
from parvis.exchange.actions.importing.themes import Themes
from parvis.exchange.formats import Format, Key, Record, Subject, Text
from parvis.kernel.refusal import Refused


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text with its place, ready to be written; `before` when an earlier run brought it."""

    text: Text
    digest: str
    pk: int
    place: Place | None
    theme: int | None
    before: Before | None = None


class Writer:
    """Writes the texts of one import, one batch a transaction."""

    def __init__(self, form: Format, space: Space, report: Report, *, at: datetime) -> None:
        """Read what the space already has."""
        self._form = form
        self._space = space
        self._report = report
        self._at = at
        self._themes = Themes(space)
        self._people = People(space)

    def write(self, batch: Sequence[Read], texts: Sequence[Text]) -> None:
        """Write one batch, counters included; a row that cannot stand is reported."""
        accepted = self._accept(batch, texts)
        people = self._people.of((one.text.author for one in accepted), at=self._at)
        sums = Sums(self._space, by_day=not self._form.is_copy)
        changed = [one for one in accepted if one.before]
        for one in changed:
            changes.apply(one, people.get(one.text.author), sums)
        creation.create(self._space, [one for one in accepted if not one.before], people, sums)
        sums.write()
        if self._space.published_at is not None:
            touched = {*sums.roots, *(one.place.root if one.place else one.pk for one in changed)}
            version.raise_now(versions.listing(self._space.pk), *map(versions.contribution, touched))

    def put(self, record: Record) -> str:
        """Write what is not a text: what became of it."""
        if isinstance(record, Subject):
            return self._themes.put(record)
        return extras.put(record, self._space)

    def _accept(self, batch: Sequence[Read], texts: Sequence[Text]) -> list[Accepted]:
        already, places = known.before(self._space, texts), known.places(self._space, texts)
        free = iter(identifiers.reserve(Contribution, len(texts) - len(already)))
        accepted: list[Accepted] = []
        for read, text in zip(batch, texts, strict=True):
            key, mark = Key(text.kind, text.id), known.digest(text)
            found = already.get(key)
            if found is not None and found.digest == mark:
                self._report.parts[text.kind].add("unchanged")
                continue
            try:
                place = require(places, text)
                theme = self._themes.place(text.subjects)
            except Refused as refusal:
                self._report.refuse(text.kind, read.sheet.file, read.line, refusal.sentence)
                continue
            pk = found.pk if found else next(free)
            places[key] = Place(pk, place.root if place else pk)
            accepted.append(Accepted(text, mark, pk, place, theme, found))
            self._report.parts[text.kind].add("updated" if found else "created")
        return accepted


class Rehearsal:
    """What a writer would do, without writing."""

    def __init__(self, space: Space | None, report: Report) -> None:
        """Read what the space already has, if there is one."""
        self._space = space
        self._report = report
        self._themes = Themes(space)
        self._promised: dict[Key, Place] = {}

    def write(self, batch: Sequence[Read], texts: Sequence[Text]) -> None:
        """Say what one batch would become."""
        already, places = known.before(self._space, texts), known.places(self._space, texts)
        for read, text in zip(batch, texts, strict=True):
            found = already.get(Key(text.kind, text.id))
            if found is not None and found.digest == known.digest(text):
                self._report.parts[text.kind].add("unchanged")
                continue
            try:
                require(self._promised | places if text.parent else places, text)
                self._themes.require(text.subjects)
            except Refused as refusal:
                self._report.refuse(text.kind, read.sheet.file, read.line, refusal.sentence)
                continue
            self._promised[Key(text.kind, text.id)] = Place(0, 0)
            self._report.parts[text.kind].add("updated" if found else "created")

    def put(self, record: Record) -> str:
        """Say what would become of what is not a text."""
        if isinstance(record, Subject):
            return self._themes.put(record, write=False)
        if self._space is None:
            return "created"
        try:
            with transaction.atomic():
                outcome = extras.put(record, self._space)
                transaction.set_rollback(True)
        except Refused as refusal:
            # What it hangs from is only promised: it would be there by then.
            if refusal.code not in extras.NOT_YET or not self._promised:
                raise
            return "created"
        return outcome


def require(places: dict[Key, Place], text: Text) -> Place | None:
    """The place of a text, or Refused when what it answers is nowhere."""
    if text.parent is None:
        return None
    if text.parent not in places:
        sentence = _("what it answers (%(kind)s %(id)s) is neither in the files nor in the space")
        raise Refused("parent.missing", sentence % {"kind": text.parent.kind, "id": text.parent.id})
    return places[text.parent]
