# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Exports made in the background: asked once an hour, made once, kept for a while."""

from zipfile import ZipFile

import pytest

from parvis.core import outbox
from parvis.core.models import Contribution, Export, Outbox, Person, Space
from parvis.exchange.actions import exporting
from parvis.kernel.refusal import Refused
from tests.cast import DAY, NOW, SECOND


@pytest.fixture
def full(proposal: Contribution) -> Space:
    """A consultation with one proposal in it."""
    return proposal.space


def test_an_export_is_made_in_the_background(full: Space, charlie: Person) -> None:
    asked = exporting.ask(actor=charlie, space=full, at=NOW)
    assert (asked.finished_at, Outbox.objects.filter(topic="export").count()) == (None, 1)
    while outbox.sweep(at=NOW):
        pass
    asked.refresh_from_db()
    assert (asked.finished_at is not None, asked.done == asked.total > 0, asked.size > 0) == (
        True,
        True,
        True,
    )
    with ZipFile(exporting.folder() / asked.file) as archive:
        assert archive.testzip() is None


def test_one_that_is_being_made_is_given_again(full: Space, charlie: Person) -> None:
    assert exporting.ask(actor=charlie, space=full, at=NOW) == exporting.ask(actor=None, space=full, at=NOW)


def test_fresh_data_are_made_once_an_hour_and_sooner_for_the_team(full: Space, alice: Person) -> None:
    asked = exporting.ask(actor=None, space=full, at=NOW)
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    with pytest.raises(Refused) as refusal:
        exporting.ask(actor=None, space=full, at=NOW + exporting.EVERY - SECOND)
    assert refusal.value.code == "export.recent"
    exporting.ask(actor=alice, space=full, at=NOW + exporting.EVERY_FOR_TEAM)
    assert Export.objects.count() == 2


def test_an_export_made_twice_is_one_file(full: Space) -> None:
    asked = exporting.ask(actor=None, space=full, at=NOW)
    (exporting.folder() / f"{asked.pk}.part").write_bytes(b"what a killed worker left")
    for _turn in range(2):
        exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert not (exporting.folder() / f"{asked.pk}.part").exists()
    with ZipFile(exporting.folder() / asked.file) as archive:
        assert archive.testzip() is None


def test_a_long_export_keeps_its_lease(full: Space) -> None:
    beats: list[int] = []
    asked = exporting.ask(actor=None, space=full, at=NOW)
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: beats.append(1))
    assert beats


def test_a_failure_is_told_and_tried_again(full: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    asked = exporting.ask(actor=None, space=full, at=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(exporting.archive, "write", no_room)
        with pytest.raises(OSError, match="No space"):
            exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert asked.failed
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert (asked.failed, asked.finished_at) == ("", NOW)


def test_old_files_are_thrown_away(full: Space, alice: Person) -> None:
    for turn in range(exporting.KEPT + 2):
        asked = exporting.ask(actor=alice, space=full, at=NOW + turn * DAY)
        exporting.make(pk=asked.pk, now=lambda turn=turn: NOW + turn * DAY, beat=lambda: None)  # type: ignore[misc]
    kept = set(Export.objects.values_list("file", flat=True))
    assert len(kept) == exporting.KEPT
    assert kept <= {file.name for file in exporting.folder().iterdir()}


def test_what_one_may_not_read_one_may_not_export(full: Space, charlie: Person) -> None:
    Space.objects.filter(pk=full.pk).update(reach="members")
    with pytest.raises(Refused) as refusal:
        exporting.ask(actor=charlie, space=full, at=NOW)
    assert refusal.value.code == "space.unreadable"
