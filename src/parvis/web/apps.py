# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The web room as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, theme and static files."""

    name = "parvis.web"
    label = "web"
