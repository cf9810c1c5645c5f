# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Samples of notices, states and frames of content."""

from __future__ import annotations

from typing import Final

from parvis.web.samples.shape import BODY, EMPTY, ERROR, LONG, LONG_TITLE, LONG_WORD, NORMAL, Sample

SAMPLES: Final[dict[str, list[Sample]]] = {
    "alert": [
        Sample(NORMAL, {"text": "Les contributions ouvrent le 2 décembre, 10 h."}),
        Sample(
            "done", {"text": "Publiée sous le n° 387. Récépissé envoyé à c…@exemple.fr.", "kind": "success"}
        ),
        Sample("late", {"text": "Réponse promise le 1er mars, en retard de 12 jours.", "kind": "warning"}),
        Sample(
            ERROR,
            {
                "title": "La consultation a fermé à 18 h pendant que vous écriviez",
                "text": "Votre texte est là : le copier ou l’envoyer à l’équipe.",
                "kind": "error",
            },
        ),
        Sample(LONG, {"text": f"{LONG_TITLE} {LONG_WORD}"}),
    ],
    "notice_gone": [
        Sample(
            "hidden", {"text": "Masquée par la modération le 3 décembre : donnée personnelle d’un tiers."}
        ),
        Sample(
            "withdrawn",
            {
                "text": "Contribution n° 128 retirée le 3 décembre par la personne qui l’a écrite.",
                "detail": "Son numéro et son récépissé demeurent.",
                "state": "withdrawn",
            },
        ),
    ],
    "tag": [
        Sample(NORMAL, {"text": "Réponse publiée", "state": "answered"}),
        Sample(NORMAL, {"text": "Engagement tenu", "state": "kept"}),
        Sample(NORMAL, {"text": "Réponse attendue", "state": "awaited"}),
        Sample("late", {"text": "En retard de 12 jours", "state": "late"}),
        Sample("hidden", {"text": "Masquée", "state": "hidden"}),
        Sample("withdrawn", {"text": "Retirée", "state": "withdrawn"}),
        Sample(NORMAL, {"text": "Reprise de 2015", "state": "imported"}),
        Sample(NORMAL, {"text": "Brouillon"}),
    ],
    "card": [
        Sample(NORMAL, {"title": "Une question ?", "href": "#"}, "<p>Écrire à l’équipe.</p>"),
        Sample(
            LONG, {"title": f"{LONG_TITLE} {LONG_WORD}", "due": "Avant ce soir", "meta": "Direction de l’eau"}
        ),
    ],
    "empty": [
        Sample(EMPTY, {"text": "Personne n’a encore écrit. La première proposition peut être la vôtre."}),
        Sample(
            EMPTY,
            {
                "text": "Vous n’avez encore rien écrit.",
                "action_text": "Voir les consultations ouvertes",
                "action_href": "#",
            },
        ),
    ],
    "text": [Sample(NORMAL, {"body_html": BODY, "language": "fr"})],
    "meta": [
        Sample(NORMAL, {"items": ["Claire D., enseignante", "12 novembre 2026", None, "modifiée le 14"]}),
        Sample(LONG, {"items": [LONG_TITLE, LONG_WORD]}),
    ],
}
