# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Text as people type it, made safe to store, compare, shorten and put in an address."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parvis.kernel import text
from parvis.kernel.text import clean_line, clean_text

ANY = st.text(alphabet=st.characters(exclude_categories=()))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@given(ANY)
@example("a\u202e\u0301")
def test_a_clean_text_is_composed_and_holds_nothing_unseen(typed: str) -> None:
    cleaned = clean_text(typed)
    assert (FORBIDDEN.search(cleaned), unicodedata.normalize("NFC", cleaned)) == (None, cleaned)


@given(ANY)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)
    assert clean_line(clean_line(typed)) == clean_line(typed)


@given(ANY)
def test_a_clean_line_is_one_line(typed: str) -> None:
    assert len(clean_line(typed).splitlines()) <= 1


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Un mot.  ", "Un mot."),
        ("un\r\ndeux\rtrois\u2028quatre\u2029cinq\x0csix", "un\ndeux\ntrois\nquatre\ncinq\nsix"),
        ("fin de ligne \t\nsuite", "fin de ligne\nsuite"),
        ("- un\n  - deux", "- un\n  - deux"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\u202ec\u2066d\ufeffe\u200bf", "abcdef"),
        ("L’eau\u00a0: oui\u202f!", "L’eau\u00a0: oui\u202f!"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_each_typed_text_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned


def test_a_line_has_single_spaces_and_keeps_no_break_ones() -> None:
    assert clean_line(" Un\n titre\t\u00a0:  deux ") == "Un titre \u00a0: deux"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Récupérer l’eau de pluie dans les écoles", "recuperer-l-eau-de-pluie-dans-les-ecoles"),
        ("Œuvre n° 3 : à Noël, straße", "oeuvre-n-3-a-noel-strasse"),
        ("Ελλάδα", "sans-titre"),
        ("  … ", "sans-titre"),
        ("mot " * 30, "-".join(["mot"] * 15)),
        ("x" * 80, "x" * 60),
        ("a/../b?c=d#e", "a-b-c-d-e"),
    ],
)
def test_a_title_becomes_the_end_of_an_address(title: str, slug: str) -> None:
    assert text.slug(title) == slug


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_a_slug_is_whole_ascii_words_within_the_limit(title: str, limit: int) -> None:
    slug = text.slug(title, limit)
    whole = text.slug(title, 10**9).split("-")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slug == text.UNTITLED or (
        len(slug) <= limit and (slug.split("-") == whole[: slug.count("-") + 1] or "-" not in slug)
    )


@given(st.text())
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)


@pytest.mark.parametrize(
    ("typed", "folded"), [("ÉCOLE", "ecole"), ("Œuf", "oeuf"), ("L’Eau", "l'eau"), ("㎒", "mhz")]
)
def test_a_folded_text_has_no_case_accent_or_ligature(typed: str, folded: str) -> None:
    assert text.fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "count", "shortened"),
    [
        ("un deux trois", 3, "un deux trois"),
        ("un deux, trois", 2, "un deux…"),
        ("« un\u00a0» deux\n\ntrois quatre", 4, "« un\u00a0» deux…"),
        ("un\n\ndeux", 5, "un deux"),
        ("", 3, ""),
    ],
)
def test_an_excerpt_is_the_first_words(typed: str, count: int, shortened: str) -> None:
    assert text.excerpt(typed, count) == shortened


def test_words_are_what_a_person_would_count() -> None:
    assert text.words("L’eau, c’est « important » : 5 % – n° 3 !") == 6
    assert text.words("") == 0


def test_texts_are_compared_by_runs_of_three_words() -> None:
    first, second = text.shingles("L’eau de la pluie"), text.shingles("l'EAU de la rivière")
    assert first == {"l eau de", "eau de la", "de la pluie"}
    assert text.jaccard(first, second) == 0.5
    assert text.jaccard(text.shingles(""), text.shingles("")) == 0.0
    assert text.shingles("Oui") == {"oui"}


@given(st.text())
def test_a_text_is_wholly_like_itself(typed: str) -> None:
    runs = text.shingles(typed)
    assert text.jaccard(runs, runs) == (1.0 if runs else 0.0)


def test_mentions_are_the_handles_of_this_instance_each_once() -> None:
    typed = "@alice et @Bob, (@alice), écrire à x@y.fr ou @dana@ailleurs.fr, https://a.fr/@zoe @a"
    assert text.mentions(typed) == ["alice", "bob"]


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Émile Zola", "emile_zola"),
        ("J.-P. O’Hara", "j_p_o_hara"),
        ("Ωμέγα", "personne"),
        ("x" * 99, "x" * 30),
    ],
)
def test_a_name_suggests_a_handle(name: str, handle: str) -> None:
    assert text.handle_from(name) == handle


@given(st.text())
def test_a_suggested_handle_can_be_mentioned(name: str) -> None:
    handle = text.handle_from(f"Dr {name}")
    assert text.mentions(f"Bonjour @{handle}.") == [handle]
