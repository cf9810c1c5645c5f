# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A list as its address says it: order, draw, filters and place; what makes no sense is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.enums import Capacity, Verdict
from parvis.core.queries import listing, spaces, themes
from parvis.core.queries.listing import Filters, Wish
from parvis.core.queries.orders import Key, Sort
from parvis.kernel import ids, paths
from parvis.web.parts import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parvis.core.models import Space

SORTS: Final[dict[str, tuple[Sort, Any]]] = {
    "hasard": (Sort.RANDOM, _("At random")),
    "recentes": (Sort.RECENT, _("Recent")),
    "soutenues": (Sort.SUPPORTED, _("Supported")),
    "discutees": (Sort.DISCUSSED, _("Discussed")),
    "divisent": (Sort.DIVIDING, _("Those that divide")),
    "sans-reponse": (Sort.UNANSWERED, _("Without an answer")),
}
STATES: Final[dict[str, tuple[frozenset[str], Any]]] = {
    "repondues": (listing.ANSWERED, _("Answered")),
    "attente": (listing.WAITING, _("Waiting for an answer")),
    "acceptees": (frozenset({Verdict.ACCEPTED}), Verdict.ACCEPTED.label),
    "en-partie": (frozenset({Verdict.PARTLY}), Verdict.PARTLY.label),
    "refusees": (frozenset({Verdict.REFUSED}), Verdict.REFUSED.label),
    "etude": (frozenset({Verdict.STUDIED}), Verdict.STUDIED.label),
}
AUTHORS: Final[dict[str, tuple[frozenset[str], Any]]] = {
    "personne": (frozenset({Capacity.OWN}), pgettext_lazy("kind of author", "A person")),
    "organisme": (frozenset({Capacity.ORGANISATION}), pgettext_lazy("kind of author", "An organisation")),
    "aide": (frozenset({Capacity.HELPED}), pgettext_lazy("kind of author", "A person helped to write")),
}
NEW_DRAW: Final = "nouveau"
NOTHING: Final = (frozenset[str](), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAddress:
    """What a list shows, in the words of its address."""

    space: Space
    sort: str
    draw: str = ""
    theme: str = ""
    state: str = ""
    author: str = ""
    after: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether the order is a draw."""
        return self.sort == "hasard"

    @property
    def active(self) -> int:
        """How many filters are chosen."""
        return sum(bool(chosen) for chosen in (self.theme, self.state, self.author))

    def wish(self, rows: list[themes.Row]) -> Wish:
        """The same, as the list is asked for."""
        return Wish(
            sort=SORTS[self.sort][0],
            seed=self.draw if ids.is_seed(self.draw) else "0000",
            after=Key.read(self.after),
            filters=Filters(
                themes=themes.with_children(rows, self.theme) if self.theme else frozenset(),
                verdicts=STATES.get(self.state, NOTHING)[0],
                capacities=AUTHORS.get(self.author, NOTHING)[0],
            ),
        )

    def path(self, **changes: str) -> str:
        """The address of the same list with something changed; another list begins at its first page."""
        sort = changes.get("tri", self.sort)
        filters = {
            "tri": sort,
            "tirage": self.draw if sort == "hasard" else "",
            "theme": self.theme,
            "etat": self.state,
            "auteur": self.author,
        }
        return paths.contributions(self.space.plan.path, self.space.slug, **filters | changes)

    def sorts(self) -> list[Link]:
        """The orders, the current one marked."""
        return [Link(text, self.path(tri=word), word == self.sort) for word, (_sort, text) in SORTS.items()]


def read(given: Mapping[str, str], space: Space, rows: list[themes.Row], at: datetime) -> ListAddress:
    """What an address asks for; at random by default while one contributes, the newest first afterwards."""
    default = "hasard" if spaces.standing(space, at) == spaces.Standing.OPEN else "recentes"
    wanted = {name: given.get(name, "") for name in ("tri", "tirage", "theme", "etat", "auteur", "apres")}
    return ListAddress(
        space=space,
        sort=wanted["tri"] if wanted["tri"] in SORTS else default,
        draw=wanted["tirage"],
        theme=wanted["theme"] if themes.with_children(rows, wanted["theme"]) else "",
        state=wanted["etat"] if wanted["etat"] in STATES else "",
        author=wanted["auteur"] if wanted["auteur"] in AUTHORS else "",
        after=wanted["apres"] if Key.read(wanted["apres"]) else "",
    )


def draw_of_the_minute(space: Space, at: datetime) -> str:
    """The draw proposed to whoever arrives this minute: the same for all, so that it is made once."""
    return ids.digest(f"{space.pk}:{int(at.timestamp() // 60)}")[:4].upper()
