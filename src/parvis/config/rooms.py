# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The rooms this instance is made of; `make room` adds a line."""

from importlib.util import find_spec
from typing import Final

ALL: Final = (
    "parvis.core",
    "parvis.web",
    "parvis.mail",
    "parvis.consultation",
)
ROOMS: Final = tuple(room for room in ALL if find_spec(room))
