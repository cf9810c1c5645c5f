# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The desk of a consultation's team: who may sit at it, and the frame of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from parvis.consultation.kinds import CONSULTATION
from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.core.queries import spaces
from parvis.kernel import clock, paths
from parvis.web.context import TEAM, ReachLine, person_of, render
from parvis.web.parts import Link

if TYPE_CHECKING:
    from datetime import datetime

    from parvis.core.models import Contribution, Person, Space

P = ParamSpec("P")
STEERS: Final = frozenset({Ability.STEER})
MODERATES: Final = frozenset({Ability.MODERATE})
ANSWERS: Final = frozenset({Ability.ANSWER})
WORKS: Final = STEERS | MODERATES | ANSWERS
# A section: its word in the address, its name, and who may open it.
SECTIONS: Final[tuple[tuple[str, Any, frozenset[Ability]], ...]] = (
    ("", _("Overview"), WORKS),
    ("presentation", _("Presentation"), STEERS),
    ("themes", _("Themes"), STEERS),
    ("calendrier", _("Calendar"), STEERS),
    ("contrat", pgettext_lazy("consultation", "Contract"), STEERS),
    ("equipe", _("Team"), STEERS),
    ("moderation", _("Moderation"), MODERATES),
    ("reponses", _("Answers"), ANSWERS),
    ("engagements", _("Commitments"), ANSWERS),
    ("chiffres", _("Figures"), WORKS),
    ("journal", _("Journal"), WORKS),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A person of the team in front of a consultation, at a moment."""

    request: HttpRequest
    person: Person
    space: Space
    at: datetime
    can: frozenset[Ability]

    @property
    def steers(self) -> bool:
        """Whether this person changes the settings."""
        return Ability.STEER in self.can

    @property
    def moderates(self) -> bool:
        """Whether this person decides about reported texts."""
        return Ability.MODERATE in self.can

    @property
    def answers(self) -> bool:
        """Whether this person answers in the administration's name."""
        return Ability.ANSWER in self.can

    @property
    def is_open(self) -> bool:
        """Whether the public reads this consultation."""
        return self.space.published_at is not None and self.space.published_at <= self.at

    @property
    def public_path(self) -> str:
        """The page everyone reads."""
        return paths.space(CONSULTATION.path, self.space.slug)

    def path(self, *parts: str | int) -> str:
        """A page of the team."""
        return paths.steer(CONSULTATION.path, self.space.slug, *parts)

    def text_path(self, number: int, title: str, *parts: str) -> str:
        """A contribution, or an act on it."""
        return paths.act(CONSULTATION.path, self.space.slug, number, title, *parts)

    def path_of(self, contribution: Contribution) -> str:
        """Where a text reads: its page, or its place in the page of what it stands under."""
        numbered = contribution.root or contribution
        page = self.text_path(numbered.number or 0, numbered.title)
        if numbered is contribution:
            return page
        return paths.reading(page, contribution.kind, contribution.pk)

    def sections(self, current: str) -> list[Link]:
        """The pages of the team this person may open."""
        return [
            Link(text, self.path(*([word] if word else [])), current=word == current)
            for word, text, needed in SECTIONS
            if needed & self.can
        ]

    def standing(self) -> str:
        """Which step runs and how long it lasts, in words."""
        running = self.space.phases_running(self.at)
        if not running:
            return gettext("No step is running.")
        phase = running[-1]
        rank, count = self.space.steps.index(phase) + 1, len(self.space.steps)
        words = gettext("Step %(rank)d of %(count)d") % {"rank": rank, "count": count}
        if phase.ends_at is None:
            return words
        days = max((phase.ends_at - self.at).days, 0)
        left = ngettext("%(num)d day left", "%(num)d days left", days) % {"num": days}
        return f"{words}, {left}"

    def page(
        self,
        template: str,
        *,
        title: Any,
        section: str,
        status: int = 200,
        reach: ReachLine = TEAM,
        trail: tuple[Link, ...] = (),
        **values: Any,
    ) -> HttpResponse:
        """A page of the team in its frame."""
        here = {"title": title, "sections": self.sections(section), "trail": trail, "section": section}
        template = f"consultation/steer/{template}.html"
        return render(self.request, template, reach=reach, status=status, desk=self, here=here, **values)


View = Callable[Concatenate[Desk, P], HttpResponse]
Page = Callable[..., HttpResponse]


def seated(needed: frozenset[Ability]) -> Callable[[View[P]], Page]:
    """Open a page to those of the team who have one of these rights; for anybody else there is no such page."""

    def decorate(view: View[P]) -> Page:
        @never_cache
        @wraps(view)
        def page(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return view(enter(request, slug, needed), *args, **kwargs)

        return page

    return decorate


def enter(request: HttpRequest, slug: str, needed: frozenset[Ability]) -> Desk:
    """Sit at the desk, or learn that there is none."""
    person, at = person_of(request), clock.now()
    space = spaces.find(person=person, kind=CONSULTATION.key, slug=slug, at=at) if person else None
    if person is None or space is None:
        raise Http404
    can = abilities.of(person, space, at=at)
    if not can & needed:
        raise Http404
    return Desk(request, person, space, at, can)
