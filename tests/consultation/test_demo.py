# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: complete, honest in its counts, and well written."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, Sum

from parvis.consultation import demo
from parvis.consultation.demo import answering, moderating, opening, voting, writing
from parvis.consultation.demo.people import Cast
from parvis.consultation.demo.story import Story
from parvis.consultation.demo.tales import FOLDER, tale
from parvis.consultation.demo.timeline import Timeline
from parvis.core.actions import tally
from parvis.core.enums import Progress, Role, State, Verdict
from parvis.core.models import (
    Commitment,
    Contribution,
    DailyFigure,
    Membership,
    Notification,
    Outbox,
    Participation,
    Person,
    Receipt,
    Revision,
    Space,
    Tally,
    Visit,
    Vote,
)
from parvis.core.queries import answers, mine, spaces, steering
from tools.messages import typography

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
TALES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole demonstration, loaded once for all the tests of this file, and undone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(NOW)
        yield
        transaction.set_rollback(True)


def space(title: str) -> Space:
    return Space.objects.get(title=title)


def headlines(title: str) -> dict[str, int]:
    found = Contribution.objects.filter(space__title=title, kind="proposal").values_list("verdict")
    return dict(found.filter(state=State.PUBLISHED).annotate(Count("pk")).order_by())


def texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for key, value in told.items():
            yield from (key, *texts(value))
    elif isinstance(told, list):
        for value in told:
            yield from texts(value)


@pytest.mark.usefixtures("loaded")
def test_every_sort_of_consultation_is_there() -> None:
    found = {one.title: spaces.standing(one, NOW) for one in spaces.all_of(person=None, at=NOW)}
    assert found == {
        "L’eau en partage": spaces.Standing.OPEN,
        "Le guichet de demain": spaces.Standing.COMING,
        "Nos bibliothèques, demain": spaces.Standing.FINISHED,
        "Se déplacer sans voiture": spaces.Standing.FINISHED,
    }
    opens = spaces.opens_at(space("Le guichet de demain"), NOW)
    assert opens == datetime(2026, 12, 2, 9, 0, tzinfo=UTC)


@pytest.mark.usefixtures("loaded")
def test_some_answers_are_there_and_some_are_late() -> None:
    assert headlines("Nos bibliothèques, demain") == {"accepted": 5, "partly": 3, "refused": 2}
    assert headlines("Se déplacer sans voiture") == {"": 5, "accepted": 1, "partly": 1, "studied": 1}
    assert headlines("L’eau en partage") == {"": 23, "accepted": 1, "partly": 1}
    due = spaces.answers_due(space("Se déplacer sans voiture"))
    assert due is not None
    assert (NOW - due).days == 11
    late = Commitment.objects.filter(due__lt=NOW.date()).exclude(state=Progress.KEPT)
    assert list(late.values_list("what", flat=True)) == ["Financer la moitié de soixante bibliobus"]


@pytest.mark.usefixtures("loaded")
def test_what_changed_names_the_contribution_that_changed_it() -> None:
    kept, _after = answers.promises(person=None, at=NOW, states=[Progress.KEPT])
    named = [
        f"après la proposition n°\u00a0{one.target.number}" in one.steps[-1].note
        for one in kept
        if one.target
    ]
    assert named == [True, True, True]


@pytest.mark.usefixtures("loaded")
def test_every_counter_is_what_the_rows_say() -> None:
    names = ("agree", "mixed", "disagree", "earlier", *tally.REPLIES)
    wrong = [
        (row.pk, counted)
        for row in Tally.objects.all()
        if (counted := tally.recount(row.pk)) != {name: getattr(row, name) for name in names}
    ]
    assert wrong == []
    assert Tally.objects.aggregate(n=Sum("earlier"))["n"] > 0


@pytest.mark.usefixtures("loaded")
def test_the_figures_are_what_the_rows_say() -> None:
    summed = DailyFigure.objects.aggregate(Sum("people"), Sum("registered"), Sum("texts"), Sum("votes"))
    published = Contribution.objects.filter(kind="proposal", state=State.PUBLISHED)
    assert summed == {
        "people__sum": Participation.objects.count(),
        "registered__sum": Membership.objects.filter(role=Role.MEMBER).count(),
        "texts__sum": published.count(),
        "votes__sum": Vote.objects.count(),
    }
    assert Vote.objects.count() >= 1_200
    assert Person.objects.count() >= 120


@pytest.mark.usefixtures("loaded")
def test_each_day_since_the_opening_brought_something() -> None:
    days = DailyFigure.objects.filter(space=space("L’eau en partage"), votes__gt=0)
    assert days.count() >= 18
    assert days.get(day=NOW.date()).votes > 0


@pytest.mark.usefixtures("loaded")
def test_nothing_under_a_hidden_text_can_be_read() -> None:
    hidden = Contribution.objects.filter(state=State.HIDDEN)
    assert hidden.count() == 2
    below = Contribution.objects.filter(root__in=hidden)
    assert below.count() == 1
    assert list(below.visible_to(None, NOW)) == []
    assert Contribution.objects.filter(state=State.WITHDRAWN).count() == 1


@pytest.mark.usefixtures("loaded")
def test_nothing_happened_in_the_future() -> None:
    assert Contribution.objects.filter(published_at__gt=NOW).count() == 0
    assert Vote.objects.filter(at__gt=NOW).count() == 0
    assert Notification.objects.filter(at__gt=NOW).count() == 0


@pytest.mark.usefixtures("loaded")
def test_only_the_last_mails_are_still_to_leave() -> None:
    waiting = Outbox.objects.filter(state=Outbox.Status.WAITING).order_by("topic")
    assert list(waiting.values_list("topic", flat=True)) == [
        "mail_answer", "mail_code", "mail_decision", "mail_receipt",
    ]  # fmt: skip
    assert Outbox.objects.filter(state=Outbox.Status.FAILED).count() == 0
    people = {row.topic: row.data.get("person") for row in waiting}
    claire = Person.objects.get(handle="claire").pk
    assert (people["mail_answer"], people["mail_receipt"]) == (claire, claire)
    assert Visit.objects.get().acts.count() == 2


@pytest.mark.usefixtures("loaded")
def test_something_waits_for_each_person_one_can_be() -> None:
    claire, karim, sofia, anne, ada = (
        Person.objects.get(handle=handle) for handle in ("claire", "karim", "sofia", "anne_roy", "ada")
    )
    assert mine.counts(claire).answered == 2
    assert Notification.objects.filter(person=claire, read_at=None, matter="answer").count() == 1
    assert Receipt.objects.filter(contribution__author=claire).count() == 5
    assert (mine.counts(karim).drafts, karim.is_agent(NOW), claire.is_agent(NOW)) == (1, True, False)
    water = space("L’eau en partage")
    waits = steering.to_do(water, NOW)
    assert (waits.reported, waits.appeals, waits.hidden, waits.unanswered) == (2, 1, 2, 23)
    assert sofia.roles_in(water.pk, NOW) == frozenset({Role.OWNER})
    assert Membership.objects.filter(person=anne, role=Role.SERVICE).count() == 4
    assert ada.is_administrator


@pytest.mark.usefixtures("loaded")
def test_every_kind_of_page_has_something_to_show() -> None:
    kinds = set(Contribution.objects.values_list("kind", flat=True))
    assert kinds == {"proposal", "argument", "comment", "source", "official_answer"}
    assert Revision.objects.filter(number=2).count() == 1
    assert set(Contribution.objects.values_list("capacity", flat=True)) == {"own", "organisation", "helped"}
    assert set(Contribution.objects.exclude(verdict="").values_list("verdict", flat=True)) == set(
        Verdict.values
    )
    deep = Contribution.objects.filter(kind="comment", parent__kind="comment", parent__parent__kind="comment")
    assert deep.count() >= 2


@pytest.mark.parametrize("hour", range(24))
def test_whatever_the_hour_everything_follows_what_it_answers(hour: int) -> None:
    timeline, cast = Timeline(NOW.replace(hour=hour, minute=7)), Cast()
    for name in demo.STORIES:
        story = Story(name, timeline, cast)
        for part in (opening, writing, answering, moderating, voting):
            part.tell(story)
    late = [act for moment, _rank, act, _tells in timeline.acts if moment >= timeline.at]
    acts = [act for _moment, _rank, act, _tells in timeline.acts if isinstance(act, partial)]
    replies = [act.args for act in acts if act.func is writing.reply]
    assert len(replies) > 140
    assert late == []
    assert [page.told for _story, page, under, _draft in replies if page.at <= under.at] == []
    dated = [(moment, act) for moment, _rank, act, _tells in timeline.acts if isinstance(act, partial)]
    votes = [(moment, act.args[1].at) for moment, act in dated if act.func is voting.vote_on]
    assert len(votes) > 1_200
    assert [moment for moment, written in votes if moment <= written] == []


@pytest.mark.parametrize("name", TALES)
def test_a_tale_is_in_good_french(name: str) -> None:
    assert {text: faults for text in texts(tale(name)) if (faults := list(typography.faults(text)))} == {}


def test_a_day_is_played_in_order() -> None:
    timeline, played = Timeline(NOW), list[str]()
    timeline.add(NOW, lambda _at: played.append("after"), tells=False)
    timeline.add(NOW - timedelta(days=1), lambda _at: played.append("before"), tells=False)
    timeline.play()
    assert played == ["before", "after"]
