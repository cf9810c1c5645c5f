# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of buttons and of what one acts with."""

from __future__ import annotations

from typing import Final

from parvis.web.parts import Link
from parvis.web.samples.shape import BUSY, EMPTY, LONG, LONG_TITLE, NORMAL, Sample

SAMPLES: Final[dict[str, list[Sample]]] = {
    "button": [
        Sample(NORMAL, {"text": "Voter"}),
        Sample(NORMAL, {"text": "Suivre", "kind": "outlined", "symbol": "bell"}),
        Sample(NORMAL, {"text": "Voir l’aperçu", "kind": "plain"}),
        Sample(NORMAL, {"text": "Retirer", "kind": "destructive"}),
        Sample(NORMAL, {"text": "Donner mon avis", "href": "#"}),
        Sample(BUSY, {"text": "Recevoir mon code", "busy": True}),
        Sample(LONG, {"text": LONG_TITLE, "kind": "outlined"}),
    ],
    "acts": [
        Sample(
            NORMAL,
            {
                "items": [
                    {"text": "Suivre", "action": "#", "symbol": "bell"},
                    {"text": "Partager", "href": "#", "symbol": "share-2"},
                    {"text": "Signaler", "href": "#", "symbol": "flag"},
                ],
            },
        ),
    ],
    "action_bar": [
        Sample(NORMAL, inside='<a class="btn filled" href="#">Proposer une idée</a>'),
    ],
    "disclosure": [
        Sample(NORMAL, {"summary": "Lire la suite"}, "<p>Le reste du texte.</p>"),
        Sample(NORMAL, {"summary": "Tableau", "quiet": True, "open": True}, "<p>Le tableau.</p>"),
    ],
    "copyable": [
        Sample(NORMAL, {"label": "Code du récépissé", "text": "7F3A-21C0-9B44", "id": "code-1"}),
        Sample(LONG, {"label": "Votre texte", "text": LONG_TITLE, "id": "code-2", "area": True}),
    ],
    "pagination": [
        Sample(NORMAL, {"next": "#", "previous": "#"}),
        Sample(EMPTY),
    ],
    "sort_links": [
        Sample(
            NORMAL,
            {
                "items": [
                    Link("Au hasard", "#", current=True),
                    Link("Récentes", "#"),
                    Link("Soutenues", "#"),
                    Link("Discutées", "#"),
                    Link("Celles qui divisent", "#"),
                    Link("Sans réponse", "#"),
                ],
            },
        ),
    ],
    "filters": [
        Sample(NORMAL, {"action": "#", "active": 2, "clear_path": "#"}, "<p>Thème, état, auteur.</p>"),
        Sample(EMPTY, {"action": "#"}, "<p>Thème, état, auteur.</p>"),
    ],
    "progress": [
        Sample(
            NORMAL, {"text": "Préparation des données : 12 400 lignes sur 40 000", "value": 31, "id": "p-1"}
        ),
        Sample(BUSY, {"text": "Préparation des données", "id": "p-2"}),
        Sample("done", {"text": "Les données sont prêtes.", "done": True, "id": "p-3"}),
        Sample(
            "error", {"text": "La préparation a échoué ; l’équipe est prévenue.", "failed": True, "id": "p-4"}
        ),
    ],
}
