# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What capabilities bring to the shell: menu entries, tabs and acts by kind. The core knows no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Person, Space


def everyone(person: Person | None) -> bool:
    """Shown to visitors and to signed-in people alike."""
    del person
    return True


def everywhere(person: Person | None, space: Space, at: datetime) -> bool:
    """Shown to everyone in every space of the kind."""
    del person, space, at
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """An entry of the main menu; a room switched off registers none and leaves no trace."""

    key: str
    text: Any
    path: str
    order: int = 100
    shown: Callable[[Person | None], bool] = everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page of a space, linked from all its other pages."""

    key: str
    text: Any
    path: Callable[[Space], str]
    order: int = 100
    shown: Callable[[Person | None, Space, datetime], bool] = everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAct:
    """An act of a team on a text, linked from the text itself; `word` ends its address."""

    text: Any
    symbol: str
    word: str
    shown: Callable[[Person | None, Space, datetime], bool]
    # Whether it bears on the numbered contribution alone, not on what stands under it.
    numbered_only: bool = False


_menu: dict[str, MenuEntry] = {}
_tabs: dict[str, dict[str, Tab]] = {}
_text_acts: dict[str, dict[str, TextAct]] = {}


def add_menu(entry: MenuEntry) -> None:
    """Put an entry in the main menu; the same key again replaces it."""
    _menu[entry.key] = entry


def add_tab(kind: str, tab: Tab) -> None:
    """Put a tab on every space of a kind; the same key again replaces it."""
    _tabs.setdefault(kind, {})[tab.key] = tab


def add_text_act(kind: str, act: TextAct) -> None:
    """Put an act on every text of a kind of space; the same word again replaces it."""
    _text_acts.setdefault(kind, {})[act.word] = act


def text_acts(space: Space, *, person: Person | None, at: datetime) -> tuple[TextAct, ...]:
    """The acts of the team on the texts of a space, as far as this person may do them."""
    return tuple(act for act in _text_acts.get(space.kind, {}).values() if act.shown(person, space, at))


def menu(person: Person | None, *, current: str) -> list[Link]:
    """The main menu as this person sees it, the entry of the current address marked."""
    entries = sorted(_menu.values(), key=lambda entry: entry.order)
    return [
        Link(text=entry.text, href=entry.path, current=current.startswith(entry.path))
        for entry in entries
        if entry.shown(person)
    ]


def tabs(space: Space, *, person: Person | None, at: datetime, current: str) -> list[Link]:
    """The tabs of a space as this person sees them."""
    ordered = sorted(_tabs.get(space.kind, {}).values(), key=lambda tab: tab.order)
    return [
        Link(text=tab.text, href=tab.path(space), current=tab.key == current)
        for tab in ordered
        if tab.shown(person, space, at)
    ]
