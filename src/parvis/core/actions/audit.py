# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The journal: one row an act."""

from datetime import datetime
from typing import Any

from django.db import models

from parvis.core.models import AuditEvent, Person, Space


def record(
    actor: Person | None,
    verb: str,
    noun: models.Model,
    *,
    space: Space | None = None,
    at: datetime,
    **data: Any,
) -> None:
    """Write down who did what to what; never how anybody voted."""
    AuditEvent.objects.create(
        actor=actor,
        verb=verb,
        space=space,
        noun=noun._meta.model_name or "",  # noqa: SLF001 — Django's documented name of a model
        noun_id=noun.pk if isinstance(noun.pk, int) else None,
        data=data,
        at=at,
    )
