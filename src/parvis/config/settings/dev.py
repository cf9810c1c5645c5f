# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""On one's own machine, and for the demonstration."""

from parvis.config.settings.base import *
