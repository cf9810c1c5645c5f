# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the core does later: tell people what concerns them, keep bylines true, throw away what expired."""

from datetime import datetime

from parvis.core import outbox
from parvis.core.actions import attempt, draft, notification, person, space, visit
from parvis.core.enums import Matter
from parvis.core.kinds import OFFICIAL_ANSWER
from parvis.core.models import Contribution, Person, Phase
from parvis.core.outbox import Outbox
from parvis.core.queries import hearers


def connect() -> None:
    """Handle the topics that need neither network nor pages."""
    outbox.handle(Outbox.Topic.NOTIFY, notify, transactional=True)
    outbox.handle(Outbox.Topic.RENAME, rename, transactional=True)


def due(*, at: datetime) -> int:
    """Do what falls due by date, and say how many things were done."""
    attempt.purge(at=at)
    return space.announce_phases(at=at) + draft.purge(at=at) + visit.purge(at=at)


def notify(row: Outbox, at: datetime) -> None:
    """Tell whoever a publication, an answer, a new step or a moderation decision concerns."""
    data = row.data
    if "phase" in data:
        _phase_began(Phase.objects.select_related("space").get(pk=data["phase"]), at)
    elif "answer" in data:
        _answered(data["answer"], data["target"], at)
    elif "moderated" in data:
        _moderated(data["contribution"], at)
    else:
        _published(
            Contribution.objects.select_related("parent", "root", "current").get(pk=data["contribution"]), at
        )


def rename(row: Outbox, at: datetime) -> None:
    """Show a person's texts under their present name."""
    del at
    known = Person.objects.filter(pk=row.data["person"]).first()
    if known is not None:
        person.rename_texts(known)


def _published(contribution: Contribution, at: datetime) -> None:
    # Whoever an official answer concerns is told of the answer itself, once.
    official = contribution.kind == OFFICIAL_ANSWER.key
    answered = frozenset[int]() if official else hearers.replied_to(contribution)
    mentioned = hearers.mentioned(contribution, at=at) - answered
    for matter, people in ((Matter.REPLY, answered), (Matter.MENTION, mentioned)):
        notification.notify(
            people=people,
            matter=matter,
            group=f"{matter}:contribution:{contribution.root_pk}",
            space=contribution.space,
            contribution=contribution,
            actor=contribution.byline,
            at=at,
        )


def _answered(answer_pk: int, target_pk: int, at: datetime) -> None:
    answer = Contribution.objects.select_related("space").get(pk=answer_pk)
    people = hearers.of_answer(target_pk)
    notification.notify(
        people=people,
        matter=Matter.ANSWER,
        group=f"answer:{answer_pk}",
        space=answer.space,
        contribution=answer,
        actor=answer.byline,
        at=at,
    )
    mailed = hearers.mailed_of_answer(target_pk)
    outbox.put_all(
        Outbox.Topic.MAIL_ANSWER,
        {f"{answer_pk}:{pk}": {"answer": answer_pk, "target": target_pk, "person": pk} for pk in mailed},
        at=at,
    )


def _phase_began(phase: Phase, at: datetime) -> None:
    notification.notify(
        people=hearers.of_space(phase.space_id),
        matter=Matter.PHASE,
        group=f"phase:{phase.pk}",
        space=phase.space,
        actor=str(phase.space.plan.phase(phase.plan).label),
        at=at,
    )


def _moderated(contribution_pk: int, at: datetime) -> None:
    contribution = Contribution.objects.select_related("space").get(pk=contribution_pk)
    if contribution.author_id is None:
        return
    notification.notify(
        people=[contribution.author_id],
        matter=Matter.MODERATION,
        group=f"moderation:{contribution_pk}:{at.timestamp()}",
        space=contribution.space,
        contribution=contribution,
        at=at,
    )
