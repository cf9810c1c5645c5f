# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The invented people and organisations of the demonstration."""

from datetime import datetime, timedelta

from parvis.consultation.demo.tales import Tale, tale
from parvis.core.actions import affiliation, person
from parvis.core.models import Organisation, Person
from parvis.kernel import text


class Cast:
    """Who is known so far; whoever appears for the first time is made known at that moment."""

    def __init__(self) -> None:
        self.told = tale("people")
        self.crowd: tuple[str, ...] = tuple(self.told["crowd"]["names"])
        self.organisations: dict[str, Organisation] = {}
        self.titles: dict[str, str] = {}
        self._known: dict[str, Person] = {}

    def assemble(self, *, at: datetime) -> None:
        """Make known the organisations, and those who work in them or lend their name to the demonstration."""
        for one in self.told["organisations"]:
            self.organisations[one["name"]] = affiliation.create_organisation(
                actor=None,
                name=one["name"],
                nature=one["nature"],
                parent=self.organisations.get(one.get("parent", "")),
                domains=one["domains"],
                at=at,
            )
        for rank, one in enumerate(self.told["people"], start=1):
            self._introduce(one, at + timedelta(hours=rank))

    def named(self, name: str, at: datetime) -> Person:
        """The person of this name or handle."""
        found = self._known.get(name)
        if found is None:
            handle = text.handle_from(name)
            address = f"{handle}@courriel.exemple.fr"
            found = person.register(email=address, display_name=name, language="fr", at=at)
            self._known[name] = found
        return found

    def signature(self, handle: str) -> tuple[str, str, str]:
        """The name, the position and the service that somebody signs with."""
        return next(
            (one["name"], one["title"], one["organisation"])
            for one in self.told["people"]
            if text.handle_from(one["known_as"]) == handle
        )

    def _introduce(self, one: Tale, at: datetime) -> None:
        known = person.register(email=one["email"], display_name=one["known_as"], language="fr", at=at)
        self._known[known.handle] = self._known[one["name"]] = known
        if one.get("biography") or one["name"] != one["known_as"]:
            biography = one.get("biography", "")
            person.describe(actor=known, display_name=one["name"], biography=biography, language="fr", at=at)
        if "organisation" in one:
            body = self.organisations[one["organisation"]]
            affiliation.declare(actor=known, organisation=body, title=one["title"], at=at)
        if one.get("administrator"):
            person.appoint_administrator(actor=None, person=known, at=at)
