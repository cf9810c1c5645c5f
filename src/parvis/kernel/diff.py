# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two texts, word by word, as a person would mark it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

Kind = Literal["same", "removed", "added"]

_PARAGRAPH: Final = re.compile(r"[^\n]*\n+|[^\n]+")
_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
# difflib is quadratic at best: it only compares stretches of some 250 words.
_DIFFLIB_CELLS: Final = 60_000
# What stays between two changes is read faster inside them when it is this short.
_ISLAND_LETTERS: Final = 3


class Change(NamedTuple):
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


class _Match(NamedTuple):
    old: int
    new: int
    size: int


class _Stretch(NamedTuple):
    """Text that stayed, or the text that went with the text that came in its place."""

    same: str
    removed: str = ""
    added: str = ""


def words(old: str, new: str) -> list[Change]:
    """Return what stayed, went and came; same and removed give the old text, same and added the new one."""
    stretches = _without_islands(_by_paragraph(old, new))
    return [Change(kind, text) for stretch in stretches for kind, text in _changes(stretch) if text]


def _changes(stretch: _Stretch) -> Iterator[tuple[Kind, str]]:
    yield "same", stretch.same
    yield "removed", stretch.removed
    yield "added", stretch.added


def _by_paragraph(old: str, new: str) -> Iterator[_Stretch]:
    for stretch in _stretches(_PARAGRAPH.findall(old), _PARAGRAPH.findall(new)):
        if stretch.removed and stretch.added:
            yield from _stretches(_TOKEN.findall(stretch.removed), _TOKEN.findall(stretch.added))
        else:
            yield stretch


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[_Stretch]:
    at_old = at_new = 0
    for match in (*_matches(old, new), _Match(len(old), len(new), 0)):
        if at_old < match.old or at_new < match.new:
            yield _Stretch("", "".join(old[at_old : match.old]), "".join(new[at_new : match.new]))
        at_old, at_new = match.old + match.size, match.new + match.size
        if match.size:
            yield _Stretch("".join(old[match.old : at_old]))


def _matches(old: Sequence[str], new: Sequence[str]) -> Iterator[_Match]:
    """Yield what both share, in order: what begins and ends both, then between what is unique in both."""
    head = _shared_head(old, new)
    tail = _shared_head(old[head:][::-1], new[head:][::-1])
    if head:
        yield _Match(0, 0, head)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    for match in _inner_matches(inner_old, inner_new):
        yield _Match(match.old + head, match.new + head, match.size)
    if tail:
        yield _Match(len(old) - tail, len(new) - tail, tail)


def _inner_matches(old: Sequence[str], new: Sequence[str]) -> Iterator[_Match]:
    if len(old) * len(new) <= _DIFFLIB_CELLS:
        matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
        yield from (_Match(*block) for block in matcher.get_matching_blocks() if block.size)
        return
    anchors = _anchors(old, new)
    if not anchors:
        return
    at_old = at_new = 0
    for anchor_old, anchor_new in (*anchors, (len(old), len(new))):
        for match in _matches(old[at_old:anchor_old], new[at_new:anchor_new]):
            yield _Match(match.old + at_old, match.new + at_new, match.size)
        if anchor_old < len(old):
            yield _Match(anchor_old, anchor_new, 1)
        at_old, at_new = anchor_old + 1, anchor_new + 1


def _shared_head(old: Sequence[str], new: Sequence[str]) -> int:
    size = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        size += 1
    return size


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the words found once in each text, kept where they come in the same order (patience diff)."""
    in_old, in_new = Counter(old), Counter(new)
    place = {word: index for index, word in enumerate(new) if in_new[word] == 1}
    pairs = [(index, place[word]) for index, word in enumerate(old) if in_old[word] == 1 and word in place]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last_at: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last_at[length : length + 1] = [index]
        before.append(last_at[length - 1] if length else -1)
    rising: list[tuple[int, int]] = []
    index = last_at[-1] if last_at else -1
    while index >= 0:
        rising.append(pairs[index])
        index = before[index]
    return rising[::-1]


def _without_islands(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    """Put a short word left alone between two changes inside them, and join what touches."""
    kept: list[_Stretch] = []
    for stretch in stretches:
        kept.append(stretch)
        while len(kept) > 1 and (joined := _joined(kept)):
            kept[-joined[0] :] = [joined[1]]
    return kept


def _joined(kept: Sequence[_Stretch]) -> tuple[int, _Stretch] | None:
    last, previous = kept[-1], kept[-2]
    if last.same and previous.same:
        return 2, _Stretch(previous.same + last.same)
    if last.same:
        return None
    if not previous.same:
        return 2, _Stretch("", previous.removed + last.removed, previous.added + last.added)
    if len(kept) > 2 and _is_island(previous.same):
        first = kept[-3]
        island = previous.same
        return 3, _Stretch("", first.removed + island + last.removed, first.added + island + last.added)
    return None


def _is_island(text: str) -> bool:
    return "\n" not in text and sum(map(str.isalnum, text)) <= _ISLAND_LETTERS and len(text.split()) <= 1
