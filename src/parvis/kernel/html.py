# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""From the Markdown people write to the HTML a page may show, and to text without marks."""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from html import escape
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from parvis.kernel.markup import from_html

__all__ = ["from_html", "is_plain", "plain", "render"]

_SHOWN_TAGS: Final = frozenset(
    (
        *("p", "br", "strong", "em", "s", "a", "code", "pre", "blockquote", "ul", "ol", "li", "hr"),
        *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
_LINK_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_LINK_REL: Final = "nofollow ugc noopener noreferrer"
# The page owns h1 and h2.
_SHIFTED: Final = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
# Beyond this depth of quotes and lists markdown-it drops text; within it, its cost stays linear.
_MAX_NESTING: Final = 100

_SCHEME_BEFORE: Final = re.compile(r"(?<![A-Za-z0-9])https?$", re.IGNORECASE)
_SCHEME_SPAN: Final = len("-https")
# Stars, double tildes and brackets end an address: the marks around it are read first.
_ADDRESS: Final = re.compile(r"://(?:[^\s<>\"`«»“”|\\*~\[\]]|~(?!~)){1,2000}")
_AFTER_ADDRESS: Final = ".,;:!?…'’_~"

# What plain() and render() may skip parsing for: no mark, no entity, no address, no odd space.
_MARKED: Final = re.compile(
    r"[\\`*_\[<&~|\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|://"
    r"|^[^\S\n]|[^\S\n]$|^[-+=#>:]|^\d{1,9}[.)]",
    re.MULTILINE,
)
_PARAGRAPH_BREAK: Final = re.compile(r"\n{2,}")


def render(markdown: str) -> str:
    """Return the HTML of a text, safe to store and show: no script, no image, headings below h2."""
    if not _MARKED.search(markdown):
        return _render_plain(markdown)
    return str(_CLEANER.clean(_MARKDOWN.render(markdown)))


def plain(markdown: str) -> str:
    """Return a text without its marks, for excerpts, mails and feeds."""
    if not _MARKED.search(markdown):
        return "\n\n".join(_PARAGRAPH_BREAK.split(markdown.strip("\n")))
    return "\n\n".join(filter(None, _text_blocks(_MARKDOWN.parse(markdown))))


def is_plain(text: str) -> bool:
    """Say whether a text typed without marks is already the Markdown that shows it as it was typed."""
    return not _MARKED.search(text)


def _render_plain(text: str) -> str:
    text = escape(text.strip("\n"), quote=False).replace("\u00a0", "&nbsp;")
    paragraphs = _PARAGRAPH_BREAK.split(text) if text else ()
    return "".join("<p>" + part.replace("\n", "<br>\n") + "</p>\n" for part in paragraphs)


def _text_blocks(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " ".join(filter(None, row))
            row = None
        elif token.type in {"inline", "fence"}:
            content = token.content if token.children is None else _inline_text(token.children)
            if row is None:
                yield content.strip()
            else:
                row.append(content.strip())


def _inline_text(tokens: Sequence[Token]) -> str:
    return "".join("\n" if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens)


def _shift_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type.startswith("heading_"):
            token.tag = _SHIFTED[token.tag]


def _bare_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — markdown-it's own signature
    """Make a link of an address typed as it is (http://… or https://…)."""
    if state.linkLevel or not (found := _ADDRESS.match(state.src, state.pos, state.posMax)):
        return False
    scheme = _SCHEME_BEFORE.search(state.pending[-_SCHEME_SPAN:])
    address = _trimmed(found[0])
    if scheme is None or not address[3:]:
        return False
    href = state.md.normalizeLink(scheme[0] + address)
    if not state.md.validateLink(href):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.push("link_open", "a", 1).attrs = {"href": href}
        state.push("text", "", 0).content = scheme[0] + address
        state.push("link_close", "a", -1)
    state.pos += len(address)
    return True


def _trimmed(address: str) -> str:
    """Leave out the punctuation that belongs to the sentence."""
    while address:
        unbalanced = address[-1] == ")" and address.count(")") > address.count("(")
        if not (unbalanced or address[-1] in _AFTER_ADDRESS):
            break
        address = address[:-1]
    return address


def _image_as_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    """Show an image as a link: no page may make the reader's browser call another host."""
    source = str(tokens[index].attrs.get("src", ""))
    label = escape(renderer.renderInlineAsText(tokens[index].children, options, env) or source)
    inside_link = sum(token.nesting for token in tokens[:index] if token.tag == "a") > 0
    return label if inside_link else f'<a href="{escape(source)}">{label}</a>'


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": _MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    # An indented line is not a program, and « [note]: … » must not vanish.
    parser.disable(["code", "reference"])
    parser.core.ruler.after("block", "shift_headings", _shift_headings)
    parser.inline.ruler.before("escape", "bare_address", _bare_address)
    parser.add_render_rule("image", _image_as_link)
    return parser


_MARKDOWN: Final = _parser()
_CLEANER: Final = nh3.Cleaner(
    tags=set(_SHOWN_TAGS),
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes=set(_LINK_SCHEMES),
    link_rel=_LINK_REL,
)
