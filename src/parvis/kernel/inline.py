# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""One paragraph of another platform's HTML, written as Markdown that reads back the same words."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~", "strike": "~~"}

# Marks travel as non-characters, which no text holds, until the whole paragraph is known:
# only then can one tell a mark Markdown will read from one it would show as stars.
_OPENINGS: Final = {"**": "\ufdd0", "*": "\ufdd1", "~~": "\ufdd2", "[": "\ufdd3"}
_CLOSINGS: Final = {"**": "\ufdd8", "*": "\ufdd9", "~~": "\ufdda", "[": "\ufddb"}
_CODE: Final = "\ufddf"
_MARK_OF: Final = {sign: mark for mark, sign in (*_OPENINGS.items(), *_CLOSINGS.items())}
_STARS: Final = frozenset("\ufdd0\ufdd1\ufdd8\ufdd9")
_CLOSING_STARS: Final = frozenset("\ufdd8\ufdd9")
_CLOSING_OF: Final = {_OPENINGS[mark]: _CLOSINGS[mark] for mark in _OPENINGS}

_SIGN: Final = re.compile("(\ufddf+|[\ufdd0-\ufddb])")
_SIGNS: Final = re.compile("[\ufdd0-\ufdef]")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_SPACE_AFTER_OPENING: Final = re.compile("([\ufdd0-\ufdd3]+)(\\s+)")
_SPACE_BEFORE_CLOSING: Final = re.compile("(\\s+)([\ufdd8-\ufddb]+)")
# An opening and its closing side by side, or a closing and the opening of the same mark.
_NOTHING_BETWEEN: Final = tuple(
    re.compile(f"{_OPENINGS[mark]}(\\s*){_CLOSINGS[mark]}|{_CLOSINGS[mark]}(\\s*){_OPENINGS[mark]}")
    for mark in ("**", "*", "~~")
)
_AROUND_BREAK: Final = re.compile(" *\n *")
_RUNS_OF_SPACES: Final = re.compile(" {2,}")
_LINK: Final = re.compile("\ufdd3([^\ufddb]*)\ufddb")
_NOT_SHOWN: Final = re.compile("[\\s\ufdd0-\ufddb]+")
_BACKTICKS: Final = re.compile("`+")

_SPECIAL: Final = re.compile(
    r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|\](?=\(|\Z)|<(?=[A-Za-z]|\Z)|&(?=#?\w{1,31};)|!(?=\Z)|~(?=~|\Z)|(?<=~)~|\A~"
)
_SPECIAL_IN_LINK: Final = re.compile(_SPECIAL.pattern + r"|[\[\]]")
_SPECIAL_LAST: Final = re.compile(_SPECIAL.pattern.replace(r"|\Z", "").replace(r"|!(?=\Z)", ""))
_LINE_START: Final = re.compile(
    r"^(?:(#{1,6}(?=[ \t]|$)|>|\||=+[ \t]*$|-(?=[ \t|:-]|$)|\+(?=[ \t]|$)|:(?=-))"
    r"|(\d{1,9})([.)](?=[ \t]|$)))",
    re.MULTILINE,
)
_UNSAFE_IN_HREF: Final = str.maketrans({character: f"%{ord(character):02X}" for character in "()<> \\"})


class Inline:
    """What has been read of a paragraph: text, marks, links and pieces of code."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._parts: list[str] = []
        self._marks: list[str] = []
        self._href = ""
        self._hrefs: list[str] = []
        self._codes: list[str] = []

    def text(self, text: str) -> None:
        """Add text; runs of ordinary spaces are one space, no-break spaces stay."""
        self._parts.append(_SPACES.sub(" ", _SIGNS.sub("", text)))

    def code(self, text: str) -> None:
        """Add a piece of code."""
        self._codes.append(_SPACES.sub(" ", _SIGNS.sub("", text)))
        self._parts.append(_CODE)

    def line_break(self) -> bool:
        """Add a line break; say no when there was one already, which ends the paragraph."""
        if _SIGNS.sub("", "".join(self._parts[-8:])).rstrip(" ").endswith("\n"):
            return False
        self._parts.append("\n")
        return True

    def image(self, source: str, label: str) -> None:
        """Add an image, as the link it will be shown as."""
        label = label.strip() or source.rpartition("/")[2] if source else label
        if self._href or not source:
            self.text(f" {label} " if label else "")
            return
        self.link(source)
        self.text(label)
        self.close("[")

    def link(self, href: str) -> None:
        """Begin a link."""
        self._href = href
        self.open("[")

    def open(self, mark: str) -> None:
        """Begin what a mark dresses; a mark inside itself counts once."""
        if mark not in self._marks:
            self._write_opening(mark)
        self._marks.append(mark)

    def close(self, mark: str) -> None:
        """End what a mark dresses."""
        self._marks.reverse()
        self._marks.remove(mark)
        self._marks.reverse()
        if mark not in self._marks:
            self._parts.append(_CLOSINGS[mark])
            if mark == "[":
                self._href = ""

    def take(self, *, in_cell: bool = False, on_one_line: bool = False) -> str:
        """Return the paragraph and begin the next one under the same marks."""
        marks = list(dict.fromkeys(self._marks))
        held = "".join(self._parts) + "".join(_CLOSINGS[mark] for mark in reversed(marks))
        held, hrefs = _with_true_links(
            held.replace("\n", " ") if in_cell or on_one_line else held, self._hrefs
        )
        parts = [part for part in _SIGN.split(_settled(held)) if part]
        text = "".join(_resolved(parts, hrefs, self._codes)).strip()
        self._parts, self._hrefs, self._codes = [], [], []
        for mark in marks:
            self._write_opening(mark)
        return _LINE_START.sub(_escape_line_start, text.replace("|", "\\|") if in_cell else text)

    def _write_opening(self, mark: str) -> None:
        if mark == "[":
            self._hrefs.append(self._href)
        self._parts.append(_OPENINGS[mark])


def _with_true_links(held: str, hrefs: Sequence[str]) -> tuple[str, list[str]]:
    """Forget the links that lead nowhere or hold nothing to read."""
    kept: list[str] = []
    order = iter(hrefs)

    def settle(found: re.Match[str]) -> str:
        href = next(order)
        if not href or not _NOT_SHOWN.sub("", found[1]):
            return found[1]
        kept.append(href)
        return found[0]

    return _LINK.sub(settle, held), kept


def _settled(held: str) -> str:
    """Move spaces out of the marks and forget the marks that hold nothing."""
    before = ""
    while before != held:
        before = held
        for pair in _NOTHING_BETWEEN:
            held = pair.sub(lambda found: found[1] or found[2] or "", held)
        held = _SPACE_BEFORE_CLOSING.sub(r"\2\1", _SPACE_AFTER_OPENING.sub(r"\2\1", held))
    return _RUNS_OF_SPACES.sub(" ", _AROUND_BREAK.sub("\n", held)).strip()


def _resolved(parts: Sequence[str], hrefs: Sequence[str], codes: Sequence[str]) -> list[str]:
    """Write each mark that Markdown will read as one, drop the others."""
    written: list[str] = [""] * len(parts)
    open_at: list[int] = []
    links, pieces = iter(hrefs), iter(codes)
    targets: dict[int, str] = {}
    for index, part in enumerate(parts):
        if part in _CLOSING_OF:
            open_at.append(index)
            if part == _OPENINGS["["]:
                targets[index] = next(links)
        elif part in _MARK_OF:
            start = open_at.pop()
            if start in targets:
                written[start] = "["
                written[index] = f"]({targets.pop(start).translate(_UNSAFE_IN_HREF)})"
            elif _is_read(parts, start, index):
                written[start] = written[index] = _MARK_OF[part]
        elif part[0] == _CODE:
            # Two pieces side by side would read back as one with backticks inside: they become one.
            written[index] = _code("".join(islice(pieces, len(part))))
        else:
            written[index] = _escaped(part, in_link=bool(targets), last=index == len(parts) - 1)
    return written


def _escaped(text: str, *, in_link: bool, last: bool) -> str:
    special = _SPECIAL_IN_LINK if in_link else _SPECIAL_LAST if last else _SPECIAL
    return special.sub(r"\\\g<0>", text)


def _escape_line_start(found: re.Match[str]) -> str:
    return f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[1]}"


def _code(code: str) -> str:
    shown = code.strip(" ")
    if not shown:
        return " "
    longest = max(map(len, _BACKTICKS.findall(shown)), default=0)
    fence, pad = "`" * (longest + 1), " " if longest else ""
    return code.replace(shown, f"{fence}{pad}{shown}{pad}{fence}")


def _is_read(parts: Sequence[str], start: int, end: int) -> bool:
    """Apply CommonMark's rule (§ 6.2): a mark opens to the left of a word and closes to the right of one."""
    if start and parts[start] in _STARS and parts[start - 1] in _CLOSING_STARS:
        return False
    before, first = _edge(parts, start, -1), _edge(parts, start, 1)
    last, after = _edge(parts, end, -1), _edge(parts, end, 1)
    return _flanks(before, first) and _flanks(after, last)


def _edge(parts: Sequence[str], index: int, step: int) -> str:
    """Return the character Markdown sees beside a mark; stars side by side are one mark to it."""
    stars = parts[index] in _STARS
    index += step
    while 0 <= index < len(parts):
        part = parts[index]
        if not _SIGNS.match(part):
            return part[0] if step > 0 else part[-1]
        if not (stars and part in _STARS):
            return "*"
        index += step
    return " "


def _flanks(outside: str, inside: str) -> bool:
    if isWhiteSpace(ord(inside)):
        return False
    return not _is_punctuation(inside) or isWhiteSpace(ord(outside)) or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
