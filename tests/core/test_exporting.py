# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Exporting: what may be read and nothing else, the same after a journey through another instance."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from parvis.core import outbox
from parvis.core.actions import answer, contribution, exporting, membership, moderation, theme, vote
from parvis.core.actions.answer import Promise, Reply
from parvis.core.enums import Role, State
from parvis.core.formats import dictionary
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Export, Outbox, Person, Space
from parvis.kernel.refusal import Refused
from tests.cast import DAY, NOW, SECOND, write
from tests.core import imports
from tests.core.imports import argument, bring, fill, proposal, source

FILES = [f"{table.name}.{form}" for table in dictionary.TABLES for form in ("csv", "jsonl")]


@pytest.fixture
def lively(
    consultation: Space, alice: Person, bob: Person, charlie: Person, dana: Person, emile: Person
) -> Space:
    """A consultation with everything that an export has to carry."""
    membership.appoint(actor=None, space=consultation, person=dana, role=Role.SERVICE, at=NOW - DAY)
    water = theme.add(actor=alice, space=consultation, name="=L’eau", at=NOW - 2 * DAY)
    rain = theme.add(actor=alice, space=consultation, name="La pluie", parent=water, at=NOW - 2 * DAY)
    first = contribution.publish(
        actor=emile,
        space=consultation,
        draft=Draft(
            kind="proposal", title="=HYPERLINK(1)", body="'+33 « oui »\n\nde **deux** lignes,", theme=rain.pk
        ),
        at=NOW - DAY,
    )
    second = contribution.publish(
        actor=bob,
        space=consultation,
        draft=Draft(
            kind="proposal", title="Une cuve", capacity="organisation", organisation="Ligue de l’eau"
        ),
        at=NOW - DAY,
    )
    third = contribution.publish(
        actor=bob,
        space=consultation,
        draft=Draft(kind="proposal", title="Un puits", capacity="helped", helped="Mme Secrète"),
        at=NOW - DAY,
    )
    hidden = contribution.publish(
        actor=charlie,
        space=consultation,
        draft=Draft(kind="proposal", title="Texte masqué", body="Injure."),
        at=NOW - DAY,
    )
    withdrawn = contribution.publish(
        actor=charlie, space=consultation, draft=Draft(kind="proposal", title="Texte retiré"), at=NOW - DAY
    )
    for person, position in ((alice, "agree"), (bob, "disagree"), (dana, "agree")):
        vote.cast(actor=person, contribution=first, position=position, at=NOW)
    contribution.revise(
        actor=emile,
        contribution=first,
        draft=Draft(kind="proposal", title="=HYPERLINK(2)", body="Un texte plus clair.", theme=rain.pk),
        note="Plus clair",
        at=NOW + SECOND,
    )
    written = write("argument", first, charlie, side="for")
    vote.cast(actor=alice, contribution=written, position="agree", at=NOW)
    reply = write("comment", written, dana, body="-1")
    write("comment", reply, emile, body="Merci.")
    write("argument", hidden, emile, side="against", body="Sous un texte masqué.")
    publish_source(first, dana)
    moderation.hide(actor=alice, contribution=hidden, rule="insult", statement="Une injure.", at=NOW)
    contribution.withdraw(actor=charlie, contribution=withdrawn, at=NOW)
    contribution.write(
        space=consultation,
        draft=Draft(kind="proposal", title="Brouillon"),
        author=emile,
        state=State.DRAFT,
        at=NOW,
    )
    reply_to(
        second, dana, "partly", Promise(what="Trois cuves", owner="Direction de l’eau", due=date(2027, 6, 1))
    )
    reply_to(third, dana, "refused", None)
    return Space.objects.get(pk=consultation.pk)


def publish_source(target: Contribution, author: Person) -> None:
    draft = Draft(
        kind="source", title="Un rapport", parent=target.pk, data={"link": "https://exemple.fr/rapport"}
    )
    contribution.publish(actor=author, space=target.space, draft=draft, at=NOW)


def reply_to(target: Contribution, dana: Person, verdict: str, promise: Promise | None) -> None:
    made = answer.publish(
        actor=dana,
        target=target,
        reply=Reply(
            body="Voici notre réponse.", verdict=verdict, reason="Parce que.", signatory="Jeanne Martin",
            position="directrice", service="Direction de l’eau", promise=promise,
        ),
        at=NOW,
    )  # fmt: skip
    for commitment in made.commitments.all():
        answer.follow_up(
            actor=dana, commitment=commitment, state="underway", note="Une cuve est posée.", at=NOW + DAY
        )


def export(space: Space, folder: Path) -> dict[str, bytes]:
    """The files of an export, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    file, _counts = exporting.to_folder(space=space, target=folder, at=NOW, progress=lambda *_: None)
    with ZipFile(file) as archive:
        archive.extractall(folder)
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline="")))


def test_a_copy_exports_the_same_files(lively: Space, tmp_path: Path) -> None:
    first = export(lively, tmp_path / "first")
    report = bring(tmp_path / "first", form="parvis", slug="copie")
    assert report.refused == []
    second = export(imports.space("copie"), tmp_path / "second")
    assert {name: second[name] for name in FILES} == {name: first[name] for name in FILES}


def test_a_copy_brought_again_is_unchanged(lively: Space, tmp_path: Path) -> None:
    export(lively, tmp_path)
    first = bring(tmp_path, form="parvis", slug="copie")
    assert bring(tmp_path, form="parvis", slug="copie", dry_run=True).changed == 0
    again = bring(tmp_path, form="parvis", slug="copie")
    assert again.changed == 0
    assert {kind: part.read for kind, part in again.parts.items()} == {
        kind: part.read for kind, part in first.parts.items()
    }


def test_a_copy_keeps_its_description_and_is_closed(lively: Space, tmp_path: Path) -> None:
    export(lively, tmp_path)
    bring(tmp_path, form="parvis", slug="copie")
    made = imports.space("copie")
    assert (made.title, made.presentation) == (lively.title, lively.presentation)
    assert made.data["contract"] == lively.data["contract"]
    assert [phase.plan for phase in made.phases_running(NOW)] == ["closed"]


def test_a_copy_never_enters_a_living_space(lively: Space, tmp_path: Path) -> None:
    export(lively, tmp_path)
    with pytest.raises(Refused) as refusal:
        bring(tmp_path, form="parvis", slug=lively.slug)
    assert refusal.value.code == "import.copy"


def test_an_imported_consultation_exports_the_same_after_a_copy(db: None, tmp_path: Path) -> None:
    fill(
        tmp_path / "data",
        [proposal(1, title="+Un"), proposal(2, is_trashed="True")],
        [argument(1, 1), argument(2, 2)],
        [source(1, 1)],
    )
    bring(tmp_path / "data")
    first = export(imports.space(), tmp_path / "first")
    bring(tmp_path / "first", form="parvis", slug="copie")
    second = export(imports.space("copie"), tmp_path / "second")
    assert {name: second[name] for name in FILES} == {name: first[name] for name in FILES}
    assert rows(first, "contributions")[0]["author"] == "participant-00001"


def test_imported_totals_stay_apart_from_votes(lively: Space, tmp_path: Path) -> None:
    found = next(row for row in rows(export(lively, tmp_path), "contributions") if row["number"] == "1")
    names = ("votes_agree", "votes_mixed", "votes_disagree", "votes_earlier", "imported_agree")
    assert [found[name] for name in names] == ["2", "0", "1", "3", "0"]


def test_people_appear_under_a_pseudonym_that_is_theirs_in_this_space_alone(
    lively: Space, tmp_path: Path
) -> None:
    found = rows(export(lively, tmp_path), "contributions")
    by_emile = {row["author"] for row in found if row["body"] in {"Un texte plus clair.", "Merci."}}
    assert len(by_emile) == 1
    assert by_emile.pop().startswith("participant-")
    assert [row["author"] for row in found if row["organisation"] or row["kind"] == "official_answer"] == [
        "",
        "",
        "",
    ]


def test_whoever_is_helped_is_not_whoever_helps(lively: Space, tmp_path: Path, bob: Person) -> None:
    own = contribution.publish(actor=bob, space=lively, draft=Draft(kind="proposal", title="À moi"), at=NOW)
    found = {row["title"]: row["author"] for row in rows(export(lively, tmp_path), "contributions")}
    assert found["Un puits"] != found[own.title] != ""


def test_nothing_that_may_not_be_read_leaves(lively: Space, tmp_path: Path) -> None:
    everything = b"\n".join(export(lively, tmp_path).values()).decode()
    for secret in (
        *(
            "Texte masqué",
            "Injure.",
            "Une injure.",
            "Texte retiré",
            "Sous un texte masqué.",
            "Brouillon",
            "Mme Secrète",
        ),
        *("Alice", "Bob", "Charlie", "Dana", "Émile", "@exemple"),
    ):
        assert secret not in everything


def test_what_is_hidden_is_listed_with_its_rule(lively: Space, tmp_path: Path) -> None:
    found = [
        (row["state"], row["rule"], row["hidden_at"])
        for row in rows(export(lively, tmp_path), "contributions")
    ]
    assert [row for row in found if row[0] != "published"] == [
        ("hidden", "insult", "2026-11-22T09:00:00Z"),
        ("withdrawn", "", ""),
    ]


def test_no_cell_is_a_formula_and_json_has_the_words_as_written(lively: Space, tmp_path: Path) -> None:
    files = export(lively, tmp_path)
    cells = [cell for table in dictionary.TABLES for row in rows(files, table.name) for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"} or cell[:2] == "-1"] == []
    lines = [json.loads(line) for line in files["contributions.jsonl"].decode().splitlines()]
    assert lines[0]["title"] == "=HYPERLINK(2)"
    assert [line["body"] for line in lines if line["kind"] == "comment"] == ["-1", "Merci."]


def test_the_package_describes_every_table(lively: Space, tmp_path: Path) -> None:
    files = export(lively, tmp_path)
    package = json.loads(files["datapackage.json"])
    assert [resource["path"] for resource in package["resources"]] == FILES
    for resource in package["resources"]:
        if resource["format"] == "csv":
            columns = [field["name"] for field in resource["schema"]["fields"]]
            assert files[resource["path"]].decode().splitlines()[0] == ",".join(columns)
    assert package["licenses"][0]["name"] == "etalab-2.0"
    assert "Licence Ouverte" in files["README.md"].decode()


def test_an_export_is_made_in_the_background(lively: Space, charlie: Person) -> None:
    asked = exporting.ask(actor=charlie, space=lively, at=NOW)
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


def test_one_that_is_being_made_is_given_again(lively: Space, charlie: Person) -> None:
    assert exporting.ask(actor=charlie, space=lively, at=NOW) == exporting.ask(
        actor=None, space=lively, at=NOW
    )


def test_fresh_data_are_made_once_an_hour_and_sooner_for_the_team(lively: Space, alice: Person) -> None:
    asked = exporting.ask(actor=None, space=lively, at=NOW)
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    with pytest.raises(Refused) as refusal:
        exporting.ask(actor=None, space=lively, at=NOW + exporting.EVERY - SECOND)
    assert refusal.value.code == "export.recent"
    exporting.ask(actor=alice, space=lively, at=NOW + exporting.EVERY_FOR_TEAM)
    assert Export.objects.count() == 2


def test_an_export_made_twice_is_one_file(lively: Space) -> None:
    asked = exporting.ask(actor=None, space=lively, at=NOW)
    (exporting.folder() / f"{asked.pk}.part").write_bytes(b"what a killed worker left")
    for _turn in range(2):
        exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert not (exporting.folder() / f"{asked.pk}.part").exists()
    with ZipFile(exporting.folder() / asked.file) as archive:
        assert archive.testzip() is None


def test_a_long_export_keeps_its_lease(lively: Space) -> None:
    beats: list[int] = []
    asked = exporting.ask(actor=None, space=lively, at=NOW)
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: beats.append(1))
    assert beats


def test_a_failure_is_told_and_tried_again(lively: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    asked = exporting.ask(actor=None, space=lively, at=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(exporting.archive, "write", full)
        with pytest.raises(OSError, match="No space"):
            exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert asked.failed
    exporting.make(pk=asked.pk, now=lambda: NOW, beat=lambda: None)
    asked.refresh_from_db()
    assert (asked.failed, asked.finished_at) == ("", NOW)


def test_old_files_are_thrown_away(lively: Space, alice: Person) -> None:
    for turn in range(exporting.KEPT + 2):
        asked = exporting.ask(actor=alice, space=lively, at=NOW + turn * DAY)
        exporting.make(pk=asked.pk, now=lambda turn=turn: NOW + turn * DAY, beat=lambda: None)  # type: ignore[misc]
    kept = set(Export.objects.values_list("file", flat=True))
    assert len(kept) == exporting.KEPT
    assert kept <= {file.name for file in exporting.folder().iterdir()}


def test_what_one_may_not_read_one_may_not_export(lively: Space, charlie: Person) -> None:
    Space.objects.filter(pk=lively.pk).update(reach="members")
    with pytest.raises(Refused) as refusal:
        exporting.ask(actor=charlie, space=lively, at=NOW)
    assert refusal.value.code == "space.unreadable"
