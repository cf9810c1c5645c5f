# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What people propose in the demonstration, and what others answer them."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from parvis.consultation.demo.story import Page, Story
from parvis.consultation.demo.tales import Tale
from parvis.consultation.demo.timeline import between
from parvis.core.actions import contribution
from parvis.core.enums import Capacity, Side
from parvis.core.kinds import Draft

# Days between a proposal and the last argument or comment about it.
ANSWERED_WITHIN: Final = 6


def tell(story: Story) -> None:
    """Every proposal on its day, then its arguments, its comments and its sources."""
    for told in story.told.get("proposals", ()):
        moment = _moment(story, told)
        page = story.proposals[told["title"]] = Page(told["by"], moment, told)
        story.timeline.add(moment, partial(_propose, story, page))
        _arguments(story, page)
        for thread in told.get("comments", ()):
            _converse(story, page, thread if isinstance(thread, list) else [thread])
        for title, link in told.get("sources", ()):
            source = Draft(kind="source", title=title, data={"link": link})
            _add(story, page, {"by": told["by"]}, source)
        if "revised" in told:
            story.timeline.add(moment + timedelta(days=2, minutes=11), partial(_revise, story, page))
        if told.get("withdrawn"):
            story.timeline.add(moment + timedelta(days=2), partial(_withdraw, story, page))


def _add(story: Story, under: Page, said: Tale, draft: Draft) -> Page:
    """Something written under a text, some days after it."""
    day = said.get("day", under.told["day"] + story.dice.randint(0, ANSWERED_WITHIN))
    moment = story.timeline.some(min(day, story.last_day("deliberate")), story.dice, after=under.at)
    if under.gone_at is not None:
        moment = min(moment, between(under.at, under.gone_at, story.dice))
    page = Page(said.get("by") or story.somebody_else(under.told), moment, under.told)
    story.timeline.add(moment, partial(reply, story, page, under, draft))
    return page


def _said(words: str | Tale) -> Tale:
    """A text that anybody may have written, or one with its author or its day."""
    return {"text": words} if isinstance(words, str) else words


def _converse(story: Story, under: Page, words: list[str | Tale]) -> None:
    """Two people who answer each other under a text."""
    voices: list[str] = []
    for rank, each in enumerate(words):
        said = _said(each)
        if rank > 1:
            said = {**said, "by": voices[rank % 2]}
        under = _add(story, under, said, Draft(kind="comment", body=said["text"]))
        voices.append(under.author)


def _moment(story: Story, told: Tale) -> datetime:
    if "minutes_ago" in told:
        return story.timeline.at - timedelta(minutes=told["minutes_ago"])
    return story.timeline.some(told["day"], story.dice, after=story.starts("contribute"))


def _arguments(story: Story, page: Page) -> None:
    for side in Side.values:
        told = [_said(words) for words in page.told.get(side, ())]
        story.arguments[page.told["title"], side] = [
            _add(story, page, said, Draft(kind="argument", side=side, body=said["text"])) for said in told
        ]


def _propose(story: Story, page: Page, at: datetime) -> None:
    author = story.cast.named(page.author, at)
    first = {**page.told, "body": page.told.get("was", page.told["body"])}
    page.row = contribution.publish(actor=author, space=story.space, draft=_draft(story, first), at=at)


def reply(story: Story, page: Page, under: Page, draft: Draft, at: datetime) -> None:
    """Write a text under the one it answers."""
    author = story.cast.named(page.author, at)
    placed = replace(draft, parent=under.text.pk)
    page.row = contribution.publish(actor=author, space=story.space, draft=placed, at=at)


def _revise(story: Story, page: Page, at: datetime) -> None:
    contribution.revise(
        actor=story.cast.named(page.author, at),
        contribution=page.text,
        draft=_draft(story, page.told),
        note=page.told["revised"],
        at=at,
    )


def _withdraw(story: Story, page: Page, at: datetime) -> None:
    contribution.withdraw(actor=story.cast.named(page.author, at), contribution=page.text, at=at)


def _draft(story: Story, told: Tale) -> Draft:
    capacity = Capacity.OWN
    if "organisation" in told:
        capacity = Capacity.ORGANISATION
    elif "helped" in told:
        capacity = Capacity.HELPED
    return Draft(
        kind="proposal",
        title=told["title"],
        body=told["body"],
        theme=story.themes[told["theme"]].pk,
        capacity=capacity,
        organisation=told.get("organisation", ""),
        helped=told.get("helped", ""),
    )
