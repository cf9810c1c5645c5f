# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the services answer in the demonstration, what they promise, and what becomes of it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.utils.timezone import localdate

from parvis.consultation.demo.story import Page, Story
from parvis.consultation.demo.tales import Tale
from parvis.consultation.demo.timeline import DAY
from parvis.core.actions import answer, subscription
from parvis.core.enums import Matter

# How many others ask to be told of an answer.
FOLLOWERS: Final = 2


def tell(story: Story) -> None:
    """Each answer on its day, to the proposal it is for."""
    for page in story.proposals.values():
        if "answer" in page.told:
            told = story.told["answers"][page.told["answer"]]
            moment = story.timeline.some(told["day"], story.dice, after=page.at)
            given = Page(told["by"], moment, told)
            _follow(story, page)
            story.timeline.add(moment, partial(_answer, story, page, given))
            for day, state, note in told.get("steps", ()):
                after = story.timeline.some(day, story.dice, after=moment)
                story.timeline.add(after, partial(_follow_up, story, page, given, (state, note)))


def _follow(story: Story, page: Page) -> None:
    for rank in range(FOLLOWERS):
        name = story.somebody_else(page.told)
        story.timeline.add(page.at + timedelta(hours=5 + rank), partial(_ask, story, page, name), tells=False)


def _ask(story: Story, page: Page, name: str, at: datetime) -> None:
    subscription.follow(actor=story.cast.named(name, at), contribution=page.text, matter=Matter.ANSWER, at=at)


def _answer(story: Story, page: Page, given: Page, at: datetime) -> None:
    signatory, position, service = story.cast.signature(given.author)
    told = given.told
    reply = answer.Reply(
        body=told["body"],
        verdict=told["verdict"],
        reason=told.get("reason", ""),
        until=localdate(story.timeline.at) + told["until"] * DAY if "until" in told else None,
        signatory=signatory,
        position=position,
        service=service,
        promise=_promise(story, told),
    )
    given.row = answer.publish(actor=story.cast.named(given.author, at), target=page.text, reply=reply, at=at)


def _promise(story: Story, told: Tale) -> answer.Promise | None:
    if "promise" not in told:
        return None
    what, owner, due = told["promise"]
    return answer.Promise(what=what, owner=owner, due=localdate(story.timeline.at) + due * DAY)


def _follow_up(story: Story, page: Page, given: Page, step: tuple[str, str], at: datetime) -> None:
    state, note = step
    answer.follow_up(
        actor=story.cast.named(given.author, at),
        commitment=given.text.commitments.get(),
        state=state,
        note=note.replace("{number}", str(page.text.number)),
        at=at,
    )
