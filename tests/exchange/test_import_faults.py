# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Files as they come: what is broken is reported with its line, never fatal, never dropped without a word."""

from pathlib import Path

import pytest

from parvis.core.models import Contribution, Revision
from tests.exchange.imports import argument, bring, fill, proposal, source

pytestmark = pytest.mark.django_db


def refused(folder: Path, kind: str) -> list[tuple[int, str]]:
    """The lines refused, and the first words of why; every row read is told in one way or another."""
    part = bring(folder).parts[kind]
    assert part.read == part.created + part.updated + part.unchanged + len(part.refused)
    return [(one.line, one.reason) for one in part.refused]


def taken(kind: str) -> list[str | None]:
    return list(Contribution.objects.filter(kind=kind).order_by("pk").values_list("external_id", flat=True))


def spoil(folder: Path, name: str, old: bytes, new: bytes) -> None:
    path = folder / name
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def test_a_row_that_is_not_in_utf8_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1), proposal(2, title="Le marché"), proposal(3)])
    spoil(tmp_path, "propositions.csv", "marché".encode(), "marché".encode("latin-1"))
    found = refused(tmp_path, "proposal")
    assert [line for line, _reason in found] == [3]
    assert "UTF-8" in found[0][1]
    assert taken("proposal") == ["1", "3"]


def test_a_row_with_too_few_cells_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1), proposal(2), proposal(3)])
    spoil(tmp_path, "propositions.csv", b"Article 2,<p>Un texte.</p>,", b"Article 2")
    assert [line for line, _reason in refused(tmp_path, "proposal")] == [3]
    assert taken("proposal") == ["1", "3"]


def test_a_row_shifted_by_a_cell_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1)], [argument(10, 1), argument(11, 1), argument(12, 1)])
    spoil(tmp_path, "arguments.csv", b"\r\n11,1,participant-00001,", b"\r\n11,1,Dupont,participant-00001,")
    assert [line for line, _reason in refused(tmp_path, "argument")] == [3]
    assert taken("argument") == ["10", "12"]


def test_cells_that_changed_places_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1)], [argument(10, 1, side="Très bien.", body="pour")])
    assert [line for line, _reason in refused(tmp_path, "argument")] == [2]


def test_a_reply_without_its_parent_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1)], [argument(10, 999), argument(11, 1)], [source(20, 998)])
    found = bring(tmp_path)
    assert [one.line for one in found.parts["argument"].refused] == [2]
    assert "999" in found.parts["argument"].refused[0].reason
    assert [one.line for one in found.parts["source"].refused] == [2]
    assert taken("argument") == ["11"]


def test_the_replies_of_a_refused_row_are_reported_too(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1), proposal(2, created_at="hier")], [argument(10, 2)])
    assert len(bring(tmp_path).refused) == 2


def test_line_separators_of_other_alphabets_stay_inside_their_cell(tmp_path: Path) -> None:
    fill(
        tmp_path,
        [proposal(1, title="Un\u2028titre")],
        [argument(10, 1, body="Un\u2028deux\u2029trois\x85quatre")],
    )
    assert refused(tmp_path, "argument") == []
    body = Revision.objects.get(contribution__kind="argument").body
    assert body.split() == ["Un", "deux", "trois", "quatre"]
    assert Contribution.objects.get(kind="proposal").title == "Un titre"


def test_a_cell_of_a_megabyte_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1, body_html="a " * 524_288), proposal(2)])
    found = refused(tmp_path, "proposal")
    assert [line for line, _reason in found] == [2]
    assert taken("proposal") == ["2"]


def test_a_cell_of_ten_megabytes_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1, body_html="a" * 10_000_000), proposal(2)])
    assert [line for line, _reason in refused(tmp_path, "proposal")] == [2]
    assert taken("proposal") == ["2"]


def test_a_long_text_is_taken_whole(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1, body_html="<p>" + "mot " * 20_000 + "</p>")])
    assert refused(tmp_path, "proposal") == []
    assert len(Revision.objects.get().body.split()) == 20_000


def test_a_quotation_mark_never_closed_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1)], [argument(10, 1), argument(11, 1, body="fin")])
    spoil(tmp_path, "arguments.csv", b",fin,", b',"fin,')
    assert [line for line, _reason in refused(tmp_path, "argument")] == [3]
    assert taken("argument") == ["10"]


def test_a_nul_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1), proposal(2)])
    spoil(tmp_path, "propositions.csv", b"Article 2", b"Art\x00icle")
    assert [line for line, _reason in refused(tmp_path, "proposal")] == [3]


def test_an_identifier_given_twice_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, [proposal(1), proposal(1, title="Un autre")])
    assert [line for line, _reason in refused(tmp_path, "proposal")] == [3]
    assert Contribution.objects.get().title == "Article 1"


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"author": " "},
        {"created_at": "2015-13-26T02:27:54+0200"},
        {"created_at": "0001-01-01T00:00:00+1400"},
        {"votes_ok": "beaucoup"},
        {"votes_ok": "-3"},
        {"is_trashed": "peut-être"},
        {"title": "t" * 301},
        {"id": "i" * 81},
        {"author": "a" * 81},
        {"section_subtitle": "s" * 141},
    ],
    ids=str,
)
def test_a_cell_that_means_nothing_is_reported(tmp_path: Path, change: dict[str, object]) -> None:
    fill(tmp_path, [proposal(1, **change), proposal(2)])
    assert [line for line, _reason in refused(tmp_path, "proposal")] == [2]
    assert taken("proposal") == ["2"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "exemple.fr", "https://" + "a" * 500]
)
def test_a_link_that_nobody_should_follow_is_reported(tmp_path: Path, link: str) -> None:
    fill(tmp_path, [proposal(1)], sources=[source(20, 1, link=link), source(21, 1)])
    assert [line for line, _reason in refused(tmp_path, "source")] == [2]


def test_what_is_declared_and_never_comes_is_counted(tmp_path: Path) -> None:
    fill(
        tmp_path,
        [proposal(1, arguments_yes=3, arguments_no=1, sources_count=2), proposal(2, arguments_yes=1)],
        [argument(10, 1), argument(11, 2), argument(12, 2)],
    )
    parts = bring(tmp_path).parts
    assert (parts["argument"].declared_but_absent, parts["source"].declared_but_absent) == (3, 2)
