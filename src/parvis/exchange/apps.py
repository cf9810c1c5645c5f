# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What copies data in and out, as Django sees it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Imports from other platforms, and exports of everything the public may read."""

    name = "parvis.exchange"
    label = "exchange"
