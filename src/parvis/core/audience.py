# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may read what, as plain tokens: the only source, spoken by SQL, index, feeds and cache alike."""

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Final

from parvis.core.enums import Reach, State

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Person, Space

PUBLIC: Final = "public"
AGENTS: Final = "agents"
ADMINISTRATORS: Final = "administrators"


def organisation(pk: int) -> str:
    """The token of an organisation, held by the people of its descendants too."""
    return f"org:{pk}"


def members(space_pk: int) -> str:
    """The token of everyone who has a role in a space."""
    return f"space:{space_pk}"


def moderators(space_pk: int) -> str:
    """The token of those who moderate a space."""
    return f"space:{space_pk}:moderators"


def author(person_pk: int) -> str:
    """The token of what a person wrote."""
    return f"author:{person_pk}"


def of_space(space: "Space", *, at: datetime) -> frozenset[str]:
    """The tokens that open a space: its reach, once it is published, and always its own people."""
    own = {members(space.pk), ADMINISTRATORS}
    if space.published_at is None or space.published_at > at:
        return frozenset(own)
    match space.reach:
        case Reach.PUBLIC:
            own.add(PUBLIC)
        case Reach.AGENTS:
            own.add(AGENTS)
        case Reach.ORGANISATION if space.organisation_id:
            own.add(organisation(space.organisation_id))
    return frozenset(own)


def inherits(contribution: "Contribution") -> bool:
    """Whether a contribution is read by whoever reads its space, and needs no rows of its own."""
    root = contribution.root
    return contribution.state == State.PUBLISHED and (root is None or root.state == State.PUBLISHED)


def own_of(contribution: "Contribution") -> frozenset[str]:
    """The tokens of a contribution that does not inherit: its author, and moderators once it is hidden."""
    written = {author(contribution.author_id)} if contribution.author_id else set[str]()
    if contribution.state == State.HIDDEN:
        return frozenset(written | {moderators(contribution.space_id)})
    if contribution.state == State.PUBLISHED:
        return frozenset()
    return frozenset(written)


def of(contribution: "Contribution", *, at: datetime) -> frozenset[str]:
    """The tokens that open a contribution; sharing one with a person is that person's right to read it."""
    if inherits(contribution):
        return of_space(contribution.space, at=at)
    return own_of(contribution)


def held_by(person: "Person | None", *, at: datetime) -> frozenset[str]:
    """The tokens this person holds."""
    if person is None:
        return frozenset({PUBLIC})
    standing = person.standing(at)
    return frozenset(
        chain(
            (PUBLIC, author(person.pk)),
            (AGENTS,) if standing.is_agent else (),
            (ADMINISTRATORS,) if person.is_administrator else (),
            (organisation(pk) for pk in standing.organisations),
            (members(pk) for pk in standing.roles),
            (moderators(pk) for pk in standing.moderated),
        )
    )
