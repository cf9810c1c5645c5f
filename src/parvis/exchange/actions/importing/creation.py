# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write texts that were never here: rows that name each other, given their identifiers beforehand."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from parvis.core import audience
from parvis.core.actions import counter
from parvis.core.enums import Capacity, Position, State
from parvis.core.kinds import contribution_kinds
from parvis.core.models import Contribution, Decision, Readable, Revision, Rule, Space, Tally
from parvis.exchange.actions.importing import identifiers, known, rows
from parvis.exchange.actions.importing.sums import Sums
from parvis.exchange.formats import Text
from parvis.kernel import html

if TYPE_CHECKING:
    from parvis.exchange.actions.importing.batch import Accepted

_SHUFFLE_MASK: Final = (1 << 31) - 1
_CONTRIBUTION: Final = (
    *("id", "space_id", "kind", "number", "root_id", "parent_id"),
    *("author_id", "capacity", "byline", "state", "theme_id", "side", "published_at"),
    *("support", "division", "shuffle", "external_id", "current_id"),
    *("data", "title", "verdict", "importance", "locked", "discussion"),
)
_REVISION: Final = (
    *("id", "contribution_id", "number", "author_id", "at", "language", "note"),
    *("title", "body", "body_html"),
)
_TALLY: Final = (
    *("contribution_id", "agree", "mixed", "disagree", "earlier"),
    *("arguments_for", "arguments_against", "comments", "sources"),
)


def create(space: Space, batch: "Sequence[Accepted]", people: Mapping[str, int], sums: Sums) -> None:
    """Write a batch: contributions, texts, counters, readers and reasons, in as many statements."""
    if not batch:
        return
    numbers, revisions = _numbers(space, batch), identifiers.reserve(Revision, len(batch))
    authors = [people.get(one.text.author) for one in batch]
    values = rows.Values()
    together = list(zip(batch, authors, revisions, strict=True))
    rows.Table(Contribution, _CONTRIBUTION).insert(
        _contribution(space, one, values, author=author, number=numbers.get(one.pk), revision=revision)
        for one, author, revision in together
    )
    rows.Table(Revision, _REVISION).insert(
        _revision(one, values, author, revision) for one, author, revision in together
    )
    rows.Table(Tally, _TALLY).insert((one.pk, 0, 0, 0, 0, 0, 0, 0, 0) for one in batch)
    _close(
        space,
        [
            (one, author)
            for one, author in zip(batch, authors, strict=True)
            if one.text.state != State.PUBLISHED
        ],
    )
    for one in batch:
        count(sums, one, 1)


def count(sums: Sums, one: "Accepted", change: int) -> None:
    """Count a text in, or out."""
    text, root = one.text, one.place.root if one.place else None
    sums.text(
        text.kind, state=text.state, side=text.side, root=root, theme=one.theme, at=text.at, change=change
    )


def _close(space: Space, hidden: "Sequence[tuple[Accepted, int | None]]") -> None:
    """Say who still reads what is not published, and why it is hidden."""
    readable: list[Readable] = []
    decisions: list[Decision] = []
    for one, author in hidden:
        row = Contribution(pk=one.pk, space_id=space.pk, author_id=author, state=one.text.state)
        tokens = sorted(audience.own_of(row))
        readable += [Readable(token=token, contribution=row, space=space, at=one.text.at) for token in tokens]
        decisions += [decision(row, one.text)] if one.text.state == State.HIDDEN else []
    Readable.objects.bulk_create(readable)
    Decision.objects.bulk_create(decisions)


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
    space: Space,
    one: "Accepted",
    values: rows.Values,
    *,
    author: int | None,
    number: int | None,
    revision: int,
) -> tuple[object, ...]:
    text, place, (support, division) = one.text, one.place, standing(one.text)
    return (
        *(one.pk, space.pk, text.kind, number, place.root if place else None, place.pk if place else None),
        *(author, text.capacity, byline(text), text.state, one.theme, text.side, values.moment(text.at)),
        *(support, division, _shuffle(space, text), text.id, revision),
        *(values.json(known.data_of(text, one.digest)), text.title, "", 0, False, 0),
    )


def _revision(one: "Accepted", values: rows.Values, author: int | None, revision: int) -> tuple[object, ...]:
    text = one.text
    return (
        *(
            revision,
            one.pk,
            text.revision,
            author,
            values.moment(text.changed_at or text.at),
            text.language,
            "",
        ),
        *(text.title, text.body, html.render(text.body)),
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
