# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What a strict content policy and a clean page refuse in a template."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z][^<>]*>", re.DOTALL)
EVERYWHERE: tuple[tuple[str, str], ...] = (
    (
        r"\|\s*safe\b(?<!body_html\|safe)(?<!body_html \| safe)",
        "“|safe” is for stored sanitised body_html only",
    ),
    (r"\bMarkup\(|autoescape\s+false", "escaping is never turned off"),
    (r"javascript:", "no javascript: address"),
    (r"<script\b(?![^>]*\bsrc=)", "a script has a src: nothing inline"),
    (r"<style\b", "no inline style sheet"),
    (r"\bcsrf_token\b|\bcsrf_input\b", "no token: the origin of a request is checked instead"),
)
IN_A_TAG: tuple[tuple[str, str], ...] = (
    (r"\sstyle\s*=", "no style= attribute: a class"),
    (r"\son[a-z]+\s*=", "no event attribute: a script of static/ listens"),
    (r"\s(?:data-)?hx-(?:on|vals=[\"']js:|vars|headers=[\"']js:)", "htmx runs no code written in a page"),
    (
        r"^<(?:script|img|link|iframe|source|video|audio|use)\b[^>]*(?:src|href)=[\"'](?:https?:)?//",
        "no outside asset",
    ),
    (r"^<iframe\b", "no frame"),
)
# Microdata and canonical addresses name a place without loading it.
NAMES_ONLY = re.compile(r"rel=[\"'](?:canonical|alternate|license|me|author|next|prev)[\"']")


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Line and reason of everything that a template may not hold."""
    bare = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for pattern, reason in EVERYWHERE:
        for found in re.finditer(pattern, bare):
            yield bare.count("\n", 0, found.start()) + 1, reason
    for tag in TAG.finditer(bare):
        for pattern, reason in IN_A_TAG:
            if re.search(pattern, tag[0]) and not (
                reason == "no outside asset" and NAMES_ONLY.search(tag[0])
            ):
                yield bare.count("\n", 0, tag.start()) + 1, reason


def templates(root: Path = ROOT) -> list[Path]:
    inside = (path for path in (root / "src/parvis").rglob("*.html") if path.is_file())
    return sorted(path for path in inside if {"templates", "themes"} & set(path.parts))


def all_faults(root: Path = ROOT) -> list[str]:
    return [
        f"{path.relative_to(root)}:{line}: {reason}"
        for path in templates(root)
        for line, reason in faults(path.read_text(encoding="utf-8"))
    ]


def main() -> int:
    found = all_faults()
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
