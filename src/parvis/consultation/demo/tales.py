# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The texts of the demonstration, as the files beside this one hold them."""

import tomllib
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
Tale = dict[str, Any]


def tale(name: str) -> Tale:
    """What a file tells."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
