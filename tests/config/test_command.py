# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The `parvis` command: help a person can use, exit codes, answers for scripts."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from parvis.config import checks, demo, environment, reference
from parvis.config.checks import Problem
from parvis.config.command import parvis
from parvis.core.models import Person

ROOT = Path(__file__).resolve().parents[2]
NAMES = parvis.list_commands(click.Context(parvis))


def run(*arguments: str, **options: str) -> tuple[int, str]:
    """What a command answers, and its exit code."""
    result = CliRunner().invoke(parvis, arguments, **options)  # type: ignore[arg-type]
    return result.exit_code, result.output


def test_every_file_of_the_folder_is_a_command() -> None:
    folder = ROOT / "src/parvis/config/command"
    assert sorted(path.stem.rstrip("_") for path in folder.glob("[!_]*.py")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_and_each_of_its_options(name: str) -> None:
    command = parvis.get_command(click.Context(parvis), name)
    assert command is not None
    assert (command.help or "").partition("\n")[0]
    silent = [
        option.name for option in command.params if isinstance(option, click.Option) and not option.help
    ]
    assert [option for option in silent if not option.startswith("_")] == []
    assert run(name, "--help")[0] == 0


def test_a_wrong_usage_exits_with_2() -> None:
    assert run("serve", "--port", "eighty")[0] == 2
    assert run("dance")[0] == 2


def test_a_refusal_is_a_sentence_and_exits_with_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = environment.read({"PARVIS_DATA_DIR": str(tmp_path)})
    monkeypatch.setattr(environment, "current", lambda: found)
    sentence = f"There is no database at {tmp_path / 'parvis.sqlite3'}."
    assert run("backup", str(tmp_path / "b.tar.gz")) == (1, f"{sentence}\n")
    code, output = run("backup", str(tmp_path / "b.tar.gz"), "--json")
    assert (code, json.loads(output)) == (
        1,
        {"refused": {"code": "backup.no_database", "sentence": sentence}},
    )


@pytest.mark.parametrize(
    ("page", "written", "how"),
    [
        ("configuration.md", reference.configuration, "parvis.config.environment"),
        ("commands.md", reference.commands, "parvis.config.reference"),
    ],
)
def test_the_reference_pages_say_what_the_code_does(page: str, written: object, how: str) -> None:
    kept = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    assert kept == written(), f"stale: python -m {how} > docs/reference/{page}"  # type: ignore[operator]


# check


@pytest.mark.django_db
def test_check_says_that_nothing_is_wrong_and_exits_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "registered", {"Nothing": list})
    code, output = run("check")
    assert (code, output.splitlines()[-1]) == (0, "No problem found.")


@pytest.mark.django_db
def test_check_lists_problems_for_people_and_scripts_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = Problem("votes.totals", "3 totals do not recount from their votes.")
    monkeypatch.setattr(checks, "registered", {"Totals": lambda: [problem]})
    code, output = run("check")
    assert (code, output.splitlines()[-2:]) == (
        1,
        ["votes.totals: 3 totals do not recount from their votes.", "Problems found: 1."],
    )
    code, output = run("check", "--json")
    answer = json.loads(output.splitlines()[-1])
    assert (code, answer) == (1, {"problems": [{"code": problem.code, "sentence": problem.sentence}]})


@pytest.mark.django_db
def test_check_deploy_refuses_the_settings_of_development() -> None:
    code, output = run("check", "--deploy", "--json")
    assert code == 1
    assert "deploy.mode" in [one["code"] for one in json.loads(output.splitlines()[-1])["problems"]]


# createadmin


@pytest.mark.django_db
def test_a_new_administrator_is_registered_and_appointed() -> None:
    code, output = run("createadmin", input="Alice@exemple.fr\nAlice Martin\n")
    assert (code, output.splitlines()[-1]) == (
        0,
        "Alice Martin (alice@exemple.fr) administers this instance.",
    )
    assert list(Person.objects.values_list("email", "is_administrator")) == [("alice@exemple.fr", True)]


def test_a_known_person_is_promoted_under_their_own_name(bob: Person) -> None:
    code, _output = run("createadmin", "--email", bob.email or "", "--name", "Quelqu’un")
    bob.refresh_from_db()
    assert (code, bob.display_name, bob.is_administrator) == (0, "Bob", True)


@pytest.mark.django_db
def test_an_administrator_needs_an_address() -> None:
    code, output = run("createadmin", "--email", "alice", "--name", "Alice")
    assert (code, output) == (1, "“alice” is not an e-mail address.\n")
    assert list(Person.objects.all()) == []


# demo


def test_a_demonstration_is_refused_where_a_public_address_is_configured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARVIS_PUBLIC_URL", "https://consultations.exemple.fr")
    code, output = run("demo", "--no-serve")
    assert (code, output.startswith("PARVIS_PUBLIC_URL is https://consultations.exemple.fr")) == (1, True)


def test_a_demonstration_has_its_own_folder_and_database_whatever_is_configured() -> None:
    found = environment.read(demo.settings("/srv/parvis", 8080))
    assert found.data_dir == Path("/srv/parvis/demo")
    assert (found.database_url, found.mail_url, found.is_local, found.demo) == (None, None, True, True)
    assert (found.public_url, found.instance_name) == ("http://127.0.0.1:8080", "Ministère de l’Exemple")


def test_a_demonstration_is_filled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cast import NOW  # noqa: PLC0415 — the cast needs Django, which the tests above do not

    calls: list[object] = []
    monkeypatch.setattr(demo, "loaders", [calls.append])
    found = environment.read({"PARVIS_DATA_DIR": str(tmp_path)})
    assert [demo.fill(found, at=NOW), demo.fill(found, at=NOW), calls] == [True, False, [NOW]]
