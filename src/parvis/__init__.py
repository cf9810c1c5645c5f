# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Parvis: an administration and its public think together."""

from typing import Final

__version__: Final = "0.1.0"
