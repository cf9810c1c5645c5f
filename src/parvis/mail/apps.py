# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The mail door, as Django sees it."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Renders and sends what core decided."""

    name = "parvis.mail"
    label = "mail"
