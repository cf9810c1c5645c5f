# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of lists, figures, tables and charts."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from parvis.web import chart
from parvis.web.parts import Row
from parvis.web.samples.shape import AT, EMPTY, LONG, LONG_TITLE, LONG_WORD, NORMAL, TITLE, Sample

DAYS: Final = [
    ("16 nov.", 12),
    ("17 nov.", 31),
    ("18 nov.", 24),
    ("19 nov.", 58),
    ("20 nov.", 84),
    ("21 nov.", 61),
]
HEAD: Final = ["Jour", "Textes"]
ROWS: Final = [[day, count] for day, count in DAYS]
ITEM: Final = Markup('<li class="item"><h2><a href="#">{}</a></h2></li>')
SPREAD: Final = [
    {"text": "Agriculture", "href": "#", "count": 84},
    {
        "text": "Villes",
        "href": "#",
        "count": 1132,
        "current": True,
        "children": [{"text": "Écoles", "href": "#", "count": 51}],
    },
    {"text": "Littoral", "href": "#", "count": 0},
]

SAMPLES: Final[dict[str, list[Sample]]] = {
    "contribution_row": [
        Sample(
            NORMAL,
            {
                "title": TITLE,
                "href": "#",
                "number_text": "n° 128",
                "meta": ["Villes", "Claire D.", "12 novembre", "412 votes", "25 arguments"],
                "state": "answered",
                "state_text": "Réponse publiée",
            },
        ),
        Sample(
            LONG,
            {
                "title": f"{LONG_TITLE} {LONG_WORD}",
                "href": "#",
                "number_text": "n° 17 678",
                "meta": ["Agriculture", "Association Rivières", "13 novembre", "portée par 42 personnes"],
                "state": "awaited",
                "state_text": "Réponse attendue le 1er mars",
            },
        ),
        Sample(EMPTY, {"title": "Des cuves", "href": "#"}),
        Sample(
            "hidden",
            {
                "title": "Contribution n° 12",
                "href": "#",
                "number_text": "n° 12",
                "notice": "Masquée par la modération : donnée personnelle d’un tiers.",
            },
        ),
    ],
    "item_list": [Sample(NORMAL, {"label": "Contributions"}, ITEM.format(TITLE) + ITEM.format(LONG_TITLE))],
    "consultation_card": [
        Sample(
            NORMAL,
            {
                "title": "L’eau en partage",
                "href": "#",
                "due": "Contribuer jusqu’au 14 décembre 2026, 18 h",
                "act_text": "Donner mon avis",
                "act_href": "#",
                "act_kind": "filled",
            },
        ),
        Sample(
            LONG,
            {
                "title": LONG_TITLE,
                "href": "#",
                "due": "Ouvre le 2 décembre, 10 h",
                "act_text": "M’inscrire",
                "act_href": "#",
            },
        ),
    ],
    "theme_list": [
        Sample(NORMAL, {"items": SPREAD, "label": "Thèmes"}),
        Sample(NORMAL, {"items": SPREAD, "flat": True}),
        Sample(EMPTY, {"items": []}),
    ],
    "figures": [
        Sample(NORMAL, {"people": 1204, "texts": 386, "votes": 5120, "at": AT}),
        Sample(EMPTY, {"people": 0, "texts": 0, "votes": 0, "at": AT}),
    ],
    "counters": [
        Sample(NORMAL, {"items": [Row("personnes", 1204), Row("textes", 386), Row("votes", 150000)]}),
    ],
    "facts": [
        Sample(
            NORMAL, {"rows": [Row("Qui décide", "La ministre"), Row("Qui répond", "La Direction de l’eau")]}
        ),
        Sample(LONG, {"rows": [Row("Numéro", LONG_WORD), Row("Titre", LONG_TITLE)], "compact": True}),
    ],
    "table": [
        Sample(
            NORMAL, {"caption": "Textes par jour", "head": HEAD, "rows": ROWS, "numeric": [1], "wide": True}
        ),
        Sample(EMPTY, {"caption": "Textes par jour", "head": HEAD, "rows": []}),
    ],
    "chart": [
        Sample(
            NORMAL,
            {
                "drawing": chart.line(DAYS),
                "sentence": "84 textes le 20 novembre, le jour le plus actif.",
                "caption": "Textes par jour",
                "head": HEAD,
                "rows": ROWS,
                "id": "chart-1",
            },
        ),
        Sample(
            NORMAL,
            {
                "drawing": chart.bars(DAYS),
                "sentence": "270 textes en six jours.",
                "caption": "Textes par jour",
                "head": HEAD,
                "rows": ROWS,
                "id": "chart-2",
            },
        ),
        Sample(
            EMPTY,
            {
                "drawing": chart.line([]),
                "sentence": "Pas assez de recul : premiers chiffres le 14 décembre.",
                "caption": "Textes par jour",
                "head": HEAD,
                "rows": [],
                "id": "chart-3",
            },
        ),
    ],
    "timeline": [
        Sample(
            NORMAL,
            {
                "label": "Historique",
                "items": [
                    {"when": "14 novembre 2026, 9 h 12", "text": "Version 2", "href": "#", "current": True},
                    {"when": "12 novembre 2026, 18 h", "text": "Publiée", "detail": "Récépissé 7F3A-21"},
                ],
            },
        ),
    ],
}
