# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Confirmation: one mailed code or link, or signing in, and everything a visitor did counts."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parvis.core.actions import (
    affiliation,
    draft,
    membership,
    person,
    submission,
    subscription,
    vote,
)
from parvis.core.actions import visit as visits
from parvis.core.enums import Capacity, Matter, State
from parvis.core.models import Contribution, PendingAct, Person, Visit
from parvis.kernel import ids
from parvis.kernel.refusal import Refused


@dataclass(slots=True)
class Outcome:
    """What became of a visit once its author was known."""

    person: Person
    published: list[Contribution] = field(default_factory=list)
    votes: int = 0
    refused: list[PendingAct] = field(default_factory=list)


def find(token: str, *, at: datetime) -> Visit:
    """The visit a mailed link belongs to, or Refused when it is over."""
    visit = Visit.objects.filter(link_digest=ids.digest(token), expires_at__gt=at).first()
    if visit is None:
        raise Refused(
            "link.gone",
            _("This link is no longer valid: links are valid for 24 hours, and the last one sent counts."),
        )
    if visit.confirmed_at is not None:
        raise Refused("link.used", _("This link was already used: what you wrote is published."))
    return visit


def refuse(*, token: str, at: datetime) -> None:
    """Forget everything a mailed link would publish: whoever received it did not write this."""
    visit = find(token, at=at)
    with transaction.atomic():
        texts = visit.acts.filter(verb=PendingAct.Verb.PUBLISH, contribution__state=State.AWAITING)
        draft.delete(list(texts.values_list("contribution_id", flat=True)))
        Visit.objects.filter(pk=visit.pk, confirmed_at=None).delete()


def accept_code(*, visit: Visit, code: str, at: datetime) -> Outcome:
    """Confirm with the six digits typed in the browser that acted."""
    held = Visit.objects.filter(pk=visit.pk, confirmed_at=None, attempts_left__gt=0)
    # Counted before it is compared: two guesses at once are two attempts.
    if not held.update(attempts_left=F("attempts_left") - 1):
        raise Refused("code.spent", _("This code can no longer be used. Ask for another one."))
    visit.refresh_from_db()
    if visits.seal(visit, "".join(code.split())) != visit.code_digest:
        sentence = ngettext(
            "The code does not match. %(count)d attempt is left.",
            "The code does not match. %(count)d attempts are left.",
            visit.attempts_left,
        )
        raise Refused("code.wrong", sentence % {"count": visit.attempts_left}, left=visit.attempts_left)
    return _carry_out_all(visit, at)


def accept_link(*, token: str, at: datetime) -> Outcome:
    """Confirm with the mailed link, on any device."""
    return _carry_out_all(find(token, at=at), at)


def accept_person(*, visit: Visit, actor: Person, at: datetime) -> Outcome:
    """Confirm a visit because its author has just signed in."""
    return _carry_out_all(visit, at, actor=actor)


def _carry_out_all(visit: Visit, at: datetime, *, actor: Person | None = None) -> Outcome:
    with transaction.atomic():
        # Only one confirmation passes here, whatever was clicked twice.
        if not Visit.objects.filter(pk=visit.pk, confirmed_at=None).update(
            confirmed_at=at, email=(actor.email or visit.email) if actor else visit.email
        ):
            raise Refused("link.used", _("This was already confirmed: what you wrote is published."))
        outcome = Outcome(actor or _person(visit, at))
        for act in visit.acts.select_related(
            "space", "contribution__space", "contribution__root", "contribution__current"
        ):
            _carry_out(act, outcome, at)
    return outcome


def _person(visit: Visit, at: datetime) -> Person:
    known = Person.objects.filter(email=visit.email).first()
    if known is None:
        known = person.register(
            email=visit.email, display_name=visit.display_name, language=visit.language, at=at
        )
    if not known.is_active:
        raise Refused("person.closed", _("This account is closed. Write to the team of this site."))
    person.confirm_address(person=known, at=at)
    return known


def _carry_out(act: PendingAct, outcome: Outcome, at: datetime) -> None:
    try:
        with transaction.atomic():
            _do(act, outcome, at)
    except Refused as refusal:
        # Kept with its reason: the text is still there to be copied or sent to the team.
        act.refusal = refusal.sentence[:300]
        act.save(update_fields=["refusal"])
        outcome.refused.append(act)
        if act.verb == PendingAct.Verb.PUBLISH and act.contribution is not None:
            draft.adopt(act.contribution, actor=outcome.person, at=at)


def _do(act: PendingAct, outcome: Outcome, at: datetime) -> None:
    actor = outcome.person
    match act.verb:
        case PendingAct.Verb.PUBLISH if act.contribution:
            outcome.published.append(_publish(act, act.contribution, actor, at))
        case PendingAct.Verb.VOTE if act.contribution:
            vote.cast(
                actor=actor, contribution=act.contribution, position=act.position, at=at, acted_at=act.at
            )
            outcome.votes += 1
        case PendingAct.Verb.JOIN if act.space:
            membership.join(actor=actor, space=act.space, at=at, acted_at=act.at)
        case PendingAct.Verb.ACCEPT:
            affiliation.accept_held(actor=actor, invitation=int(act.key.partition(":")[2]), at=at)
        case PendingAct.Verb.FOLLOW:
            subscription.follow(
                actor=actor,
                space=act.space,
                contribution=act.contribution,
                matter=act.matter or Matter.ALL,
                by_mail=True,
                at=at,
            )


def _publish(act: PendingAct, kept: Contribution, actor: Person, at: datetime) -> Contribution:
    name = act.visit.display_name
    if kept.capacity == Capacity.OWN and name and name != actor.display_name:
        kept.data["name"] = name
        kept.save(update_fields=["data"])
    published = submission.release(kept, actor=actor, at=at)
    if published.pk != kept.pk:
        PendingAct.objects.filter(pk=act.pk).update(contribution=published)
        draft.delete([kept.pk])
    return published
