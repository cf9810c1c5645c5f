# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a room: extracted, translated, checked, compiled."""

import gettext
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tools.messages import catalogue, checks
from tools.messages.__main__ import main

NARROW = "\u202f"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of one room, which says four things."""
    room = tmp_path / "src/parvis/hall"
    (room / "templates/hall").mkdir(parents=True)
    (room / "__init__.py").write_text("")
    (room / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext, pgettext_lazy\n"
        'A = _("Sign in")\nB = ngettext("%(num)s vote", "%(num)s votes", 2)\n'
        'C = pgettext_lazy("reach", "Everyone")\n'
    )
    (room / "templates/hall/page.html").write_text('<p>{{ _("Who is there?") }}</p>')
    source = tmp_path / "src/parvis"
    reads: tuple[object, ...] = (catalogue.rooms, catalogue.po_path, catalogue.extracted, catalogue.read)
    writes = (catalogue.merged, catalogue.write, catalogue.compile_room, checks.room_faults)
    for function in (*reads, *writes):
        monkeypatch.setattr(function, "__defaults__", (source,))
    monkeypatch.setattr(catalogue.locked.__wrapped__, "__defaults__", (source,))  # type: ignore[attr-defined]
    return source


def run(*arguments: str, words: object = None) -> Result:
    return CliRunner().invoke(main, arguments, input=json.dumps(words) if words is not None else None)


def test_extraction_reads_code_and_templates(source: Path) -> None:
    assert run("extract").output == "hall: 4 messages, 4 without French\n"
    assert "Date" not in catalogue.po_path("hall", source).read_text()


def test_extracting_twice_changes_nothing(source: Path) -> None:
    run("extract")
    before = catalogue.po_path("hall", source).read_text()
    run("extract")
    assert catalogue.po_path("hall", source).read_text() == before


def test_a_broken_template_is_reported_and_not_dropped(source: Path) -> None:
    (source / "hall/templates/hall/broken.html").write_text('{% if %}{{ _("Lost") }}')
    result = run("extract")
    assert "broken.html" in result.output + str(result.exception)
    assert result.exit_code == 1


def test_the_words_missing_are_a_skeleton_for_set(source: Path) -> None:
    skeleton = json.loads(run("missing", "hall").stdout)
    assert skeleton == {
        "Sign in": "",
        "%(num)s vote": ["", ""],
        "Who is there?": "",
        "reach": {"Everyone": ""},
    }


def test_words_set_are_compiled_and_pass_the_check(source: Path) -> None:
    words = {
        "Sign in": "Se connecter",
        "%(num)s vote": ["%(num)s vote", "%(num)s votes"],
        "Who is there?": f"Qui est là{NARROW}?",
        "reach": {"Everyone": "Tout le monde"},
    }
    assert run("set", "hall", words=words).output == "hall: 4 set, 0 refused\n"
    assert run("check").output == ""
    with catalogue.po_path("hall", source).with_suffix(".mo").open("rb") as handle:
        french = gettext.GNUTranslations(handle)
    assert french.gettext("Sign in") == "Se connecter"
    assert french.ngettext("%(num)s vote", "%(num)s votes", 0) == "%(num)s vote"
    assert french.pgettext("reach", "Everyone") == "Tout le monde"


def test_an_unknown_word_is_refused_and_the_rest_applied(source: Path) -> None:
    result = run("set", "hall", words={"Sign in": "Se connecter", "Sign off": "Partir"})
    assert result.exit_code == 1
    assert result.output.startswith("hall: 1 set, 1 refused\n")
    assert catalogue.read("hall", source)["Sign in"].string == "Se connecter"


def test_a_word_with_a_fault_is_refused(source: Path) -> None:
    assert run("set", "hall", words={"Who is there?": "Qui est là ?"}).exit_code == 1


def test_a_plural_given_as_one_string_is_refused(source: Path) -> None:
    assert "a list of two strings" in run("set", "hall", words={"%(num)s vote": "vote"}).output


def test_a_word_no_longer_said_leaves_the_catalogue(source: Path) -> None:
    run("set", "hall", words={"Sign in": "Se connecter"})
    (source / "hall/views.py").write_text("")
    assert any("no longer said" in fault for fault in checks.room_faults("hall", source))
    run("extract")
    assert [message.id for message in catalogue.entries(catalogue.read("hall", source))] == ["Who is there?"]


def test_missing_fuzzy_and_unknown_words_fail_the_check(source: Path) -> None:
    assert run("check").output.count("not in the catalogue") == 4
    run("extract")
    assert run("check").output.count("no French") == 4
    path = catalogue.po_path("hall", source)
    path.write_text(path.read_text().replace('msgid "Sign in"', '#, fuzzy\nmsgid "Sign in"'))
    assert "fuzzy" in run("check").output


def test_what_is_not_an_object_of_words_is_refused(source: Path) -> None:
    assert run("set", "hall", words=["Sign in"]).exit_code == 1
    assert run("set", "hall", words={"Sign in": 3}).exit_code == 1
