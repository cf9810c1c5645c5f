# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""From the HTML of other platforms to Markdown: every word is kept, its dress where Markdown has one."""

import html as entities
import re
from typing import Final

import nh3

from parvis.kernel.blocks import LISTS, Block, fenced, written
from parvis.kernel.inline import MARKS, Inline

_BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "center"),
        *(
            "figure",
            "figcaption",
            "hgroup",
            "form",
            "fieldset",
            "legend",
            "dl",
            "dt",
            "dd",
            "details",
            "summary",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    )
)
_CONTAINERS: Final = frozenset({"ul", "ol", "li", "blockquote", "table", "tr", "td", "th"})
_CELLS: Final = frozenset({"td", "th"})
_HOLDERS: Final = {"li": LISTS, "tr": frozenset({"table"}), "td": frozenset({"tr"}), "th": frozenset({"tr"})}
_HEADINGS: Final = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"]*\")*)>|([^<]+)")
_ATTRIBUTE: Final = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
_START: Final = re.compile("[0-9]{1,8}")
_CLOSING_HASHES: Final = re.compile(r"(#+)$")
# Two levels of Markdown for a level of list: this stays within what the renderer shows.
_DEEPEST: Final = 40

_PARSER: Final = nh3.Cleaner(
    tags=set(_BLOCKS | MARKS.keys() | {"a", "br", "img", "code"}),
    attributes={"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def from_html(html: str) -> str:
    """Return the Markdown of some HTML; unknown tags go, their text stays, no-break spaces too."""
    reader = _Reader()
    for closing, tag, attributes, text in _TAG.findall(_PARSER.clean(html)):
        if text:
            reader.text(entities.unescape(text))
        elif closing:
            reader.close(tag)
        else:
            found = _ATTRIBUTE.findall(attributes)
            reader.open(tag, {name: entities.unescape(value) for name, value in found})
    return reader.finish()


class _Reader:
    """Follows the tags of well-formed HTML and gathers blocks of Markdown."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self._frames = [Block("")]
        self._inline = Inline()
        self._heading = ""
        self._pre: list[str] = []
        self._pre_depth = self._code_depth = self._cell_depth = self._too_deep = 0

    def finish(self) -> str:
        """Return the whole text."""
        self._flush()
        return "\n\n".join(self._frames[0].blocks)

    def text(self, text: str) -> None:
        """Read text."""
        if self._pre_depth:
            self._pre.append(text)
        elif self._code_depth:
            self._inline.code(text)
        else:
            self._inline.text(text)

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """Read an opening tag."""
        if tag == "br":
            self._break()
        elif self._pre_depth and tag in _BLOCKS:
            self._pre.append("\n")
            self._pre_depth += tag == "pre"
        elif tag == "pre":
            self._flush()
            self._pre_depth += 1
        elif tag == "code":
            self._code_depth += 1
        elif tag not in _BLOCKS:
            # Code wears no mark: those inside it are plain characters to Markdown.
            if not self._code_depth:
                self._open_inline(tag, attributes)
        else:
            self._open_block(tag, attributes)

    def close(self, tag: str) -> None:
        """Read a closing tag."""
        if tag == "pre":
            self._close_pre()
        elif tag == "code":
            self._code_depth -= 1
        elif tag in MARKS or tag == "a":
            if not self._code_depth:
                self._inline.close(MARKS.get(tag, "["))
        elif self._pre_depth:
            self._pre.append("\n")
        else:
            self._close_block(tag)

    def _break(self) -> None:
        if self._pre_depth:
            self._pre.append("\n")
        elif not self._inline.line_break():
            self._flush()

    def _open_inline(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in MARKS:
            self._inline.open(MARKS[tag])
        elif tag == "a":
            self._inline.link(attributes.get("href", ""))
        elif tag == "img":
            self._inline.image(attributes.get("src", ""), attributes.get("alt", ""))

    def _open_block(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        self._heading = _HEADINGS.get(tag, self._heading)
        if tag == "hr":
            self._put([] if self._cell_depth else ["***"])
        elif tag in _CONTAINERS:
            self._open_container(tag, attributes.get("start", "1"))

    def _open_container(self, tag: str, start: str) -> None:
        if self._too_deep or len(self._frames) > _DEEPEST:
            self._too_deep += 1
            return
        self._cell_depth += tag in _CELLS
        self._frames.append(Block(tag, start=int(start) if _START.fullmatch(start) else 1))

    def _close_block(self, tag: str) -> None:
        self._flush()
        if tag in _HEADINGS:
            self._heading = ""
        if tag not in _CONTAINERS:
            return
        if self._too_deep:
            self._too_deep -= 1
            return
        frame = self._frames.pop()
        self._cell_depth -= frame.tag in _CELLS
        if self._frames[-1].tag in _HOLDERS.get(frame.tag, ()):
            self._frames[-1].children.append(frame)
        else:
            self._put(written(frame, self._frames[-1], in_cell=self._cell_depth > 0))

    def _close_pre(self) -> None:
        self._pre_depth -= 1
        if self._pre_depth:
            self._pre.append("\n")
            return
        text, self._pre = "".join(self._pre).strip("\n"), []
        if text.strip():
            self._put([fenced(text, in_cell=self._cell_depth > 0)])

    def _flush(self) -> None:
        text = self._inline.take(in_cell=self._cell_depth > 0, on_one_line=bool(self._heading))
        if not text:
            return
        if self._heading and not self._cell_depth:
            text = self._heading + _CLOSING_HASHES.sub(r"\\\1", text)
        self._put([text])

    def _put(self, blocks: list[str]) -> None:
        frame = self._frames[-1]
        if frame.tag in LISTS and blocks:
            frame.children.append(Block("li", blocks=blocks))
        else:
            frame.blocks += blocks
