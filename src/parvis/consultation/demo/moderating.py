# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What people report in the demonstration, what is hidden with a reason, and what is contested."""

from datetime import datetime, timedelta
from functools import partial

from parvis.consultation.demo.story import Page, Story
from parvis.consultation.demo.tales import Tale
from parvis.core.actions import moderation


def tell(story: Story) -> None:
    """Hide some texts, contest a decision, and leave the last reports to whoever opens the page."""
    for page in story.proposals.values():
        if "hidden" in page.told:
            moment = page.at + timedelta(days=1, hours=1)
            story.timeline.add(
                page.at + timedelta(hours=3), partial(_report, story, page, page.told["hidden"][0], "")
            )
            story.timeline.add(moment, partial(_hide, story, page))
    for told in story.told.get("reports", ()):
        page = _reported(story, told)
        moment = story.timeline.some(told["day"], story.dice, after=page.at)
        story.timeline.add(moment, partial(_report, story, page, told["rule"], told["note"]))


def _reported(story: Story, told: Tale) -> Page:
    if "side" in told:
        return story.arguments[told["title"], told["side"]][told["rank"]]
    return story.proposals[told["title"]]


def _report(story: Story, page: Page, rule: str, note: str, at: datetime) -> None:
    del story
    moderation.report(actor=None, contribution=page.text, rule=rule, note=note, at=at)


def _hide(story: Story, page: Page, at: datetime) -> None:
    rule, statement = page.told["hidden"]
    # The first facilitator decides, so that an appeal waits for the person in charge.
    moderator = story.cast.named(story.told["team"]["facilitators"][0], at)
    decision = moderation.hide(actor=moderator, contribution=page.text, rule=rule, statement=statement, at=at)
    if "appeal" in page.told:
        later = at + timedelta(hours=7)
        author = story.cast.named(page.author, at)
        moderation.appeal(actor=author, decision=decision, body=page.told["appeal"], at=later)
