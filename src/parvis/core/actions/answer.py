# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Official answers: signed by a named person, with a decision and, if need be, a promise."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit, contribution, version
from parvis.core.enums import Ability, Progress, State, Verdict
from parvis.core.kinds import OFFICIAL_ANSWER, Draft
from parvis.core.models import AnswerTarget, Commitment, CommitmentStep, Contribution, Organisation, Person
from parvis.core.outbox import Outbox
from parvis.core.queries import versions
from parvis.kernel import text
from parvis.kernel.refusal import Refused

# Nobody in particular: an answer signed this way binds no one.
ANONYMOUS_SIGNATURES: Final = frozenset(
    {
        "l equipe",
        "equipe",
        "la redaction",
        "l administration",
        "le service",
        "the team",
        "team",
        "la direction",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is promised, by whom, for when."""

    what: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An official answer to one contribution, as a service writes it."""

    body: str
    verdict: str
    reason: str = ""
    until: date | None = None
    signatory: str
    position: str
    service: str
    promise: Promise | None = None
    language: str = "fr"


def publish(*, actor: Person, target: Contribution, reply: Reply, at: datetime) -> Contribution:
    """Publish the official answer to a contribution: its author and followers are told."""
    abilities.require(actor, Ability.ANSWER, target.space, at=at)
    _check(reply)
    if target.state != State.PUBLISHED or not target.plan.numbered:
        raise Refused("answer.target", _("This text is not published: it cannot be answered."))
    signature = {"signatory": reply.signatory, "position": reply.position, "service": reply.service}
    draft = Draft(
        kind=OFFICIAL_ANSWER.key, body=reply.body, parent=target.pk, language=reply.language, data=signature
    )
    with transaction.atomic():
        answer = contribution.publish(actor=actor, space=target.space, draft=draft, at=at)
        answer.byline = f"{text.clean_line(reply.signatory)}, {text.clean_line(reply.position)}"
        answer.organisation = _service(reply.service)
        answer.save(update_fields=["byline", "organisation"])
        AnswerTarget.objects.create(
            answer=answer,
            target=target,
            verdict=reply.verdict,
            until=reply.until,
            reason=text.clean_text(reply.reason),
        )
        target.verdict = reply.verdict
        target.save(update_fields=["verdict"])
        if reply.promise is not None:
            promise(actor=actor, answer=answer, promise=reply.promise, at=at)
        audit.record(actor, "answer", target, space=target.space, at=at, verdict=reply.verdict)
        outbox.put(
            Outbox.Topic.NOTIFY,
            key=f"answer:{answer.pk}:{target.pk}",
            at=at,
            answer=answer.pk,
            target=target.pk,
        )
        version.raise_now(
            versions.contribution(target.pk), versions.listing(target.space_id), versions.instance()
        )
    return answer


def promise(*, actor: Person, answer: Contribution, promise: Promise, at: datetime) -> Commitment:
    """Write down what an answer promises."""
    abilities.require(actor, Ability.ANSWER, answer.space, at=at)
    what, owner = text.clean_line(promise.what), text.clean_line(promise.owner)
    if not what or not owner:
        raise Refused(
            "commitment.incomplete", _("A commitment says what, who and for when: fill in all three.")
        )
    commitment = Commitment.objects.create(
        answer=answer,
        what=what[:300],
        owner=owner[:200],
        due=promise.due,
        organisation=_service(owner),
        changed_at=at,
    )
    CommitmentStep.objects.create(commitment=commitment, state=Progress.PROMISED, note="", at=at, by=actor)
    return commitment


def follow_up(*, actor: Person, commitment: Commitment, state: str, note: str, at: datetime) -> Commitment:
    """Say in public how far a promise is."""
    space = commitment.answer.space
    abilities.require(actor, Ability.ANSWER, space, at=at)
    tidy = text.clean_line(note)
    if state not in Progress.values or not tidy:
        raise Refused("commitment.note", _("Say in one sentence what was done: everyone will read it."))
    with transaction.atomic():
        commitment.state, commitment.changed_at = state, at
        commitment.save(update_fields=["state", "changed_at"])
        CommitmentStep.objects.create(commitment=commitment, state=state, note=tidy[:500], at=at, by=actor)
        audit.record(actor, "follow_up", commitment, space=space, at=at, state=state)
        version.raise_now(versions.contribution(commitment.answer.root_pk), versions.instance())
    return commitment


def _check(reply: Reply) -> None:
    if not text.clean_text(reply.body):
        raise Refused("answer.body", _("Write the answer before publishing it."))
    if reply.verdict not in Verdict.values:
        raise Refused(
            "answer.verdict", _("Say what is decided: accepted, accepted in part, refused or under study.")
        )
    if reply.verdict == Verdict.REFUSED and not text.clean_text(reply.reason):
        raise Refused("answer.reason", _("A refusal says why: complete “refused because…”."))
    if reply.verdict == Verdict.STUDIED and reply.until is None:
        raise Refused("answer.until", _("Under study until when? Give a date."))
    named = [text.clean_line(part) for part in (reply.signatory, reply.position, reply.service)]
    if (
        not all(named)
        or text.fold(named[0]).replace("’", " ").replace("'", " ").strip() in ANONYMOUS_SIGNATURES
    ):
        raise Refused(
            "answer.signature",
            _(
                "An answer is signed by a named person, with their position and their service: "
                "“the team” signs nothing."
            ),
        )


def _service(name: str) -> Organisation | None:
    return Organisation.objects.filter(name=text.clean_line(name)).first()
