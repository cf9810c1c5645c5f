# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What an action says when it refuses."""


class Refused(Exception):  # noqa: N818 — a refusal is an answer, not an error of the program
    """An action refused: a stable code for machines, a sentence for the person, details for both."""

    def __init__(self, code: str, sentence: object, **details: object) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.details = details
        self._sentence = sentence

    @property
    def sentence(self) -> str:
        """The sentence, in the language of whoever reads it now (a lazy translation stays lazy)."""
        return str(self._sentence)

    def __str__(self) -> str:
        return self.sentence
