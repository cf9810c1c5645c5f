# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""parvis import and parvis export, as a person and as a script use them."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from parvis.config.command import parvis
from parvis.core.models import Contribution, Space
from tests.exchange.imports import SLUG, argument, fill, proposal, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(
        tmp_path / "data", [proposal(1, arguments_yes=2)], [argument(1, 1), argument(2, 9)], [source(1, 1)]
    )


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(parvis, [str(one) for one in arguments], catch_exceptions=False)
    return done.exit_code, done.stdout


def test_a_person_reads_a_table_and_each_refused_row(folder: Path) -> None:
    code, said = run("import", "republique-numerique", folder, "--space", SLUG)
    assert code == 1
    assert said.splitlines()[0].split() == [
        *("kind", "read", "created", "updated", "unchanged", "refused", "declared", "but", "absent")
    ]
    assert said.splitlines()[2].split() == ["argument", "2", "1", "0", "0", "1", "1"]
    assert "arguments.csv, line 3: " in said


def test_a_script_reads_one_object(folder: Path) -> None:
    code, said = run("import", "republique-numerique", folder, "--space", SLUG, "--json")
    report = json.loads(said)
    assert code == 1
    assert list(report) == ["proposal", "argument", "source"]
    assert report["argument"].pop("refused")[0]["line"] == 3
    assert report["argument"] == {
        "read": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "declared_but_absent": 1,
    }


def test_everything_taken_is_exit_code_0(tmp_path: Path) -> None:
    fill(tmp_path / "data", [proposal(1)])
    code, said = run(
        "import", "republique-numerique", tmp_path / "data", "--space", SLUG, "--title", "Un titre"
    )
    assert (code, Space.objects.get().title) == (0, "Un titre")
    assert "There is no file arguments.csv." in said


def test_a_rehearsal_says_that_it_is_one(folder: Path) -> None:
    _code, said = run("import", "republique-numerique", folder, "--space", SLUG, "--dry-run")
    assert said.startswith("Nothing was written")
    assert Contribution.objects.count() == 0


def test_an_unknown_format_names_those_there_are(folder: Path) -> None:
    code, said = run("import", "decidim", folder, "--space", SLUG, "--json")
    assert (code, json.loads(said)["refused"]["code"]) == (1, "import.format")
    assert "republique-numerique" in said


def test_a_wrong_usage_is_exit_code_2(folder: Path) -> None:
    assert run("import", "republique-numerique", folder)[0] == 2


def test_an_export_is_one_file(folder: Path, tmp_path: Path) -> None:
    run("import", "republique-numerique", folder, "--space", SLUG)
    code, said = run("export", "--space", SLUG, "--to", tmp_path, "--json")
    told = json.loads(said)
    assert (code, told["rows"]["contributions"]) == (0, 3)
    with ZipFile(told["file"]) as archive:
        assert sorted(archive.namelist())[:2] == ["README.md", "commitment_steps.csv"]


def test_exporting_what_is_not_there_is_refused() -> None:
    assert run("export", "--space", "nulle-part")[0] == 1
