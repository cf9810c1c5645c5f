# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who reads what is written in a space, in words: on its pages, and above every writing field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from parvis.core.enums import Reach
from parvis.web.context import PUBLIC, ReachLine

if TYPE_CHECKING:
    from parvis.core.models import Space

NOT_YET: Final = ReachLine(_("This consultation is not open yet: only the team sees it."))
WRITING_NOT_YET: Final = ReachLine(_("You are writing to the team: nothing is published yet."))
OF_PAGES: Final = {
    Reach.PUBLIC: PUBLIC,
    Reach.AGENTS: ReachLine(_("Reserved for the agents of all administrations.")),
    Reach.ORGANISATION: ReachLine(_("Reserved for the people of one organisation.")),
    Reach.MEMBERS: ReachLine(_("Reserved for the members.")),
}
OF_WRITING: Final = {
    Reach.PUBLIC: ReachLine(_("You are writing in public."), open=True),
    Reach.AGENTS: ReachLine(_("You are writing to the agents of all administrations.")),
    Reach.ORGANISATION: ReachLine(_("You are writing to the people of one organisation.")),
    Reach.MEMBERS: ReachLine(_("You are writing to the members.")),
}


def of(space: Space) -> ReachLine:
    """Who reads the pages of this space."""
    return OF_PAGES[Reach(space.reach)] if space.published_at is not None else NOT_YET


def writing(space: Space) -> ReachLine:
    """Who will read what is written in this space."""
    return OF_WRITING[Reach(space.reach)] if space.published_at is not None else WRITING_NOT_YET
