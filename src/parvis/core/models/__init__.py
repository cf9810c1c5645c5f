# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The nouns of the product."""

from parvis.core.models.affiliation import Affiliation, Invitation
from parvis.core.models.answer import AnswerTarget, Commitment, CommitmentStep
from parvis.core.models.contribution import Contribution, PrivateLink, Readable, Revision, Tally
from parvis.core.models.moderation import Appeal, Decision, Report, Rule
from parvis.core.models.notification import Notification, Subscription
from parvis.core.models.organisation import MailDomain, Organisation
from parvis.core.models.person import Person
from parvis.core.models.record import (
    Attempt,
    AuditEvent,
    Counter,
    Export,
    ImportedAuthor,
    Notice,
    Receipt,
    Version,
)
from parvis.core.models.space import Membership, Phase, Space, Theme
from parvis.core.models.standing import Standing
from parvis.core.models.visit import PendingAct, Visit
from parvis.core.models.vote import DailyFigure, Participation, Vote, VoteEvent
from parvis.core.outbox import Outbox

__all__ = [
    "Affiliation",
    "AnswerTarget",
    "Appeal",
    "Attempt",
    "AuditEvent",
    "Commitment",
    "CommitmentStep",
    "Contribution",
    "Counter",
    "DailyFigure",
    "Decision",
    "Export",
    "ImportedAuthor",
    "Invitation",
    "MailDomain",
    "Membership",
    "Notice",
    "Notification",
    "Organisation",
    "Outbox",
    "Participation",
    "PendingAct",
    "Person",
    "Phase",
    "PrivateLink",
    "Readable",
    "Receipt",
    "Report",
    "Revision",
    "Rule",
    "Space",
    "Standing",
    "Subscription",
    "Tally",
    "Theme",
    "Version",
    "Visit",
    "Vote",
    "VoteEvent",
]
