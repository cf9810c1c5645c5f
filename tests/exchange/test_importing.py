# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Importing: once, in whole batches, with a word for every row."""

from pathlib import Path

import pytest

from parvis.core.actions import membership, moderation
from parvis.core.enums import Role
from parvis.core.models import (
    AuditEvent,
    Contribution,
    DailyFigure,
    Decision,
    Notification,
    Outbox,
    Participation,
    Person,
    Readable,
    Receipt,
    Revision,
    Space,
    Tally,
    Theme,
)
from parvis.exchange import formats
from parvis.exchange.actions import importing
from parvis.exchange.actions.importing.report import Report
from parvis.kernel.refusal import Refused
from tests.cast import NOW
from tests.exchange import imports
from tests.exchange.imports import argument, bring, fill, proposal, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two proposals of which one is hidden, two arguments, one source."""
    return fill(
        tmp_path / "data",
        [proposal(1, arguments_yes=2, arguments_no=1, sources_count=1), proposal(2, is_trashed="True")],
        [argument(10, 1), argument(11, 1, side="contre", author="participant-00009")],
        [source(20, 1)],
    )


def outcome(report: Report) -> dict[str, tuple[int, int, int, int, int]]:
    return {
        kind: (part.read, part.created, part.updated, part.unchanged, len(part.refused))
        for kind, part in report.parts.items()
    }


def test_everything_is_created_once_then_unchanged(folder: Path) -> None:
    assert outcome(bring(folder)) == {
        "proposal": (2, 2, 0, 0, 0),
        "argument": (2, 2, 0, 0, 0),
        "source": (1, 1, 0, 0, 0),
    }
    before = list(Contribution.objects.order_by("pk").values())
    assert outcome(bring(folder)) == {
        "proposal": (2, 0, 0, 2, 0),
        "argument": (2, 0, 0, 2, 0),
        "source": (1, 0, 0, 1, 0),
    }
    assert list(Contribution.objects.order_by("pk").values()) == before
    assert AuditEvent.objects.filter(verb="import").count() == 1


def test_the_report_is_the_object_that_scripts_read(folder: Path) -> None:
    report = bring(folder).as_dict()
    assert report["proposal"] == {
        "read": 2, "created": 2, "updated": 0, "unchanged": 0, "refused": [], "declared_but_absent": 0,
    }  # fmt: skip
    assert report["argument"]["declared_but_absent"] == 1


def test_a_rehearsal_says_the_same_and_writes_nothing(folder: Path) -> None:
    report = bring(folder, dry_run=True)
    assert (Space.objects.count(), Person.objects.count(), Contribution.objects.count()) == (0, 0, 0)
    assert report.as_dict() == bring(folder).as_dict()


def test_the_space_is_made_closed_with_the_dates_of_the_data(folder: Path) -> None:
    bring(folder)
    made = imports.space()
    assert made.title == "République numérique"
    assert [(phase.plan, phase.starts_at.date().isoformat()) for phase in made.steps] == [
        ("contribute", "2015-09-26"),
        ("closed", "2015-10-02"),
    ]
    assert [phase.plan for phase in made.phases_running(NOW)] == ["closed"]
    assert Space.objects.visible_to(None, NOW).count() == 1


def test_nobody_reads_the_space_before_everything_is_in_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing.spaces, "finish", lambda *_args, **_named: None)
    bring(folder)
    assert Space.objects.visible_to(None, NOW).count() == 0


def test_a_text_is_converted_numbered_and_placed(folder: Path) -> None:
    bring(folder)
    first = Contribution.objects.select_related("current", "theme__parent", "tally").get(external_id="1")
    assert (first.number, first.byline, first.title, first.current and first.current.body) == (
        1,
        "participant-00001",
        "Article 1",
        "Un texte.",
    )
    assert first.current is not None
    assert first.current.body_html == "<p>Un texte.</p>\n"
    assert first.theme is not None
    assert (first.theme.name, first.theme.parent and first.theme.parent.name) == (
        "Ouverture des données",
        "Section 1",
    )
    assert (first.support, first.division, first.discussion) == (4, 1, 2)
    assert first.data["imported_votes"] == {"agree": 5, "mixed": 2, "disagree": 1}
    assert (
        first.tally.agree,
        first.tally.arguments_for,
        first.tally.arguments_against,
        first.tally.sources,
    ) == (0, 1, 1, 1)


def test_what_was_discarded_there_is_hidden_here_with_its_reason(folder: Path) -> None:
    bring(folder)
    hidden = Contribution.objects.get(external_id="2")
    assert (hidden.state, hidden.number) == ("hidden", 2)
    decision = Decision.objects.get()
    assert (decision.contribution_id, decision.act, decision.rule, decision.moderator) == (
        hidden.pk,
        "hide",
        "other",
        None,
    )
    tokens = set(Readable.objects.filter(contribution=hidden).values_list("token", flat=True))
    assert tokens == {f"author:{hidden.author_id}", f"space:{hidden.space_id}:moderators"}
    assert Theme.objects.get(external_id="86").contributions == 1


def test_authors_become_people_without_an_address_once(folder: Path) -> None:
    bring(folder)
    bring(folder)
    people = Person.objects.order_by("display_name").values_list("display_name", "handle", "email")
    assert list(people) == [
        (f"participant-{number:05d}", f"participant_{number:05d}", None) for number in (1, 2, 9)
    ]
    assert Participation.objects.count() == 3


def test_the_same_name_in_another_import_is_another_person(folder: Path) -> None:
    bring(folder)
    bring(folder, slug="une-autre")
    handles = Person.objects.filter(display_name="participant-00001").values_list("handle", flat=True)
    assert len(set(handles)) == 2


def test_figures_count_texts_by_day_and_never_imported_votes(folder: Path) -> None:
    bring(folder)
    rows = DailyFigure.objects.order_by("day").values_list("day", "people", "texts", "replies", "votes")
    assert [(day.isoformat(), *counts) for day, *counts in rows] == [
        ("2015-09-26", 2, 1, 0, 0),
        ("2015-10-01", 1, 0, 2, 0),
        ("2015-10-02", 0, 0, 1, 0),
    ]


def test_nobody_is_told_and_no_receipt_is_given(folder: Path) -> None:
    bring(folder)
    assert (Receipt.objects.count(), Notification.objects.count(), Outbox.objects.count()) == (0, 0, 0)


def test_a_text_changed_there_is_a_new_revision_here(folder: Path) -> None:
    bring(folder)
    fill(
        folder, [proposal(1, body_html="<p>Un autre texte.</p>", votes_ok=9), proposal(2, is_trashed="True")]
    )
    assert outcome(bring(folder))["proposal"] == (2, 0, 1, 1, 0)
    first = Contribution.objects.select_related("current", "tally").get(external_id="1")
    assert list(Revision.objects.filter(contribution=first).values_list("number", "body")) == [
        (1, "Un texte."),
        (2, "Un autre texte."),
    ]
    assert (first.support, first.tally.arguments_for) == (8, 1)


def test_an_argument_that_changed_side_moves_between_counters(folder: Path) -> None:
    bring(folder)
    fill(
        folder,
        [proposal(1), proposal(2, is_trashed="True")],
        [argument(10, 1, side="contre"), argument(11, 1)],
    )
    bring(folder)
    counters = Tally.objects.get(contribution__external_id="1", contribution__kind="proposal")
    assert (counters.arguments_for, counters.arguments_against) == (1, 1)


def test_what_is_hidden_here_stays_hidden(folder: Path, alice: Person) -> None:
    bring(folder)
    made = imports.space()
    membership.appoint(actor=None, space=made, person=alice, role=Role.OWNER, at=NOW)
    first = Contribution.objects.get(external_id="1")
    moderation.hide(actor=alice, contribution=first, rule="insult", statement="Injure.", at=NOW)
    fill(folder, [proposal(1, title="Un titre neuf"), proposal(2, is_trashed="True")])
    bring(folder)
    first.refresh_from_db()
    assert (first.state, first.title) == ("hidden", "Un titre neuf")


def test_what_is_discarded_there_later_is_hidden_and_comes_back_with_it(folder: Path) -> None:
    bring(folder)
    for state, expected in (("True", "hidden"), ("False", "published")):
        fill(folder, [proposal(1, is_trashed=state), proposal(2, is_trashed="True")])
        bring(folder)
        assert Contribution.objects.get(external_id="1").state == expected
        assert Theme.objects.get(external_id="86").contributions == int(expected == "published")


def test_numbers_follow_those_already_given(folder: Path) -> None:
    bring(folder)
    fill(folder, [proposal(7), proposal(1), proposal(2, is_trashed="True"), proposal(3)])
    bring(folder)
    numbers = (
        Contribution.objects.filter(kind="proposal").order_by("number").values_list("number", "external_id")
    )
    assert list(numbers) == [(1, "1"), (2, "2"), (3, "7"), (4, "3")]


def test_a_stranger_may_not_import(folder: Path, charlie: Person) -> None:
    with pytest.raises(Refused) as refusal:
        importing.run(
            actor=charlie,
            known=formats.formats["republique-numerique"],
            folder=folder,
            slug="x",
            at=NOW,
        )
    assert refusal.value.code == "administrator.required"


def test_another_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        bring(tmp_path)
    assert (refusal.value.code, Space.objects.count()) == ("import.file", 0)


def test_a_file_without_its_columns_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    imports.write(tmp_path, "propositions.csv", [{"id": 1, "author": "a"}])
    with pytest.raises(Refused) as refusal:
        bring(tmp_path)
    assert (refusal.value.code, Space.objects.count()) == ("import.columns", 0)
