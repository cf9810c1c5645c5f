# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A refusal keeps its code and says its sentence in the reader's language."""

from datetime import UTC, timedelta

from parvis.kernel import clock
from parvis.kernel.refusal import Refused


class Lazy:
    """A sentence translated when it is read."""

    language = "fr"

    def __str__(self) -> str:
        return {"fr": "Cette étape est close.", "en": "This phase is closed."}[self.language]


def test_a_refusal_speaks_the_language_of_whoever_reads_it() -> None:
    sentence = Lazy()
    refused = Refused("phase.closed", sentence, phase="contribute")
    assert (refused.code, refused.details, str(refused)) == (
        "phase.closed",
        {"phase": "contribute"},
        "Cette étape est close.",
    )
    sentence.language = "en"
    assert (refused.sentence, str(refused)) == ("This phase is closed.", "This phase is closed.")


def test_now_is_in_utc() -> None:
    assert (clock.now().tzinfo, clock.now().utcoffset()) == (UTC, timedelta(0))
