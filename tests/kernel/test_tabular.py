# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables from anywhere: what is broken is said, never dropped, never fatal."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parvis.kernel import tabular
from parvis.kernel.tabular import Row, rows, safe_cell, unsafe_cell

TAME = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
WILD = st.lists(st.sampled_from(['"', ",", "\n", "\r\n", "a", "é", "\u2028", " ", '""', ""])).map("".join)


def read(folder: Path, content: bytes | str, limit_cell: int = 1_000_000) -> list[Row]:
    path = folder / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(rows(path, limit_cell=limit_cell))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", []),
        ("a,b\n", []),
        ("a,b\n1,2\n", [Row(2, {"a": "1", "b": "2"}, None)]),
        ("\ufeffa,b\n1,2", [Row(2, {"a": "1", "b": "2"}, None)]),
        ("a,b\r\n\r\n1,2\r\n", [Row(3, {"a": "1", "b": "2"}, None)]),
        (
            'a,b\n"1\n\n1",2\n3,4\n',
            [Row(2, {"a": "1\n\n1", "b": "2"}, None), Row(5, {"a": "3", "b": "4"}, None)],
        ),
        ('a,b\n"dit ""oui""",5" de haut\n', [Row(2, {"a": 'dit "oui"', "b": '5" de haut'}, None)]),
        ("a,b\nun\u2028deux,\u2029\n", [Row(2, {"a": "un\u2028deux", "b": "\u2029"}, None)]),
        ("a,b\n1,2,,\n", [Row(2, {"a": "1", "b": "2"}, None)]),
        ("a,b\n1\n", [Row(2, {"a": "1"}, "row.too_short: 1 cells for 2 columns")]),
        ("a,b\n1,2,3\n", [Row(2, {"a": "1", "b": "2"}, "row.too_long: 3 cells for 2 columns")]),
        ("a,b\n1,\x00\n", [Row(2, {"a": "1", "b": "\x00"}, "cell.nul: b holds a NUL")]),
        (
            b"a,b\n1,\xe9t\xe9\n",
            [Row(2, {"a": "1", "b": "\ufffdt\ufffd"}, "encoding.broken: b is not UTF-8")],
        ),
        ("a,a\n1,2\n", [Row(1, {}, "header.broken: column 'a' comes twice")]),
        (b"a,\xe9\n1,2\n", [Row(1, {}, "header.broken: the names of the columns cannot be read")]),
        (
            'a,b\n1,2\n3,"4\n5,6\n',
            [
                Row(2, {"a": "1", "b": "2"}, None),
                Row(3, {}, "quote.unclosed: a quote opened in this row is never closed"),
            ],
        ),
    ],
)
def test_each_table_gives_its_rows_and_their_problems(
    tmp_path: Path, content: bytes | str, expected: list[Row]
) -> None:
    assert read(tmp_path, content) == expected


def test_a_cell_over_the_limit_is_one_row_and_the_next_ones_are_read(tmp_path: Path) -> None:
    lines, long = "x\n" * 50, "y" * 999
    found = read(tmp_path, f'a,b\n1,"{lines}"\n2,{long}\n3,z\n', limit_cell=90)
    assert [(row.line, row.problem) for row in found] == [
        (2, "cell.too_long: b has 100 characters"),
        (53, "cell.too_long: the row has 1002 characters"),
        (54, None),
    ]


def test_a_huge_row_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"a,b\n1,{'é' * 20_000_000}\n2,fin\n", encoding="utf-8")
    tracemalloc.start()
    found = [(row.line, row.problem and row.problem.split(":")[0]) for row in rows(path, limit_cell=10_000)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found, peak < 4_000_000) == ([(2, "cell.too_long"), (3, None)], True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(TAME | WILD, min_size=3, max_size=3).filter(any), max_size=6))
def test_what_was_written_is_read_back(tmp_path: Path, table: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["a", "b", "c"], *table])
    assert [list(row.cells.values()) for row in read(tmp_path, written.getvalue())] == table


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("chunk", [1, 3, 1 << 16])
@given(content=WILD)
def test_rows_are_parted_where_the_csv_module_parts_them(tmp_path: Path, chunk: int, content: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tabular, "_CHUNK", chunk)
        found = read(tmp_path, f"a,b\n{content}\n")
    expected = [cells for cells in csv.reader(io.StringIO(f"{content}\n", newline="")) if cells]
    if found and found[-1].problem and found[-1].problem.startswith("quote.unclosed"):
        found, expected = found[:-1], expected[:-1]
    assert [list(row.cells.values()) for row in found] == [cells[:2] for cells in expected]


@given(TAME | st.from_regex(r"'*[=+@\t\r\n-]?.*"))
def test_a_cell_made_safe_comes_back_as_it_was(text: str) -> None:
    assert unsafe_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "'=1"])
def test_a_formula_is_made_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "un", "l'eau", "'entre guillemets'", "1=1"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text
