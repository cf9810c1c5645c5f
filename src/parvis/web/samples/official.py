# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of what the administration commits itself to."""

from __future__ import annotations

from typing import Final

from parvis.web.parts import Row
from parvis.web.samples.shape import BODY, LONG, LONG_TITLE, LONG_WORD, NORMAL, Sample

CONTRACT: Final = [
    Row("Qui décide", "La ministre chargée de l’eau"),
    Row("Ce qui est en discussion", "Le partage de l’eau entre usages"),
    Row("Ce qui ne l’est pas", "Le principe d’une loi"),
    Row("Qui répond, quand", "La Direction de l’eau, avant le 1er mars 2027"),
]

SAMPLES: Final[dict[str, list[Sample]]] = {
    "contract": [
        Sample(NORMAL, {"rows": CONTRACT, "id": "contrat-1"}),
        Sample(LONG, {"rows": [Row(LONG_TITLE, LONG_WORD)], "id": "contrat-2"}),
    ],
    "answer": [
        Sample(
            NORMAL,
            {
                "verdict": "partly",
                "verdict_text": "Acceptée en partie",
                "body_html": BODY,
                "signatory": "Anne Roy",
                "position": "sous-directrice",
                "service": "Direction de l’eau",
                "signed": "3 février 2027",
                "id": "reponse-1",
            },
            "<p>Un engagement.</p>",
        ),
        Sample(
            LONG,
            {
                "verdict": "refused",
                "verdict_text": "Refusée",
                "reason": "Refusée parce que la loi le fait déjà.",
                "body_html": f"<p>{LONG_TITLE} {LONG_WORD}</p>",
                "signatory": LONG_WORD,
                "id": "reponse-2",
                "title": "Réponse officielle (refus)",
            },
        ),
    ],
    "answer_awaited": [
        Sample(
            NORMAL,
            {
                "text": "Réponse attendue avant le 1er mars 2027.",
                "id": "reponse-3",
                "title": "Réponse attendue",
            },
        ),
        Sample(
            "late",
            {
                "text": "Réponse promise le 1er mars, en retard de 12 jours.",
                "late": True,
                "id": "reponse-4",
                "title": "Réponse en retard",
            },
        ),
    ],
    "commitment": [
        Sample(
            NORMAL,
            {"text": "décret", "owner": "Direction de l’eau", "due": "30 juin 2027", "progress": "underway"},
        ),
        Sample(
            "done", {"text": "circulaire aux rectorats", "owner": "Direction des écoles", "progress": "kept"}
        ),
        Sample("late", {"text": LONG_TITLE, "late": "en retard de 12 jours"}),
    ],
    "changed": [
        Sample(
            NORMAL,
            {
                "text": "« Article 4 réécrit après la proposition n°\u00a0128 »",
                "href": "#",
                "meta": ["Engagement tenu le 3 novembre"],
            },
        ),
        Sample(LONG, {"text": f"{LONG_TITLE} {LONG_WORD}"}),
    ],
    "receipt": [
        Sample(
            NORMAL,
            {
                "rows": [
                    Row("Numéro", "n° 387"),
                    Row("Enregistrée", "22 novembre 2026, 9 h 02"),
                    Row("Empreinte", "9b44c0217f3a9b44c0217f3a9b44c0217f3a9b44c0217f3a9b44c0217f3a9b44"),
                ],
                "code": "7F3A-21C0-9B44",
                "check_path": "#",
                "next_step": "Prochaine étape : réponse avant le 1er mars 2027.",
            },
        ),
    ],
}
