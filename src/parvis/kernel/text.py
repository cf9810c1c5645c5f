# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Text as people type it, made safe to store, to compare, to shorten and to put in an address."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from itertools import chain, count
from typing import Final

# Newlines of every alphabet; U+2028 and U+2029 break lines in browsers and in JavaScript sources.
_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, lone surrogates and non-characters (XML and databases refuse them), zero-width spaces,
# and the marks that make a text read in another order than it is stored.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SPACES: Final = re.compile(r"[ \t\n]+")
_LINE_END: Final = re.compile(r"[^\S\n]+$", re.MULTILINE)
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_APOSTROPHES: Final = str.maketrans("\u2018\u2019\u02bc\u2032\u00b4", "'''''")
_LIGATURES: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_LETTER: Final = re.compile(r"[^\W_]")
_TOKEN: Final = re.compile(r"\S+")
_MENTION: Final = re.compile(r"(?<![\w@/.])@([A-Za-z0-9_]{2,30}+)(?![\w@])", re.ASCII)

HANDLE_LENGTH: Final = 30
UNTITLED: Final = "sans-titre"


def clean_text(text: str) -> str:
    """Return a text of several lines fit to store: composed, nothing unseen in it, one sort of line end."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    text = _LINE_END.sub("", unicodedata.normalize("NFC", text))
    return text.strip()


def clean_line(text: str) -> str:
    """Return a text fit to store on one line; no-break spaces inside it stay."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return a text without case, accents or ligatures, for comparison only."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _ACCENTS.sub("", folded.translate(_APOSTROPHES)).translate(_LIGATURES)


@lru_cache(maxsize=4096)
def slug(title: str, limit: int = 60) -> str:
    """Return the words of a title as an address shows them; only a first word too long is ever cut."""
    found = _ASCII_WORD.findall(fold(title))
    if not found:
        return UNTITLED
    kept: str = found[0][:limit]
    for word in found[1:]:
        if len(kept) + 1 + len(word) > limit:
            break
        kept += "-" + word
    return kept


def excerpt(text: str, words: int) -> str:
    """Return the first words of a text on one line, with « … » when some are left out."""
    end = 0
    for rank, found in enumerate(_TOKEN.finditer(text)):
        if rank == words:
            return clean_line(text[:end]).rstrip(" ,;:–—-\u00a0\u202f") + "…"
        end = found.end()
    return clean_line(text)


def words(text: str) -> int:
    """Return how many words a text has: what stands between spaces and holds a letter or a digit."""
    return sum(1 for part in text.split() if _LETTER.search(part))


def shingles(text: str, size: int = 3) -> frozenset[str]:
    """Return the runs of three folded words of a text; a shorter text is one run."""
    found = _WORD.findall(fold(text))
    if len(found) <= size:
        return frozenset({" ".join(found)} if found else ())
    return frozenset(" ".join(found[start : start + size]) for start in range(len(found) - size + 1))


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of runs two texts have in common, from 0 to 1; two empty texts have none."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def mentions(text: str) -> list[str]:
    """Return the handles of this instance called in a text (@handle), each once, in order."""
    return list(dict.fromkeys(found.lower() for found in _MENTION.findall(text)))


def handle_from(name: str) -> str:
    """Return the public handle a name suggests, in the letters every federated network accepts."""
    handle = slug(name, HANDLE_LENGTH).replace("-", "_")
    return "personne" if handle == UNTITLED.replace("-", "_") else handle


def first_free(wanted: str, taken: Container[str]) -> str:
    """Return the wanted name, or the first of its numbered variants that nobody has taken."""
    return next(name for name in chain((wanted,), (f"{wanted}-{n}" for n in count(2))) if name not in taken)
