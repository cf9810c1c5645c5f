# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Formats of the consultation platforms we read."""

from parvis.consultation.formats import republique_numerique
from parvis.exchange import formats


def register() -> None:
    """Make them known."""
    formats.register(republique_numerique.FORMAT)
