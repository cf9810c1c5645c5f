# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How the crowd votes in the demonstration: a little each day, less as a text grows old."""

from bisect import bisect_right
from datetime import datetime, timedelta
from functools import partial
from math import exp
from typing import Final

from django.utils.timezone import localdate

from parvis.consultation.demo.story import Page, Story
from parvis.consultation.demo.timeline import DAY, HOURS, between
from parvis.core.actions import vote
from parvis.core.enums import Position

# Days after which a text draws about a third of the votes of its first day.
FADES: Final = 6.0
SATURDAY: Final = 5
WEEKEND: Final = 0.55
# A text of this morning is voted on today, however early it is.
NEVER_QUITE: Final = 0.001
MOST_CONVINCED: Final = 4
# How often whoever has voted goes on to another text, and for how long at most.
STAYS: Final = 0.8
LONGEST_SITTING: Final = timedelta(hours=2)
# Personas who vote like everybody else; the others keep their votes for whoever plays them.
VOTERS: Final = ("claire",)

Ballot = tuple[datetime, int, Page, str]


def tell(story: Story) -> None:
    """Every vote on its day, by somebody who had come by then."""
    ballots = sorted(_ballots(story), key=lambda each: each[:2])
    if not ballots:
        return
    people = [*VOTERS, *story.dice.sample(story.cast.crowd, len(story.cast.crowd))]
    arrivals = _arrivals(story, len(people))
    voted: dict[int, set[str]] = {}
    sitting = ("", story.timeline.at)
    for moment, _rank, page, position in ballots:
        done = voted.setdefault(id(page), {page.author})
        if _leaves(story, sitting, moment, page, done):
            come = people[: max(1, bisect_right(arrivals, moment))]
            free = [name for name in come if name not in done] or [
                name for name in people if name not in done
            ]
            sitting = (story.dice.choice(free), moment)
        done.add(sitting[0])
        story.timeline.add(sitting[1], partial(vote_on, story, page, sitting[0], position), tells=False)


def _leaves(
    story: Story, sitting: tuple[str, datetime], moment: datetime, page: Page, done: set[str]
) -> bool:
    """Whether somebody else takes the place of who was voting: most people vote on several texts in a row."""
    name, began = sitting
    stays = began <= moment < began + LONGEST_SITTING and page.at < began and name not in done
    return not stays or story.dice.random() > STAYS


def _ballots(story: Story) -> list[Ballot]:
    found: list[Ballot] = []
    for page in story.proposals.values():
        last = page.gone_at
        for position, count in zip(Position.values, page.told["votes"], strict=True):
            found += [
                (_moment(story, page, last), len(found) + rank, page, position) for rank in range(count)
            ]
        if last is None:
            found += _convinced(story, page.told["title"], len(found))
    return found


def _convinced(story: Story, title: str, first: int) -> list[Ballot]:
    pages = [
        page for (proposal, _side), pages in story.arguments.items() if proposal == title for page in pages
    ]
    return [
        (_moment(story, page, None), first + rank, page, Position.AGREE)
        for page in pages
        for rank in range(story.dice.randint(0, MOST_CONVINCED))
    ]


def _moment(story: Story, page: Page, last: datetime | None) -> datetime:
    begun = (localdate(page.at) - localdate(story.timeline.at)).days
    days = range(begun, max(begun, story.last_day("deliberate")) + 1)
    weights = [_weight(story, day) * exp((begun - day) / FADES) + NEVER_QUITE for day in days]
    moment = story.timeline.some(story.dice.choices(days, weights)[0], story.dice, after=page.at)
    if last is not None and moment > last:
        return between(page.at, last, story.dice)
    return moment


def _weight(story: Story, day: int) -> float:
    weekend = (localdate(story.timeline.at) + day * DAY).weekday() >= SATURDAY
    over = 1.0 if day else sum(HOURS[: story.timeline.passed]) / sum(HOURS)
    return over * (WEEKEND if weekend else 1.0)


def _arrivals(story: Story, count: int) -> list[datetime]:
    """When each person first comes: many at the opening, the last ones at the end."""
    first, end = (
        story.starts("contribute"),
        min(story.timeline.at, story.ends("deliberate") or story.timeline.at),
    )
    moments = sorted(first + (end - first) * story.dice.random() ** 1.4 for _each in range(count - 1))
    return [first, *moments]


def vote_on(story: Story, page: Page, name: str, position: str, at: datetime) -> None:
    """Cast one vote."""
    vote.cast(actor=story.cast.named(name, at), contribution=page.text, position=position, at=at)
