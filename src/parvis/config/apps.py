# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The assembly of the instance, as Django sees it."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """Connects the rooms once they are loaded."""

    name = "parvis.config"
    label = "config"

    def ready(self) -> None:
        """Connect the rooms."""
        from parvis.config import wiring  # noqa: PLC0415 — rooms hold models: only once apps are loaded

        wiring.connect()
