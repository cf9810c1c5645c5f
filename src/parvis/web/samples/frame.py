# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of what stands around a page."""

from __future__ import annotations

from typing import Final

from parvis.web.parts import Link, Step
from parvis.web.samples.shape import AT, EMPTY, LONG, LONG_TITLE, LONG_WORD, NORMAL, Sample

STEPS: Final = [
    Step("S’inscrire", "jusqu’au 23 novembre", "done"),
    Step("Proposer et voter", "jusqu’au 14 décembre, 18 h", "current"),
    Step("Discuter", "à partir du 15 décembre"),
    Step("Synthèse", "le 20 janvier 2027"),
    Step("Réponses", "le 1er mars 2027 au plus tard"),
]


class Claire:
    """A person as the frame reads one."""

    display_name = "Claire D."


class Verbose:
    """A person whose name tests the frame."""

    display_name = f"Marie-Antoinette {LONG_WORD}"


SAMPLES: Final[dict[str, list[Sample]]] = {
    "reach_line": [
        Sample(NORMAL),
        Sample(NORMAL, {"words": "Réservé aux agents de 6 administrations.", "open": False}),
    ],
    "writing_reach": [
        Sample(NORMAL),
        Sample(
            LONG,
            {
                "words": "Vous écrivez à 1 240 agents de 6 administrations, dont votre direction.",
                "open": False,
            },
        ),
    ],
    "breadcrumb": [
        Sample(NORMAL, {"items": [Link("L’eau en partage", "#"), Link("Villes", "#"), Link("n° 128")]}),
        Sample(LONG, {"items": [Link(LONG_TITLE, "#"), Link(LONG_WORD)], "label": "Fil long"}),
    ],
    "tabs": [
        Sample(
            NORMAL,
            {
                "label": "Pages de la consultation",
                "items": [
                    Link("Présentation", "#", current=True),
                    Link("Contributions", "#", count=386),
                    Link("Réponses", "#", count=0),
                ],
            },
        ),
    ],
    "phase_bar": [
        Sample(
            NORMAL,
            {
                "steps": STEPS,
                "sentence": "Étape 2 sur 5 : proposer et voter, jusqu’au 14 décembre",
            },
        ),
    ],
    "language_switch": [
        Sample(
            NORMAL,
            {
                "languages": [
                    {"code": "fr", "text": "Français", "current": True},
                    {"code": "en", "text": "English", "current": False},
                ],
                "next": "/",
            },
        ),
    ],
    "person_menu": [
        Sample(EMPTY, {"person": None}),
        Sample(NORMAL, {"person": Claire(), "unread": 3, "label": "Compte"}),
        Sample(LONG, {"person": Verbose(), "unread": 1204, "label": "Compte au nom long"}),
    ],
    "waits": [
        Sample(EMPTY, {}),
        Sample(
            NORMAL, {"text": "3 votes et 1 texte attendent que vous confirmiez votre adresse.", "href": "#"}
        ),
    ],
    "print_header": [
        Sample(NORMAL, {"instance": "Ministère de l’Exemple", "address": "/consultations/", "at": AT})
    ],
    "personas": [
        Sample(
            NORMAL,
            {
                "action": "#",
                "people": [
                    {"value": "claire", "name": "Claire D.", "role": "citoyenne"},
                    {"value": "anne", "name": "Anne Roy", "role": "sous-directrice, signe les réponses"},
                ],
            },
        ),
    ],
}
