# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Mails that the core decided, each sent once its row is swept."""

from datetime import datetime

from django.conf import settings
from django.db.models import Max

from parvis.core import outbox
from parvis.core.models import (
    AnswerTarget,
    Appeal,
    Contribution,
    Decision,
    Invitation,
    Person,
    Receipt,
    Space,
    Visit,
)
from parvis.core.outbox import Outbox
from parvis.kernel import html, paths
from parvis.mail import message


def connect() -> None:
    """Handle the topics that end in a mail; outside any transaction, since the network may be slow."""
    for topic, act in (
        (Outbox.Topic.MAIL_CODE, code),
        (Outbox.Topic.MAIL_RECEIPT, receipt),
        (Outbox.Topic.MAIL_ANSWER, answer),
        (Outbox.Topic.MAIL_DECISION, decision),
        (Outbox.Topic.MAIL_INVITATION, invitation),
        (Outbox.Topic.MAIL_TEXT, text),
    ):
        outbox.handle(topic, act, transactional=False)


def code(row: Outbox, at: datetime) -> None:
    """The code and the link that confirm what a visitor did."""
    visit = Visit.objects.filter(pk=row.data["visit"], confirmed_at=None, expires_at__gt=at).first()
    # A later code replaced this one, or the visit is over: an old code only confuses.
    if visit is None or row.key != f"{row.topic}:{visit.pk}:{visit.sent_count}":
        return
    texts = visit.acts.filter(verb="publish").count()
    message.send(
        template="code",
        to=visit.email,
        language=visit.language,
        key=row.key,
        code=f"{row.data['code'][:3]} {row.data['code'][3:]}",
        link=_absolute(paths.confirm(row.data["link"])),
        texts=texts,
        votes=visit.acts.filter(verb="vote").count(),
        name=visit.display_name,
    )


def receipt(row: Outbox, at: datetime) -> None:
    """The receipt of a published text."""
    del at
    known = (
        Receipt.objects.select_related("contribution__space", "revision")
        .filter(pk=row.data["receipt"])
        .first()
    )
    person = _reachable(row)
    if known is None or person is None:
        return
    contribution = known.contribution
    message.send(
        template="receipt",
        to=person.email or "",
        language=person.language,
        key=row.key,
        name=person.display_name,
        receipt=known,
        number=contribution.number,
        title=known.revision.title,
        body=known.revision.body,
        space=contribution.space.title,
        link=_absolute(_address(contribution)),
        proof=_absolute(paths.receipt(known.code)),
        due=_answers_due(contribution.space),
    )


def answer(row: Outbox, at: datetime) -> None:
    """An official answer, whole, to whoever it concerns."""
    del at
    person = _reachable(row)
    target = (
        AnswerTarget.objects.select_related("answer__current", "answer__space", "target")
        .filter(answer=row.data["answer"], target=row.data["target"])
        .first()
    )
    if person is None or target is None or target.answer.state != "published":
        return
    message.send(
        template="answer",
        to=person.email or "",
        language=person.language,
        key=row.key,
        name=person.display_name,
        target=target,
        number=target.target.number,
        title=target.target.title,
        mine=target.target.author_id == person.pk,
        body=html.plain(target.answer.text.body),
        signature=target.answer.data,
        commitments=list(target.answer.commitments.all()),
        space=target.answer.space.title,
        link=_absolute(_address(target.target)),
    )


def decision(row: Outbox, at: datetime) -> None:
    """A moderation decision, or the outcome of an appeal, with its reasons."""
    del at
    person = _reachable(row)
    settled = (
        Appeal.objects.filter(pk=row.data.get("appeal", 0))
        .select_related("decision__contribution__space")
        .first()
    )
    decided = settled.decision if settled else Decision.objects.filter(pk=row.data.get("decision", 0)).first()
    if person is None or decided is None:
        return
    contribution = decided.contribution
    message.send(
        template="decision",
        to=person.email or "",
        language=person.language,
        key=row.key,
        name=person.display_name,
        decision=decided,
        appeal=settled,
        rule=decided.get_rule_display() if decided.rule else "",
        number=contribution.number,
        title=contribution.title,
        space=contribution.space.title,
        mine=_absolute(paths.mine()),
    )


def invitation(row: Outbox, at: datetime) -> None:
    """An invitation, with the code that verifies whoever uses it."""
    known = (
        Invitation.objects.select_related("organisation", "space").filter(pk=row.data["invitation"]).first()
    )
    if known is None or known.used_at is not None or known.expires_at <= at or not known.email:
        return
    message.send(
        template="invitation",
        to=known.email,
        language=settings.LANGUAGE_CODE,
        key=row.key,
        invitation=known,
        code=row.data["code"],
        link=_absolute(paths.invitation(row.data["code"])),
    )


def text(row: Outbox, at: datetime) -> None:
    """A mail that no noun carries: what it says came with the row."""
    del at
    asked = row.data
    message.send(
        template=asked["template"],
        to=asked["to"],
        language=asked["language"],
        key=row.key,
        reply_to=asked["context"].get("email", ""),
        **asked["context"],
    )


def _reachable(row: Outbox) -> Person | None:
    return Person.objects.filter(pk=row.data["person"], is_active=True).exclude(email=None).first()


def _address(contribution: Contribution) -> str:
    space = contribution.space
    return paths.contribution(space.plan.path, space.slug, contribution.number or 0, contribution.title)


def _absolute(path: str) -> str:
    return paths.absolute(settings.PARVIS_PUBLIC_URL, path)


def _answers_due(space: Space) -> datetime | None:
    due: datetime | None = space.phases.filter(plan="answers").aggregate(due=Max("ends_at"))["due"]
    return due
