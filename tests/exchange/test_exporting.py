# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Exporting: what may be read and nothing else, the same after a journey through another instance."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from parvis.core.actions import contribution
from parvis.core.kinds import Draft
from parvis.core.models import Person, Space
from parvis.exchange.actions import exporting
from parvis.exchange.formats import dictionary
from parvis.kernel.refusal import Refused
from tests.cast import NOW
from tests.exchange import imports, lively
from tests.exchange.imports import argument, bring, fill, proposal, source

FILES = [f"{table.name}.{form}" for table in dictionary.TABLES for form in ("csv", "jsonl")]


@pytest.fixture
def full(
    consultation: Space, alice: Person, bob: Person, charlie: Person, dana: Person, emile: Person
) -> Space:
    """A consultation with everything in it."""
    return lively.fill(consultation, alice=alice, bob=bob, charlie=charlie, dana=dana, emile=emile)


def export(space: Space, folder: Path) -> dict[str, bytes]:
    """The files of an export, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    file, _counts = exporting.to_folder(space=space, target=folder, at=NOW, progress=lambda *_: None)
    with ZipFile(file) as archive:
        archive.extractall(folder)
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline="")))


def test_a_copy_exports_the_same_files(full: Space, tmp_path: Path) -> None:
    first = export(full, tmp_path / "first")
    report = bring(tmp_path / "first", form="parvis", slug="copie")
    assert report.refused == []
    second = export(imports.space("copie"), tmp_path / "second")
    assert {name: second[name] for name in FILES} == {name: first[name] for name in FILES}


def test_a_copy_brought_again_is_unchanged(full: Space, tmp_path: Path) -> None:
    export(full, tmp_path)
    first = bring(tmp_path, form="parvis", slug="copie")
    assert bring(tmp_path, form="parvis", slug="copie", dry_run=True).changed == 0
    again = bring(tmp_path, form="parvis", slug="copie")
    assert again.changed == 0
    assert {kind: part.read for kind, part in again.parts.items()} == {
        kind: part.read for kind, part in first.parts.items()
    }


def test_a_copy_keeps_its_description_and_is_closed(full: Space, tmp_path: Path) -> None:
    export(full, tmp_path)
    bring(tmp_path, form="parvis", slug="copie")
    made = imports.space("copie")
    assert (made.title, made.presentation) == (full.title, full.presentation)
    assert made.data["contract"] == full.data["contract"]
    assert [phase.plan for phase in made.phases_running(NOW)] == ["closed"]


def test_a_copy_never_enters_a_living_space(full: Space, tmp_path: Path) -> None:
    export(full, tmp_path)
    with pytest.raises(Refused) as refusal:
        bring(tmp_path, form="parvis", slug=full.slug)
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


def test_imported_totals_stay_apart_from_votes(full: Space, tmp_path: Path) -> None:
    found = next(row for row in rows(export(full, tmp_path), "contributions") if row["number"] == "1")
    names = ("votes_agree", "votes_mixed", "votes_disagree", "votes_earlier", "imported_agree")
    assert [found[name] for name in names] == ["2", "0", "1", "3", "0"]


def test_people_appear_under_a_pseudonym_that_is_theirs_in_this_space_alone(
    full: Space, tmp_path: Path
) -> None:
    found = rows(export(full, tmp_path), "contributions")
    by_emile = {row["author"] for row in found if row["body"] in {"Un texte plus clair.", "Merci."}}
    assert len(by_emile) == 1
    assert by_emile.pop().startswith("participant-")
    assert [row["author"] for row in found if row["organisation"] or row["kind"] == "official_answer"] == [
        "",
        "",
        "",
    ]


def test_whoever_is_helped_is_not_whoever_helps(full: Space, tmp_path: Path, bob: Person) -> None:
    own = contribution.publish(actor=bob, space=full, draft=Draft(kind="proposal", title="À moi"), at=NOW)
    found = {row["title"]: row["author"] for row in rows(export(full, tmp_path), "contributions")}
    assert found["Un puits"] != found[own.title] != ""


def test_nothing_that_may_not_be_read_leaves(full: Space, tmp_path: Path) -> None:
    everything = b"\n".join(export(full, tmp_path).values()).decode()
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


def test_what_is_hidden_is_listed_with_its_rule(full: Space, tmp_path: Path) -> None:
    found = [
        (row["state"], row["rule"], row["hidden_at"]) for row in rows(export(full, tmp_path), "contributions")
    ]
    assert [row for row in found if row[0] != "published"] == [
        ("hidden", "insult", "2026-11-22T09:00:00Z"),
        ("withdrawn", "", ""),
    ]


def test_no_cell_is_a_formula_and_json_has_the_words_as_written(full: Space, tmp_path: Path) -> None:
    files = export(full, tmp_path)
    cells = [cell for table in dictionary.TABLES for row in rows(files, table.name) for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"} or cell[:2] == "-1"] == []
    lines = [json.loads(line) for line in files["contributions.jsonl"].decode().splitlines()]
    assert lines[0]["title"] == "=HYPERLINK(2)"
    assert [line["body"] for line in lines if line["kind"] == "comment"] == ["-1", "Merci."]


def test_the_package_describes_every_table(full: Space, tmp_path: Path) -> None:
    files = export(full, tmp_path)
    package = json.loads(files["datapackage.json"])
    assert [resource["path"] for resource in package["resources"]] == FILES
    for resource in package["resources"]:
        if resource["format"] == "csv":
            columns = [field["name"] for field in resource["schema"]["fields"]]
            assert files[resource["path"]].decode().splitlines()[0] == ",".join(columns)
    assert package["licenses"][0]["name"] == "etalab-2.0"
    assert "Licence Ouverte" in files["README.md"].decode()
