# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What consultations bring to the frame of the site: an entry of the menu, and the tabs of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from parvis.consultation.kinds import CONSULTATION
from parvis.core import abilities
from parvis.core.enums import Ability
from parvis.kernel import paths
from parvis.web import places, registry
from parvis.web.registry import MenuEntry, Tab, TextAct

if TYPE_CHECKING:
    from parvis.core.models import Person, Space

# Whoever may do one of these has something to do on the team's own pages.
RUNNING: Final = frozenset({Ability.STEER, Ability.MODERATE, Ability.ANSWER})


def register() -> None:
    """Put consultations in the menu, and their pages beside each other."""
    registry.add_menu(
        MenuEntry(
            key="consultations", text=_("Consultations"), path=paths.spaces(CONSULTATION.path), order=10
        )
    )
    registry.add_menu(MenuEntry(key="answers", text=_("Answers"), path=paths.ANSWERS, order=20))
    for tab in TABS:
        registry.add_tab(CONSULTATION.key, tab)
    for act in TEXT_ACTS:
        registry.add_text_act(CONSULTATION.key, act)


def _runs(person: Person | None, space: Space, at: datetime) -> bool:
    return person is not None and bool(RUNNING & abilities.of(person, space, at=at))


def _may(ability: Ability) -> Callable[[Person | None, Space, datetime], bool]:
    def shown(person: Person | None, space: Space, at: datetime) -> bool:
        return person is not None and ability in abilities.of(person, space, at=at)

    return shown


TEXT_ACTS: Final = (
    TextAct(text=_("Moderate"), symbol="eye-off", word="moderer", shown=_may(Ability.MODERATE)),
    TextAct(
        text=_("Answer officially"),
        symbol="landmark",
        word="repondre",
        shown=_may(Ability.ANSWER),
        numbered_only=True,
    ),
)
TABS: Final = (
    Tab(key="presentation", text=_("Presentation"), path=places.space_path, order=10),
    Tab(
        key="contributions",
        text=_("Contributions"),
        path=lambda space: paths.contributions(space.plan.path, space.slug),
        order=20,
    ),
    Tab(key="answers", text=_("Answers"), path=lambda space: places.space_path(space, "reponses"), order=30),
    Tab(
        key="steer",
        text=_("Run"),
        path=lambda space: paths.steer(space.plan.path, space.slug),
        order=90,
        shown=_runs,
    ),
)
