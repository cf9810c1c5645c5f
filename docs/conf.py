# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""How the documentation is built: `make docs`."""

import tomllib
from pathlib import Path

with (Path(__file__).parent.parent / "pyproject.toml").open("rb") as handle:
    _package = tomllib.load(handle)["project"]

project = "Parvis"
author = "The Parvis authors"
copyright = "2026, The Parvis authors"
version = release = _package["version"]

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
# A part of the documentation may have no page yet.
suppress_warnings = ["toc.empty_glob"]

html_theme = "furo"
html_title = "Parvis"
html_show_sphinx = False
html_copy_source = False
