# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The consultation, as Django sees it."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """Public consultations: a kind of space, its pages and its formats."""

    name = "parvis.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Register the kind."""
        from parvis.consultation import kinds  # noqa: F401, PLC0415 — registered once apps are ready
