# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Vote, change one's vote, take it back; nobody but the voter ever sees it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.actions import figure, tally, version
from parvis.core.enums import Ability, Position, State
from parvis.core.models import Contribution, Person, Vote, VoteEvent
from parvis.core.queries import versions
from parvis.kernel.refusal import Refused


def require(actor: Person | None, contribution: Contribution, position: str, *, at: datetime) -> None:
    """Raise Refused unless this vote may be cast by this person, or by a visitor yet to be known."""
    abilities.require(actor, Ability.VOTE, contribution.space, at=at)
    if position not in contribution.plan.positions:
        raise Refused("vote.position", _("Choose one of the answers offered."))
    hidden_root = contribution.root is not None and contribution.root.state != State.PUBLISHED
    if contribution.state != State.PUBLISHED or hidden_root:
        raise Refused("vote.closed", _("This text is no longer published: it cannot be voted on."))


def cast(
    *,
    actor: Person,
    contribution: Contribution,
    position: str,
    at: datetime,
    acted_at: datetime | None = None,
) -> None:
    """Cast or change a vote; the last one counts. `acted_at` is when a visitor voted, before confirming."""
    require(actor, contribution, position, at=acted_at or at)
    with transaction.atomic():
        vote, was = _put(actor, contribution, Position(position), at)
        if was == (position, contribution.current_id):
            return
        _remember(vote.contribution, actor, position, at)
        gained = position if not was or was[0] != position else ""
        lost = was[0] if was and was[0] != position else ""
        stale = was is not None and was[1] != contribution.current_id
        tally.count_vote(contribution, gained=gained, lost=lost, earlier=-int(stale))
        joined = figure.take_part(contribution.space, actor, at=at)
        figure.add(contribution.space, at=at, votes=int(was is None), people=joined)
        _stale(contribution)


def withdraw(*, actor: Person, contribution: Contribution, at: datetime) -> None:
    """Take one's vote back: it no longer counts, the history keeps that it was cast."""
    abilities.require(actor, Ability.VOTE, contribution.space, at=at)
    with transaction.atomic():
        vote = Vote.objects.select_for_update().filter(contribution=contribution, person=actor).first()
        if vote is None:
            return
        _remember(contribution, actor, "", at)
        earlier = -int(vote.revision_id != contribution.current_id)
        vote.delete()
        tally.count_vote(contribution, gained="", lost=vote.position, earlier=earlier)
        figure.add(contribution.space, at=at, votes=-1)
        _stale(contribution)


def _put(
    actor: Person, contribution: Contribution, position: Position, at: datetime
) -> tuple[Vote, tuple[str, int | None] | None]:
    """The current vote, and what it was before."""
    mine = Vote.objects.select_for_update().filter(contribution=contribution, person=actor)
    vote = mine.first()
    if vote is None:
        try:
            with transaction.atomic():
                return Vote.objects.create(
                    contribution=contribution,
                    person=actor,
                    position=position,
                    revision=contribution.text,
                    at=at,
                ), None
        except IntegrityError:  # the same person, twice at once: the other act came first
            vote = mine.get()
    was = (vote.position, vote.revision_id)
    if was != (position, contribution.current_id):
        vote.position, vote.revision, vote.at = position, contribution.text, at
        vote.save(update_fields=["position", "revision", "at"])
    return vote, was


def _remember(contribution: Contribution, actor: Person, position: str, at: datetime) -> None:
    VoteEvent.objects.create(
        contribution=contribution, person=actor, position=position, revision=contribution.text, at=at
    )


def _stale(contribution: Contribution) -> None:
    space = contribution.space_id
    version.raise_soon(
        versions.contribution(contribution.root_pk),
        versions.listing(space),
        versions.figures(space),
        versions.figures(),
    )
