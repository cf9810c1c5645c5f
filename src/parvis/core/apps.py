# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The core, as Django sees it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Nouns and verbs of the product."""

    name = "parvis.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
