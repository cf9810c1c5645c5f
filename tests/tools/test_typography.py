# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""French as printers want it."""

import pytest

from tools.messages import typography

RIGHT = (
    "Se connecter",
    "L’étape est close\u00a0: vous pouvez lire.",
    "«\u00a0Me prévenir\u00a0»",
    "Qui peut lire\u202f?",
    "17\u202f678 contributions",
    "Vote n°\u00a0128, à 14:30",
    "Voir https://exemple.fr/a?b=c;d, ou écrire à contact@exemple.fr",
    "%(num)s\u00a0%% des votes",
    '<a href="%(url)s">Lire la charte</a>',
    "Écrivez au 01 23 45 67 89…",
    "À faire",
    "A voté",
)
WRONG = (
    ("L'étape", "straight apostrophe"),
    ('Le "pourquoi"', "straight quotes"),
    ("Le “pourquoi”", "English quotes"),
    ("Bravo\u202f!", "exclamation mark"),
    ("Et puis...", "three dots"),
    ("Les citoyen·ne·s", "median dot"),
    ("Objet: rien", "“:”"),
    ("Objet : rien", "“:”"),
    ("Qui ?", "“;” and “?”"),
    ("Qui\u00a0?", "“;” and “?”"),
    ("« Lire\u00a0»", "“«”"),
    ("«\u00a0Lire »", "“»”"),
    ("17 678 contributions", "thousands"),
    ("17\u00a0678 contributions", "thousands"),
    ("17,678 contributions", "thousands"),
    ("%(num)s %% des votes", "“%”"),
    ("n° 128", "“n°”"),
    ("Etat", "accent"),
    ("A faire", "À"),
    ("deux  espaces", "two spaces"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_has_no_fault(text: str) -> None:
    assert list(typography.faults(text)) == []


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_a_wrong_sentence_is_told_its_fault(text: str, fault: str) -> None:
    assert [sentence for sentence in typography.faults(text) if fault in sentence] != []


def test_placeholders_must_be_the_same_in_both_languages() -> None:
    assert list(typography.misplaced(("Hello %(name)s",), ("Bonjour %(nom)s",))) == [
        "unknown placeholders: %(nom)s",
        "forgotten placeholders: %(name)s",
    ]


def test_a_singular_may_leave_its_number_out() -> None:
    assert list(typography.misplaced(("%(n)s vote", "%(n)s votes"), ("un vote", "%(n)s votes"))) == []
