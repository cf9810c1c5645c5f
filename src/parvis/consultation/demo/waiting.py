# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What waits for those one can be in the demonstration, and the last mails still to leave."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from parvis.consultation.demo.people import Cast
from parvis.consultation.demo.story import Story
from parvis.consultation.demo.tales import tale
from parvis.consultation.demo.timeline import Timeline
from parvis.core import outbox
from parvis.core.actions import draft, notification, visit
from parvis.core.kinds import Draft
from parvis.core.outbox import Outbox

# Claire has not come for this long.
AWAY: Final = timedelta(days=7)
MAILS: Final = (
    Outbox.Topic.MAIL_RECEIPT,
    Outbox.Topic.MAIL_ANSWER,
    Outbox.Topic.MAIL_DECISION,
    Outbox.Topic.MAIL_CODE,
)


def tell(timeline: Timeline, cast: Cast, story: Story) -> None:
    """Notifications that Claire has not read, a draft of Karim's, and a visitor who awaits a code."""
    told = tale("waiting")
    timeline.add(
        timeline.at - AWAY,
        lambda at: notification.read_all(actor=cast.named("claire", at), at=at),
    )
    timeline.add(timeline.at - timedelta(hours=16), partial(_draft, cast, story, told["draft"]))
    timeline.add(timeline.at - timedelta(minutes=12), partial(_visit, story, told["visit"]))


def settle_mails(at: datetime) -> None:
    """Leave one mail of each sort to be sent: the others belong to the past."""
    outbox.forget(MAILS, but=1, at=at)


def _draft(cast: Cast, story: Story, told: dict[str, str], at: datetime) -> None:
    kept = _proposal(story, told)
    draft.save(actor=cast.named(told["by"], at), space=story.space, draft=kept, at=at)


def _visit(story: Story, told: dict[str, str], at: datetime) -> None:
    begun, _token = visit.begin(language="fr", at=at)
    visit.keep_text(visit=begun, space=story.space, draft=_proposal(story, told), at=at)
    voted = story.proposals[told["votes_on"]].text
    visit.keep_vote(visit=begun, contribution=voted, position="agree", at=at)
    visit.send_code(visit=begun, email=told["email"], display_name=told["by"], at=at)


def _proposal(story: Story, told: dict[str, str]) -> Draft:
    theme = story.themes[told["theme"]].pk
    return Draft(kind="proposal", title=told["title"], body=told["body"], theme=theme)
