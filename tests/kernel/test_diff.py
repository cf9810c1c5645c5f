# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two texts, word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.diff import Change, words

TEXTS = st.lists(
    st.sampled_from(["un", "deux", "eau", "l’", " ", "\n", "\n\n", ".", ",", "à", "\u00a0", "x"])
).map("".join)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(old: str, new: str) -> None:
    changes = words(old, new)
    assert "".join(change.text for change in changes if change.kind != "added") == old
    assert "".join(change.text for change in changes if change.kind != "removed") == new


@given(TEXTS)
def test_a_text_has_no_difference_with_itself(text: str) -> None:
    assert words(text, text) == ([Change("same", text)] if text else [])


@given(TEXTS, TEXTS)
def test_two_changes_of_one_kind_never_follow_each_other(old: str, new: str) -> None:
    kinds = [change.kind for change in words(old, new)]
    assert [pair for pair in pairwise(kinds) if pair[0] == pair[1]] == []


def test_one_word_changed_is_one_word_shown() -> None:
    assert words("L’eau est chère.", "L’eau est rare.") == [
        Change("same", "L’eau est "),
        Change("removed", "chère"),
        Change("added", "rare"),
        Change("same", "."),
    ]


def test_a_short_word_left_between_two_changes_goes_with_them() -> None:
    assert words("récupérer pluie à Lyon vite", "garder eau à Paris vite") == [
        Change("removed", "récupérer pluie à Lyon"),
        Change("added", "garder eau à Paris"),
        Change("same", " vite"),
    ]


def test_an_added_paragraph_leaves_the_others_alone() -> None:
    assert words("Un.\n\nTrois.", "Un.\n\nDeux.\n\nTrois.") == [
        Change("same", "Un.\n\n"),
        Change("added", "Deux.\n\n"),
        Change("same", "Trois."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("de la " * 2_500, "la de " * 2_500),
        (
            " ".join(f"mot{n % 300}" for n in range(5_000)),
            " ".join(f"mot{n * 7 % 300}" for n in range(5_000)),
        ),
        (" ".join(f"mot{n}" for n in range(5_000)), " ".join(f"mot{n}" for n in range(5_000, 0, -1))),
        ("un\n" * 5_000, "deux\n\nun\n" * 3_000),
        (" ".join(f"a{n} de" for n in range(2_500)), " ".join(f"a{n} le" for n in range(2_500))),
    ],
    ids=["two words", "repeated words", "backwards", "short lines", "every other word"],
)
def test_five_thousand_words_are_compared_in_half_a_second(old: str, new: str) -> None:
    began = time.process_time()
    words(old, new)
    assert time.process_time() - began < 0.5
