# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets, codes that people type, and the dice of random order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel import ids

CODES = st.lists(st.sampled_from(ids.PAPER_ALPHABET), min_size=9, max_size=9).map("".join)


def test_secrets_are_long_different_and_fit_for_an_address() -> None:
    drawn = {ids.token() for _ in range(100)}
    assert len(drawn) == 100
    assert all(re.fullmatch(r"[\w-]{32}", token) for token in drawn)


def test_the_digest_of_a_secret_is_stored_not_the_secret() -> None:
    assert ids.digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("draw", "shape"),
    [
        (ids.short_code, r"\d{6}"),
        (ids.reference, r"[0-9A-F]{4}-[0-9A-F]{2}"),
        (ids.paper_code, r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{2}"),
        (ids.new_seed, r"[0-9A-F]{4}"),
    ],
)
def test_each_code_has_its_shape(draw: object, shape: str) -> None:
    assert callable(draw)
    assert all(re.fullmatch(shape, draw()) for _ in range(200))


@given(CODES)
def test_a_paper_code_is_read_however_it_is_typed(drawn: str) -> None:
    code = ids._grouped(drawn + ids._check_character(drawn))
    typed = [code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' – ')}\n", "\u200a".join(code)]
    assert [ids.read_paper_code(one) for one in typed] == [code] * 5


@given(CODES, st.integers(0, 9), st.sampled_from(ids.PAPER_ALPHABET))
def test_one_wrong_letter_is_noticed(drawn: str, place: int, letter: str) -> None:
    code = drawn + ids._check_character(drawn)
    wrong = code[:place] + letter + code[place + 1 :]
    assert (ids.read_paper_code(wrong) is None) == (wrong != code)


@given(CODES, st.integers(0, 9), st.integers(0, 9))
def test_two_swapped_letters_are_noticed(drawn: str, one: int, other: int) -> None:
    code = drawn + ids._check_character(drawn)
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    assert (ids.read_paper_code("".join(letters)) is None) == (letters != list(code))


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-4TXR-9B-X", "0000-0000-00", "é" * 10, "K7QM-4TXR-9!"])
def test_what_is_not_a_paper_code_is_refused(typed: str) -> None:
    assert ids.read_paper_code(typed) is None


def test_random_order_fits_a_signed_column_and_any_draw_begins_inside_it() -> None:
    assert all(0 <= ids.shuffle_seed() < 2**31 for _ in range(1_000))
    assert (ids.seed_to_start("0000"), ids.seed_to_start("8000"), ids.seed_to_start("FFFF")) == (
        0,
        2**30,
        2**31 - 2**15,
    )


@pytest.mark.parametrize(
    ("seed", "known"), [("4F2A", True), ("4f2a", False), ("4F2", False), ("4F2A\n", False), ("٤F2A", False)]
)
def test_only_a_draw_as_shown_is_a_draw(seed: str, known: bool) -> None:
    assert ids.is_seed(seed) is known
