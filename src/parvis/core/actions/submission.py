# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Texts that forms send: published once, however often the button was pressed."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core.actions import attempt, contribution
from parvis.core.enums import State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.kernel import ids
from parvis.kernel.refusal import Refused

SAME: Final = timedelta(hours=24)


def publish(*, actor: Person, space: Space, draft: Draft, at: datetime) -> Contribution:
    """Publish a text, or give back the one that the same form published a moment before."""
    tidy = space.plan.contribution(draft.kind).clean(draft)
    with transaction.atomic():
        return _sent(actor, space, tidy, at) or contribution.publish(
            actor=actor, space=space, draft=draft, at=at
        )


def release(kept: Contribution, *, actor: Person, at: datetime) -> Contribution:
    """Publish a text that waited for its author, unless the author has already published the same one."""
    if kept.root is not None and kept.root.state != State.PUBLISHED:
        raise Refused("parent.gone", _("The text you answer is no longer published. Yours is kept below."))
    sent = _sent(actor, kept.space, contribution.draft_of(kept), at)
    return sent or contribution.release(kept, actor=actor, at=at)


def _sent(actor: Person, space: Space, draft: Draft, at: datetime) -> Contribution | None:
    # The two requests of a double click wait for each other on this row, so the second sees the first.
    digest = ids.digest(f"{actor.pk}:{space.pk}:{draft.title}:{draft.body}")
    if attempt.count(f"text:{digest}", per=SAME, at=at) == 1:
        return None
    return Contribution.objects.filter(
        author=actor,
        space=space,
        kind=draft.kind,
        parent=draft.parent,
        side=draft.side,
        title=draft.title,
        current__body=draft.body,
        state=State.PUBLISHED,
        published_at__gt=at - SAME,
    ).first()
