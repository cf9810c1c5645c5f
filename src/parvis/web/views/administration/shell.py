# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the administration brings to the frame of the site: an entry of the menu, for those who run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from parvis.kernel import paths
from parvis.web import registry
from parvis.web.registry import MenuEntry

if TYPE_CHECKING:
    from parvis.core.models import Person


def register() -> None:
    """Put the administration at the end of the menu of administrators."""
    entry = MenuEntry(
        key="administration", text=_("Administration"), path=paths.administration(), order=900, shown=_runs
    )
    registry.add_menu(entry)


def _runs(person: Person | None) -> bool:
    return person is not None and person.is_administrator
