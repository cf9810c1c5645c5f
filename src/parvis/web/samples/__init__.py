# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every component with invented arguments: what the gallery shows and what the contract of themes checks.

The words are French, as on the pages: they are samples of content, not of the interface.
"""

from __future__ import annotations

from typing import Final

from parvis.web.samples import controls, discussing, forms, frame, listing, notices, official
from parvis.web.samples.shape import Sample

SECTIONS: Final[dict[str, dict[str, list[Sample]]]] = {
    "frame": frame.SAMPLES,
    "controls": controls.SAMPLES,
    "forms": forms.SAMPLES,
    "notices": notices.SAMPLES,
    "listing": listing.SAMPLES,
    "discussing": discussing.SAMPLES,
    "official": official.SAMPLES,
}


def every() -> dict[str, list[Sample]]:
    """Components by name, with their samples."""
    return {name: samples for section in SECTIONS.values() for name, samples in section.items()}
