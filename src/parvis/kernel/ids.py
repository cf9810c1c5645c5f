# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets, codes that people type, references that people quote, and the dice of random order."""

import hashlib
import re
import secrets
import unicodedata
from typing import Final

PAPER_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_PAPER_LENGTH: Final = 10
_PAPER_NOISE: Final = re.compile(r"[\s\-\u2010-\u2015\u2212._]+")
_SEED: Final = re.compile(r"[0-9A-F]{4}")
# Stored values and starts stay below 2**31: they fit PostgreSQL's signed 32-bit integer column.
_SHUFFLE_BITS: Final = 31
_SEED_BITS: Final = 16


def token(bytes: int = 24) -> str:  # noqa: A002 — the unit, read at the call: token(bytes=32)
    """Return a secret fit for an address; store only its digest."""
    return secrets.token_urlsafe(bytes)


def digest(token: str) -> str:
    """Return what is stored of a secret (SHA-256, hexadecimal)."""
    return hashlib.sha256(token.encode()).hexdigest()


def short_code() -> str:
    """Return the six digits of a mailed code."""
    return f"{secrets.randbelow(1_000_000):06d}"


def reference() -> str:
    """Return a reference a person can read out over the telephone, like 7F3A-21."""
    drawn = secrets.token_hex(3).upper()
    return f"{drawn[:4]}-{drawn[4:]}"


def paper_code() -> str:
    """Return a code to print on paper, like K7QM-4TXR-9B: no letter to mistake, the last one a check."""
    drawn = "".join(secrets.choice(PAPER_ALPHABET) for _ in range(_PAPER_LENGTH - 1))
    return _grouped(drawn + _check_character(drawn))


def read_paper_code(typed: str) -> str | None:
    """Return the code a person meant, or None when it has the wrong letters, length or check."""
    code = _PAPER_NOISE.sub("", unicodedata.normalize("NFKC", typed)).upper()
    if len(code) != _PAPER_LENGTH or not set(code) <= set(PAPER_ALPHABET):
        return None
    return _grouped(code) if _check_character(code[:-1]) == code[-1] else None


def _grouped(code: str) -> str:
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _check_character(code: str) -> str:
    # Horner's sum in GF(32), base x: it catches every single wrong letter and every swap of two.
    total = 0
    for letter in code:
        total = _times_x(total ^ PAPER_ALPHABET.index(letter))
    return PAPER_ALPHABET[total]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled


def shuffle_seed() -> int:
    """Return the value stored with a contribution that places it in random order, once and for all."""
    return secrets.randbits(_SHUFFLE_BITS)


def new_seed() -> str:
    """Return a new draw, four hexadecimal digits that the reader sees and the address keeps."""
    return f"{secrets.randbits(_SEED_BITS):04X}"


def is_seed(text: str) -> bool:
    """Say whether this is a draw as new_seed writes them."""
    return _SEED.fullmatch(text) is not None


def seed_to_start(seed: str) -> int:
    """Return where in the stored shuffle a draw begins to read; past the end, it goes on from zero."""
    return int(seed, 16) << (_SHUFFLE_BITS - _SEED_BITS)
