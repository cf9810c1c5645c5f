# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of form rows: normal, empty, refused, with long words."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from parvis.web.samples.shape import EMPTY, ERROR, LONG, LONG_TITLE, NORMAL, TITLE, Sample

THEMES: Final = [("", "Je ne sais pas"), ("eau", "Agriculture"), ("villes", "Villes"), ("mer", "Littoral")]
INPUT: Final = '<input id="row-1" name="row-1">'


class Idea(forms.Form):
    """A form as a view binds one."""

    title = forms.CharField(label="Votre idée en une phrase", max_length=140)


def bound(**typed: str) -> Any:
    """The field of that form, with what was typed."""
    return Idea(typed or None, prefix="demo")["title"]


SAMPLES: Final[dict[str, list[Sample]]] = {
    "field_text": [
        Sample(
            NORMAL,
            {
                "name": "a1",
                "label": "Votre idée en une phrase",
                "value": TITLE,
                "required": True,
                "maxlength": 140,
                "count": True,
            },
        ),
        Sample(
            EMPTY,
            {
                "name": "a2",
                "label": "Lien",
                "optional": True,
                "hint": "Une adresse qui commence par https://",
            },
        ),
        Sample(
            ERROR,
            {
                "name": "a3",
                "label": "Votre idée en une phrase",
                "error": "Écrivez votre idée en une phrase.",
                "required": True,
            },
        ),
        Sample(LONG, {"name": "a4", "label": LONG_TITLE, "value": LONG_TITLE}),
    ],
    "field_area": [
        Sample(
            NORMAL,
            {
                "name": "b1",
                "label": "Expliquez-la",
                "optional": True,
                "value": TITLE,
                "maxlength": 8000,
                "hint": "Mise en forme : Markdown.",
                "keep": False,
            },
        ),
        Sample(
            ERROR, {"name": "b2", "label": "Motif", "error": "Écrivez le motif envoyé à l’auteur.", "rows": 3}
        ),
    ],
    "field_email": [
        Sample(
            NORMAL,
            {
                "hint": "Jamais publiée. Elle sert à vous envoyer le récépissé et la réponse.",
                "required": True,
                "id": "c1",
            },
        ),
        Sample(
            ERROR,
            {
                "value": "claire@exemple",
                "error": "Cette adresse n’a pas la forme nom@domaine.fr.",
                "required": True,
                "id": "c2",
            },
        ),
    ],
    "field_code": [
        Sample(NORMAL, {"id": "d1"}),
        Sample(
            ERROR, {"id": "d2", "value": "123456", "error": "Le code ne correspond pas. Il reste 4 essais."}
        ),
    ],
    "field_date": [
        Sample(NORMAL, {"name": "e1", "label": "Au", "type": "datetime-local", "value": "2026-12-14T18:00"}),
        Sample(ERROR, {"name": "e2", "label": "Publier le", "error": "Indiquez une date à venir."}),
    ],
    "field_select": [
        Sample(NORMAL, {"name": "f1", "label": "Thème", "choices": THEMES, "value": "villes"}),
        Sample(ERROR, {"name": "f2", "label": "Thème", "choices": THEMES, "error": "Choisissez un thème."}),
    ],
    "field_radio": [
        Sample(
            NORMAL, {"name": "g1", "label": "Thème", "choices": THEMES, "value": "villes", "optional": True}
        ),
        Sample(
            NORMAL,
            {
                "name": "g2",
                "label": "Je contribue",
                "inline": True,
                "value": "own",
                "choices": [
                    ("own", "en mon nom"),
                    ("organisation", "au nom d’un organisme", "Son nom est affiché."),
                ],
            },
        ),
        Sample(
            ERROR, {"name": "g3", "label": "Décision", "choices": THEMES, "error": "Choisissez une décision."}
        ),
    ],
    "field_checks": [
        Sample(
            NORMAL,
            {
                "name": "h1",
                "label": "Droits",
                "values": ["propose", "vote"],
                "choices": [("propose", "proposer"), ("comment", "argumenter"), ("vote", "voter")],
            },
        ),
    ],
    "field_checkbox": [
        Sample(NORMAL, {"name": "i1", "label": "Me prévenir de la réponse", "checked": True}),
        Sample(
            ERROR,
            {
                "name": "i2",
                "label": "J’ai lu la charte",
                "error": "Cochez la case pour publier.",
                "required": True,
            },
        ),
    ],
    "field": [
        Sample(EMPTY, {"bound": bound(), "maxlength": 140, "count": True}),
        Sample(ERROR, {"bound": bound(**{"demo-title": ""})}),
    ],
    "fieldset": [Sample(NORMAL, {"legend": "Qui êtes-vous ?", "id": "j1"}, "<p>Des champs.</p>")],
    "row": [Sample(NORMAL, {"id": "row-1", "label": "Un champ"}, INPUT)],
    "choice": [
        Sample(
            NORMAL,
            {
                "type": "radio",
                "name": "k1",
                "value": "1",
                "text": "D’accord",
                "id": "k1",
                "hint": "Une précision.",
            },
        )
    ],
    "described": [Sample(NORMAL, {"id": "l1", "hint": "x"})],
    "count": [Sample(NORMAL, {"id": "m1", "length": 41, "maxlength": 140})],
    "error_summary": [
        Sample(
            ERROR,
            {
                "id": "errors-demo",
                "errors": [
                    {"text": "Écrivez votre idée en une phrase.", "field": "id_a3"},
                    {"text": "Indiquez une adresse électronique.", "field": "c2"},
                ],
            },
        ),
        Sample(EMPTY, {"errors": []}),
    ],
}
