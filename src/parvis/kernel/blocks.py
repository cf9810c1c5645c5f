# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Lists, quotes, tables and programs, written as blocks of Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

LISTS: Final = frozenset({"ul", "ol"})
_BACKTICKS: Final = re.compile("`+")


@dataclass(slots=True)
class Block:
    """A block that holds others: what has been read of it."""

    tag: str
    start: int = 1
    blocks: list[str] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)


def written(frame: Block, parent: Block, *, in_cell: bool) -> list[str]:
    """Return the blocks of Markdown a block becomes inside its parent."""
    if frame.tag in LISTS:
        # In the cell of a table a number would be one more word.
        is_numbered = frame.tag == "ol" and not in_cell
        return _list(frame, parent.blocks[-1] if parent.blocks else "", is_numbered=is_numbered)
    if frame.tag == "table":
        return frame.blocks + _table(frame, in_cell=in_cell)
    if frame.tag == "blockquote" and frame.blocks:
        return [_indented("\n\n".join(frame.blocks), first="> ", others="> ")]
    return frame.blocks


def _list(frame: Block, previous: str, *, is_numbered: bool) -> list[str]:
    items = [_item(child.blocks) for child in frame.children if child.blocks]
    if not items:
        return []
    separator = "\n\n" if any("\n\n" in item for item in items) else "\n"
    return [separator.join(_marked(items, previous, start=frame.start if is_numbered else None))]


def _marked(items: list[str], previous: str, *, start: int | None) -> Iterator[str]:
    for rank, item in enumerate(items, start or 0):
        # Two lists side by side would be read as one: the second takes the other sign.
        if start is not None:
            marker = f"{rank}) " if re.match(r"\d+\. ", previous) else f"{rank}. "
        else:
            marker = "+ " if previous.startswith("- ") else "- "
        yield _indented(item, first=marker, others=" " * len(marker))


def _item(blocks: list[str]) -> str:
    is_tight = len(blocks) == 2 and not blocks[0].startswith("|") and blocks[1].startswith(("- ", "1. "))
    return ("\n" if is_tight else "\n\n").join(blocks)


def _table(table: Block, *, in_cell: bool) -> list[str]:
    rows = [_row(row) for row in table.children]
    width = max(map(len, rows), default=0)
    if in_cell:
        return [" ".join(filter(None, row)) for row in rows if any(row)]
    if width <= 1:
        # A table of one column is a page layout.
        return [block for row in table.children for part in (row, *row.children) for block in part.blocks]
    has_titles = all(cell.tag == "th" for cell in table.children[0].children)
    titles = rows.pop(0) if has_titles else []
    lines = (titles, ["---"] * width, *filter(any, rows))
    return ["\n".join(f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in lines)]


def _row(row: Block) -> list[str]:
    # Text straight in a row comes from cells too deep to be read as such.
    cells = [" ".join(cell.blocks).replace("\n", " ") for cell in row.children]
    return [*row.blocks, *cells]


def fenced(text: str, *, in_cell: bool) -> str:
    """Return a program, or any text whose spaces matter."""
    fence = "`" * max(3, *(len(run) + 1 for run in ("", *_BACKTICKS.findall(text))))
    return f"{fence} {text} {fence}".replace("|", "\\|") if in_cell else f"{fence}\n{text}\n{fence}"


def _indented(text: str, *, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = [(others + line).rstrip() if not line else others + line for line in lines[1:]]
    return "\n".join([first + lines[0], *rest])
