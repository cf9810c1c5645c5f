# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of votes, arguments, comments and sources."""

from __future__ import annotations

from typing import Any, Final

from parvis.web.samples.shape import BODY, EMPTY, ERROR, LONG, LONG_TITLE, LONG_WORD, NORMAL, SHORT, Sample

ACTS: Final = [{"text": "Répondre", "href": "#"}, {"text": "Signaler", "href": "#", "symbol": "flag"}]
RESULT: Final = {"agree": 255, "mixed": 58, "disagree": 99, "earlier": 38}


def said(rank: int, *replies: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A comment with its replies."""
    start = {"id": f"comment-{rank}", "author": "Karim T.", "when": "13 novembre", "body_html": SHORT}
    return start | {"replies": list(replies), "acts": ACTS} | more


THREAD: Final = said(1, said(2, said(3, said(4))), said(5, notice="Retiré par la personne qui l’a écrit."))

SAMPLES: Final[dict[str, list[Sample]]] = {
    "vote_block": [
        Sample(NORMAL, {"action": "#", "results_path": "#", "id": "vote-1", "title": "Votre avis (1)"}),
        Sample(
            "done",
            {
                "state": "voted",
                "action": "#",
                "chosen": "agree",
                "withdraw_path": "#",
                "argue_path": "#",
                "result": RESULT,
                "id": "vote-2",
                "title": "Votre avis (2)",
            },
        ),
        Sample(
            "waiting", {"state": "waiting", "confirm_path": "#", "id": "vote-3", "title": "Votre avis (3)"}
        ),
        Sample("closed", {"state": "closed", "result": RESULT, "id": "vote-4", "title": "Votre avis (4)"}),
        Sample(
            ERROR,
            {"action": "#", "error": "Choisissez une position.", "id": "vote-5", "title": "Votre avis (5)"},
        ),
    ],
    "vote_form": [Sample(NORMAL, {"action": "#", "id": "position-1", "chosen": "mixed"})],
    "vote_result": [
        Sample(NORMAL, RESULT),
        Sample(
            "imported",
            {
                "agree": 17000,
                "mixed": 0,
                "disagree": 678,
                "imported": "Totaux repris de la consultation de 2015, non vérifiables ici.",
            },
        ),
        Sample(EMPTY, {"agree": 0, "mixed": 0, "disagree": 0}),
    ],
    "argument": [
        Sample(
            NORMAL,
            {
                "id": "argument-1",
                "body_html": SHORT,
                "author": "Léa M.",
                "when": "12 novembre",
                "convincing": 24,
                "convince_path": "#",
                "convinced": True,
                "acts": ACTS,
            },
        ),
        Sample(LONG, {"id": "argument-2", "body_html": f"<p>{LONG_TITLE} {LONG_WORD}</p>", "convincing": 1}),
        Sample(
            "hidden",
            {"id": "argument-3", "body_html": "", "notice": "Masqué par la modération le 3 décembre."},
        ),
    ],
    "comment": [Sample(NORMAL, {"item": said(9)})],
    "thread": [
        Sample(NORMAL, {"comments": [THREAD, said(6, body_html=BODY)]}),
        Sample(EMPTY, {"comments": []}),
    ],
    "source": [
        Sample(
            NORMAL, {"title": "Rapport sur les nappes", "href": "#", "site": "exemple.fr", "author": "Léa M."}
        ),
        Sample(LONG, {"title": f"{LONG_TITLE} {LONG_WORD}", "href": "#"}),
    ],
    "diff": [
        Sample(
            NORMAL,
            {
                "label": "Ce qui a changé",
                "parts": [
                    ("same", "Je propose que toute école construite "),
                    ("removed", "avant 2030"),
                    ("added", "ou rénovée à partir de 2028"),
                    ("same", " en soit équipée."),
                ],
            },
        ),
        Sample(EMPTY, {"parts": []}),
    ],
}
