# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What an import finds already there: the texts it brought before, and the places new ones stand under."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from parvis.core.enums import State
from parvis.core.models import Contribution, Space
from parvis.exchange.formats import Key, Text


class Before(NamedTuple):
    """A text that an earlier run brought, and the digest of what its row said then."""

    pk: int
    digest: str


class Place(NamedTuple):
    """Where a text stands: under which one, and under which numbered one."""

    pk: int
    root: int


def digest(text: Text) -> str:
    """What one row says, shortened: the same digest means that nothing changed elsewhere."""
    said = (
        text.at,
        text.changed_at,
        text.revision,
        text.number,
        text.parent,
        text.subjects,
        text.author,
        text.capacity,
        text.organisation,
        text.side,
        text.state,
        text.rule,
        text.hidden_at,
        text.language,
        text.title,
        text.body,
        sorted(text.data.items()),
        sorted(text.votes.items()),
        sorted(text.counted.items()),
    )
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()


def before(space: Space | None, texts: Iterable[Text]) -> dict[Key, Before]:
    """Those of these texts that an earlier run brought."""
    found: dict[Key, Before] = {}
    for kind, ids in _by_kind(Key(text.kind, text.id) for text in texts).items():
        rows = Contribution.objects.filter(space=space, kind=kind, external_id__in=ids)
        for pk, external_id, data in rows.values_list("pk", "external_id", "data"):
            found[Key(kind, str(external_id))] = Before(pk, data.get("imported", {}).get("digest", ""))
    return found


def places(space: Space | None, texts: Iterable[Text]) -> dict[Key, Place]:
    """Where the texts that stand under others find them."""
    found: dict[Key, Place] = {}
    for kind, ids in _by_kind(text.parent for text in texts if text.parent is not None).items():
        rows = Contribution.objects.filter(space=space, kind=kind, external_id__in=ids)
        for pk, external_id, root in rows.values_list("pk", "external_id", "root_id"):
            found[Key(kind, str(external_id))] = Place(pk, root or pk)
    return found


def data_of(text: Text, mark: str) -> dict[str, object]:
    """What is kept beside a text: its totals from elsewhere, never mixed with votes, and what its row said."""
    data: dict[str, object] = dict(text.data)
    if text.organisation:
        data["organisation"] = text.organisation
    if text.votes:
        data["imported_votes"] = dict(text.votes)
    if text.counted:
        data["counted_votes"] = dict(text.counted)
    hidden = {"state": State.HIDDEN.value} if text.state == State.HIDDEN else {}
    return data | {"imported": {"digest": mark} | hidden}


def _by_kind(keys: Iterable[Key]) -> dict[str, set[str]]:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, id_ in keys:
        kinds[kind].add(id_)
    return kinds
