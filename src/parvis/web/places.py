# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""From the words of an address to what it names, and back; what may not be read does not exist."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404

from parvis.core.models import Contribution
from parvis.core.queries import spaces
from parvis.kernel import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parvis.core.kinds import SpaceKind
    from parvis.core.models import Person, Space


def space_of(kind: SpaceKind, slug: str, *, person: Person | None, at: datetime) -> Space:
    """The space of an address, with its steps."""
    found = spaces.find(person=person, kind=kind.key, slug=slug, at=at)
    if found is None:
        raise Http404(slug)
    return found


def contribution_of(space: Space, number: int, *, person: Person | None, at: datetime) -> Contribution:
    """The numbered contribution of an address, with its text."""
    readable = Contribution.objects.visible_to(person, at).select_related("current", "tally", "theme")
    return _placed(readable.filter(number=number, space=space).first(), space)


def text_under(root: Contribution, pk: str, *, person: Person | None, at: datetime) -> Contribution:
    """The argument or comment of a page that an address names, or the contribution itself without one."""
    if not pk:
        return root
    if not pk.isdecimal() or len(pk) > 18:
        raise Http404(pk)
    readable = Contribution.objects.visible_to(person, at).select_related("current", "tally")
    found = _placed(readable.filter(pk=int(pk), root=root).first(), root.space)
    found.root = root
    return found


def written_at(
    address: Mapping[str, Any], *, person: Person | None, at: datetime, text: str = ""
) -> Contribution:
    """What the parts of an address name: kind, slug, number, and the text under it if there is one."""
    space = space_of(address["kind"], address["slug"], person=person, at=at)
    root = contribution_of(space, address["number"], person=person, at=at)
    return text_under(root, text, person=person, at=at)


def space_path(space: Space, *parts: str | int) -> str:
    """The address of a space, or of one of its pages."""
    kind = space.plan.path
    return paths.space_page(kind, space.slug, *parts) if parts else paths.space(kind, space.slug)


def path_of(contribution: Contribution, *parts: str | int) -> str:
    """The address of a numbered contribution, or of an act on it; of what stands under it, its place there."""
    numbered = contribution.root or contribution
    space = contribution.space
    kind, number = space.plan.path, numbered.number or 0
    if parts or numbered is contribution:
        return paths.act(kind, space.slug, number, numbered.title, *parts)
    page = paths.contribution(kind, space.slug, number, numbered.title)
    return paths.reading(page, contribution.kind, contribution.pk)


def _placed(found: Contribution | None, space: Space) -> Contribution:
    if found is None:
        raise Http404
    # The same space everywhere: its steps were read already.
    found.space = space
    return found
