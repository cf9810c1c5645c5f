# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Bring what changed elsewhere to a text that an earlier run brought; what was decided here stays."""

from typing import TYPE_CHECKING

from django.db.models import F

from parvis.core.actions import readers, tally
from parvis.core.enums import State
from parvis.core.models import Contribution, Decision, Revision, Tally
from parvis.exchange.actions.importing import creation, known
from parvis.exchange.actions.importing.sums import Sums
from parvis.exchange.formats import Text
from parvis.kernel import html

if TYPE_CHECKING:
    from parvis.exchange.actions.importing.batch import Accepted

_CHANGED = (
    "author",
    "byline",
    "capacity",
    "parent",
    "root",
    "theme",
    "side",
    "published_at",
    "state",
    "data",
    "title",
    "current",
)


def apply(one: "Accepted", author: int | None, sums: Sums) -> None:
    """Write what changed; a new text is a new revision."""
    row = Contribution.objects.select_related("current").get(pk=one.pk)
    _count(sums, row, -1)
    text = one.text
    was = row.data.get("imported", {}).get("state", "")
    row.author_id, row.byline, row.capacity = author, creation.byline(text), text.capacity
    row.parent_id, row.root_id = (one.place.pk, one.place.root) if one.place else (None, None)
    row.theme_id, row.side, row.published_at = one.theme, text.side, text.at
    row.data = known.data_of(text, one.digest)
    _rewrite(row, text)
    decided = _decide(row, text, hidden_before=was == State.HIDDEN)
    row.save(update_fields=_CHANGED)
    tally.sort(row.pk, imported=dict(text.votes))
    if decided:
        readers.write(row, at=text.changed_at or text.at)
    _count(sums, row, 1)


def _count(sums: Sums, row: Contribution, change: int) -> None:
    if row.published_at is not None:
        sums.text(
            row.kind,
            state=row.state,
            side=row.side,
            root=row.root_id,
            theme=row.theme_id,
            at=row.published_at,
            change=change,
        )


def _rewrite(row: Contribution, text: Text) -> None:
    last = row.current
    if last is not None and (last.title, last.body, last.language) == (text.title, text.body, text.language):
        return
    row.title = text.title
    row.current = Revision.objects.create(
        contribution=row,
        number=max(text.revision, last.number + 1 if last else 1),
        author_id=row.author_id,
        at=text.changed_at or text.at,
        language=text.language,
        title=text.title,
        body=text.body,
        body_html=html.render(text.body),
    )
    Tally.objects.filter(pk=row.pk).update(earlier=F("agree") + F("mixed") + F("disagree"))


def _decide(row: Contribution, text: Text, *, hidden_before: bool) -> bool:
    """Follow what the other platform did since; a decision taken here is never undone by an import."""
    if text.state == State.HIDDEN and row.state == State.PUBLISHED:
        row.state = State.HIDDEN
        creation.decision(row, text).save()
        return True
    if text.state == State.PUBLISHED and row.state == State.HIDDEN and hidden_before:
        row.state = State.PUBLISHED
        Decision.objects.create(contribution=row, act=Decision.Act.RESTORE, at=text.changed_at or text.at)
        return True
    return False
