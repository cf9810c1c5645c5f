# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write texts that were never here: rows that name each other, given their identifiers beforehand."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from parvis.core import audience
from parvis.core.actions import counter
from parvis.core.actions.importing import identifiers, known
from parvis.core.actions.importing.sums import Sums
from parvis.core.enums import Capacity, Position, State
from parvis.core.formats import Text
from parvis.core.kinds import contribution_kinds
from parvis.core.models import Contribution, Decision, Readable, Revision, Rule, Space, Tally
from parvis.kernel import html

if TYPE_CHECKING:
    from parvis.core.actions.importing.batch import Accepted

_SHUFFLE_MASK = (1 << 31) - 1


def create(space: Space, batch: "Sequence[Accepted]", people: Mapping[str, int], sums: Sums) -> None:
    """Write a batch: contributions, texts, counters, readers and reasons, in as many statements."""
    numbers = _numbers(space, batch)
    revisions = identifiers.reserve(Revision, len(batch))
    contributions = [
        _contribution(space, one, people.get(one.text.author), numbers.get(one.pk), revision)
        for one, revision in zip(batch, revisions, strict=True)
    ]
    Contribution.objects.bulk_create(contributions)
    Revision.objects.bulk_create(map(_revision, contributions, batch))
    Tally.objects.bulk_create(Tally(contribution_id=one.pk) for one in batch)
    hidden = [
        (row, one.text)
        for row, one in zip(contributions, batch, strict=True)
        if one.text.state != State.PUBLISHED
    ]
    Readable.objects.bulk_create(
        Readable(token=token, contribution=row, space=space, at=text.at)
        for row, text in hidden
        for token in sorted(audience.own_of(row))
    )
    Decision.objects.bulk_create(decision(row, text) for row, text in hidden if text.state == State.HIDDEN)
    for row in contributions:
        count(sums, row, 1)


def count(sums: Sums, row: Contribution, change: int) -> None:
    """Count a text in, or out."""
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


def decision(contribution: Contribution, text: Text) -> Decision:
    """Why a text is hidden: another platform had hidden it."""
    return Decision(
        contribution=contribution,
        act=Decision.Act.HIDE,
        rule=text.rule or Rule.OTHER,
        statement=_("Already hidden where it was first published."),
        at=text.hidden_at or text.changed_at or text.at,
    )


def byline(text: Text) -> str:
    """The name shown with a text."""
    if text.data.get("signatory"):
        return f"{text.data['signatory']}, {text.data.get('position', '')}"[:200]
    return text.organisation if text.capacity == Capacity.ORGANISATION else text.author


def standing(text: Text) -> tuple[int, int]:
    """Where the totals of elsewhere place a text: by support and by division."""
    agree, disagree = text.votes.get(Position.AGREE, 0), text.votes.get(Position.DISAGREE, 0)
    return agree - disagree, min(agree, disagree)


def _contribution(
    space: Space, one: "Accepted", author: int | None, number: int | None, revision: int
) -> Contribution:
    text, (support, division) = one.text, standing(one.text)
    return Contribution(
        pk=one.pk,
        space_id=space.pk,
        kind=text.kind,
        number=number,
        root_id=one.place.root if one.place else None,
        parent_id=one.place.pk if one.place else None,
        author_id=author,
        capacity=text.capacity,
        byline=byline(text),
        state=text.state,
        theme_id=one.theme,
        side=text.side,
        published_at=text.at,
        support=support,
        division=division,
        shuffle=_shuffle(space, text),
        external_id=text.id,
        current_id=revision,
        data=known.data_of(text, one.digest),
        title=text.title,
    )


def _revision(contribution: Contribution, one: "Accepted") -> Revision:
    text = one.text
    return Revision(
        pk=contribution.current_id,
        contribution_id=one.pk,
        number=text.revision,
        author_id=contribution.author_id,
        at=text.changed_at or text.at,
        language=text.language,
        title=text.title,
        body=text.body,
        body_html=html.render(text.body),
    )


def _numbers(space: Space, batch: "Sequence[Accepted]") -> dict[int, int]:
    """A number for each text that stands alone: the one it had when it is free, or the next one."""
    numbered = [one for one in batch if contribution_kinds[one.text.kind].numbered]
    wanted = {one.text.number for one in numbered} - {None}
    taken = set(Contribution.objects.filter(space=space, number__in=wanted).values_list("number", flat=True))
    given: dict[int, int] = {}
    for one in numbered:
        if one.text.number is not None and one.text.number not in taken:
            given[one.pk] = one.text.number
            taken.add(one.text.number)
    scope = counter.of_space(space.pk)
    if given:
        counter.reach(scope, max(given.values()))
    others = [one.pk for one in numbered if one.pk not in given]
    if others:
        last = counter.take(scope, len(others))
        given |= dict(zip(others, range(last - len(others) + 1, last + 1), strict=True))
    return given


def _shuffle(space: Space, text: Text) -> int:
    # Drawn from what the text is, so that the same import run again gives the same order.
    drawn = blake2b(f"{space.slug}:{text.kind}:{text.id}".encode(), digest_size=4).digest()
    return int.from_bytes(drawn, "big") & _SHUFFLE_MASK
