# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What connects the rooms to each other once all of them are loaded."""


def connect() -> None:
    """Introduce every room to those that cannot import it."""
