# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The rooms this instance is made of; `make room` adds a line."""

from typing import Final

ROOMS: Final = (
    "parvis.core",
    "parvis.exchange",
    "parvis.web",
    "parvis.mail",
    "parvis.consultation",
)
