# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How a consultation of the demonstration is prepared, opened and joined."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from parvis.consultation.demo.story import Story
from parvis.core.actions import membership, space, theme
from parvis.core.enums import Results, Role
from parvis.core.models import Person

# Days between the preparation of a consultation and its opening.
PREPARED: Final = 14


def tell(story: Story) -> None:
    """Prepare it two weeks ahead, open it on its day, announce each step, and let people register."""
    opens = story.starts("announce")
    story.timeline.add(opens - timedelta(days=PREPARED), partial(_prepare, story))
    story.timeline.add(opens, partial(_open, story))
    for phase in story.told["calendar"]:
        if story.starts(phase) <= story.timeline.at:
            story.timeline.add(story.starts(phase), lambda moment: space.announce_phases(at=moment))
    _registrations(story)


def _prepare(story: Story, at: datetime) -> None:
    told, cast = story.told, story.cast
    owner = cast.named(told["team"]["owner"], at)
    made = space.hand_over(
        actor=cast.named("ada", at),
        kind="consultation",
        title=told["title"],
        organisation=cast.organisations["Ministère de l’Exemple"],
        owner=owner,
        at=at,
    )
    later = at + timedelta(hours=2)
    story.space = space.describe(
        actor=owner,
        space=made,
        summary=told["summary"],
        presentation=told["presentation"],
        results=told.get("results", Results.AFTER_VOTE),
        data={"contract": told["contract"]},
        at=later,
    )
    _arrange(story, owner, later)


def _arrange(story: Story, owner: Person, at: datetime) -> None:
    space.plan(actor=owner, space=story.space, steps=_steps(story), at=at)
    for name, under in story.told["themes"].items():
        parent = story.themes[name] = theme.add(actor=owner, space=story.space, name=name, at=at)
        for each in under:
            story.themes[each] = theme.add(actor=owner, space=story.space, name=each, parent=parent, at=at)
    for role, names in ((Role.FACILITATOR, "facilitators"), (Role.SERVICE, "services")):
        for name in story.told["team"][names]:
            membership.appoint(
                actor=owner, space=story.space, person=story.cast.named(name, at), role=role, at=at
            )


def _steps(story: Story) -> list[space.Step]:
    return [
        space.Step(plan=phase, starts_at=story.starts(phase), ends_at=story.ends(phase))
        for phase in story.told["calendar"]
    ]


def _open(story: Story, at: datetime) -> None:
    space.open_to_public(actor=story.cast.named(story.told["team"]["owner"], at), space=story.space, at=at)


def _registrations(story: Story) -> None:
    opens = story.starts("announce")
    first, last = story.told["calendar"]["announce"][0], story.last_day("announce")
    for name in story.dice.sample(story.cast.crowd, story.told["registered"]):
        # Many the first days, fewer and fewer after.
        day = first + int((last - first + 1) * story.dice.random() ** 2)
        moment = story.timeline.some(day, story.dice, after=opens)
        story.timeline.add(moment, partial(_register, story, name), tells=False)


def _register(story: Story, name: str, at: datetime) -> None:
    membership.join(actor=story.cast.named(name, at), space=story.space, at=at)
