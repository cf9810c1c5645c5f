# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The sprite of icons."""

import re
from pathlib import Path

import pytest

from tools import assets

DRAWING = '<!-- @license -->\n<svg\n  width="24"\n  stroke-width="2"\n>\n  <path d="M2 12h20" />\n</svg>\n'


def test_an_icon_becomes_a_symbol_with_the_colour_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "minus.svg").write_text(DRAWING)
    assert assets.sprite(tmp_path, ["minus"]) == (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        '<symbol id="minus" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" '
        'stroke-linecap="round" stroke-linejoin="round"><path d="M2 12h20" /></symbol>\n</svg>\n'
    )


def test_an_unknown_icon_is_named(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetsError, match="thumbs-up"):
        assets.sprite(tmp_path, ["thumbs-up"])


def test_every_icon_that_a_page_asks_for_is_in_the_sprite() -> None:
    asked = set()
    for path in (assets.ROOT / "src/parvis").rglob("*"):
        if path.suffix in {".html", ".py"}:
            asked |= set(re.findall(r"""\bicon(?:\(|=)["']([a-z0-9-]+)["']""", path.read_text()))
    assert asked - set(assets.ICONS.read_text().split()) == set()
