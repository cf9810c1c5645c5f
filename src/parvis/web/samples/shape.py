# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What a sample is, and the words that put a layout to the test."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

NORMAL: Final = "normal"
EMPTY: Final = "empty"
LONG: Final = "long"
ERROR: Final = "error"
BUSY: Final = "busy"

TITLE: Final = "Récupérer l’eau de pluie dans les écoles"
# 140 characters, and a word of forty letters that no line can break.
LONG_TITLE: Final = (
    "Récupérer, stocker et partager l’eau de pluie dans les écoles, les collèges, les lycées et "
    "les bâtiments publics avant la fin de la décennie"
)
LONG_WORD: Final = "Anticonstitutionnellementimprévisiblement"[:40]
BODY: Final = (
    "<p>Une école de trois cents élèves consomme près de mille mètres cubes d’eau par an, dont un tiers "
    "pour les sanitaires et l’arrosage. Une cuve de cinq mètres cubes, posée dans la cour, couvrirait la "
    "moitié de ce besoin et se verrait de tous les élèves.</p>"
)
SHORT: Final = "<p>Les élèves voient l’eau qu’ils économisent : c’est aussi un cours.</p>"
AT: Final = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """One way to call a component; inside is what its caller block would hold."""

    state: str
    args: dict[str, Any] = field(default_factory=dict)
    inside: str | None = None
