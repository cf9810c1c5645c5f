# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How long what a page says about dates holds true."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

if TYPE_CHECKING:
    from parvis.core.models import Space


def of_spaces(*spaces: Space, at: datetime) -> datetime:
    """The next beginning or end of a step, or midnight: delays are counted in days."""
    boundaries = [space.next_boundary(at) for space in spaces]
    return min([midnight(at), *(moment for moment in boundaries if moment is not None)])


def midnight(at: datetime) -> datetime:
    """The end of the day, where the instance is."""
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
