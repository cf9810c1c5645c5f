# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The demonstration: four invented consultations, and the people who write, vote and answer in them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from parvis.consultation.demo import answering, moderating, opening, voting, waiting, writing
from parvis.consultation.demo.people import Cast
from parvis.consultation.demo.story import Story
from parvis.consultation.demo.timeline import Timeline

STORIES: Final = ("bibliotheques", "voiture", "water", "guichet")
BEFORE: Final = timedelta(days=500)


def load(at: datetime) -> None:
    """Live through everything that happened until this moment, each act on its day, in one transaction."""
    timeline, cast = Timeline(at), Cast()
    with transaction.atomic():
        cast.assemble(at=at - BEFORE)
        stories = {name: Story(name, timeline, cast) for name in STORIES}
        for story in stories.values():
            opening.tell(story)
            writing.tell(story)
            answering.tell(story)
            moderating.tell(story)
            voting.tell(story)
        waiting.tell(timeline, cast, stories["water"])
        timeline.play()
        waiting.settle_mails(at)
