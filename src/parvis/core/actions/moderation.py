# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Reports, decisions and appeals: only moderation hides, and it says why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit, contribution
from parvis.core.enums import Ability, State
from parvis.core.models import Appeal, Contribution, Decision, Person, Report, Rule
from parvis.core.outbox import Outbox
from parvis.kernel import text
from parvis.kernel.refusal import Refused


def report(
    *, actor: Person | None, contribution: Contribution, rule: str, note: str = "", at: datetime
) -> Report:
    """Say that a text breaks a rule; anyone may, without an account."""
    if rule not in Rule.values:
        raise Refused("report.rule", _("Choose the rule that this text breaks."))
    if contribution.state != State.PUBLISHED:
        raise Refused("report.state", _("This text is no longer published: there is nothing to report."))
    return Report.objects.create(
        contribution=contribution,
        space=contribution.space,
        rule=rule,
        note=text.clean_text(note)[:1000],
        reporter=actor,
        at=at,
    )


def keep(*, actor: Person, contribution: Contribution, statement: str = "", at: datetime) -> Decision:
    """Leave a reported text where it is."""
    return _decide(actor, contribution, Decision.Act.KEEP, statement=statement, at=at)


def hide(*, actor: Person, contribution: Contribution, rule: str, statement: str, at: datetime) -> Decision:
    """Hide a text; its author is told which rule and why, and may appeal once."""
    if rule not in Rule.values or not text.clean_text(statement):
        raise Refused(
            "moderation.statement", _("Choose the rule and write the reason: it is sent to the author.")
        )
    return _decide(actor, contribution, Decision.Act.HIDE, rule=rule, statement=statement, at=at)


def restore(*, actor: Person, contribution: Contribution, statement: str = "", at: datetime) -> Decision:
    """Publish a hidden text again."""
    return _decide(actor, contribution, Decision.Act.RESTORE, statement=statement, at=at)


def appeal(*, actor: Person, decision: Decision, body: str, at: datetime) -> Appeal:
    """Ask, once, that somebody else look at a decision."""
    if decision.contribution.author_id != actor.pk:
        raise Refused("appeal.author", _("Only the person who wrote the text may contest the decision."))
    if Appeal.objects.filter(decision=decision).exists():
        raise Refused(
            "appeal.once", _("You have already contested this decision. Somebody else will look at it.")
        )
    tidy = text.clean_text(body)
    if not tidy:
        raise Refused("appeal.text", _("Say why the decision should be changed."))
    with transaction.atomic():
        made = Appeal.objects.create(decision=decision, text=tidy[:2000], at=at)
        audit.record(actor, "appeal", made, space=decision.contribution.space, at=at)
    return made


def settle(*, actor: Person, appeal: Appeal, upheld: bool, statement: str, at: datetime) -> Appeal:
    """Settle an appeal: by somebody else than who decided; `upheld` keeps the decision."""
    hidden = appeal.decision.contribution
    abilities.require(actor, Ability.MODERATE, hidden.space, at=at)
    if appeal.decision.moderator_id == actor.pk:
        raise Refused(
            "appeal.same_person", _("You took this decision: somebody else must settle the appeal.")
        )
    _require_another(actor, hidden)
    if appeal.settled_at is not None or not text.clean_text(statement):
        raise Refused("appeal.statement", _("Write the reason: it is sent to the author."))
    with transaction.atomic():
        appeal.settled_by, appeal.settled_at, appeal.upheld = actor, at, upheld
        appeal.statement = text.clean_text(statement)[:1000]
        appeal.save(update_fields=["settled_by", "settled_at", "upheld", "statement"])
        if not upheld:
            contribution.change_state(hidden, State.PUBLISHED, at=at)
        audit.record(actor, "settle", appeal, space=hidden.space, at=at, upheld=upheld)
        _tell(hidden, key=f"appeal:{appeal.pk}", at=at, appeal=appeal.pk)
    return appeal


def _decide(
    actor: Person, target: Contribution, act: Decision.Act, *, rule: str = "", statement: str, at: datetime
) -> Decision:
    abilities.require(actor, Ability.MODERATE, target.space, at=at)
    if target.state not in {State.PUBLISHED, State.HIDDEN}:
        raise Refused("moderation.state", _("This text is not published: there is nothing to decide."))
    if act != Decision.Act.HIDE:
        _require_another(actor, target)
    with transaction.atomic():
        decision = Decision.objects.create(
            contribution=target,
            moderator=actor,
            act=act,
            rule=rule,
            statement=text.clean_text(statement)[:1000],
            at=at,
        )
        Report.objects.filter(contribution=target, settled_at=None).update(settled_at=at)
        if act != Decision.Act.KEEP:
            state = State.HIDDEN if act == Decision.Act.HIDE else State.PUBLISHED
            contribution.change_state(target, state, at=at)
            _tell(target, key=f"decision:{decision.pk}", at=at, decision=decision.pk)
        audit.record(actor, act, target, space=target.space, at=at, rule=rule)
    return decision


def _require_another(actor: Person, target: Contribution) -> None:
    if target.author_id == actor.pk:
        raise Refused("moderation.own", _("You wrote this text: somebody else must decide about it."))


def _tell(target: Contribution, *, key: str, at: datetime, **data: int) -> None:
    if target.author_id is None:
        return
    outbox.put(Outbox.Topic.NOTIFY, key=key, at=at, contribution=target.pk, moderated=True, **data)
    outbox.put(Outbox.Topic.MAIL_DECISION, key=key, at=at, person=target.author_id, **data)
