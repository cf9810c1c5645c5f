# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Keep the rows that say who reads what does not follow its space."""

from datetime import datetime

from parvis.core import audience
from parvis.core.models import Contribution, Readable


def write(contribution: Contribution, *, at: datetime) -> None:
    """Write the tokens of a contribution that has its own; take them away from one that inherits."""
    wanted = frozenset() if audience.inherits(contribution) else audience.own_of(contribution)
    Readable.objects.filter(contribution=contribution).exclude(token__in=wanted).delete()
    rows = (
        Readable(token=token, contribution=contribution, space_id=contribution.space_id, at=at)
        for token in wanted
    )
    Readable.objects.bulk_create(rows, ignore_conflicts=True)
