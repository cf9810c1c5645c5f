# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts: a salted commitment to what was recorded, and a signed promise that it was.

Whoever holds the text and the salt of a receipt checks it without us (receipt: its salt, promise, signature
and public key, all hexadecimal but the promise; fields: the text as the receipt lists it):

    import hashlib, json, unicodedata
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    parts = [bytes.fromhex(receipt["salt"]), unicodedata.normalize("NFC", text).encode()]
    commitment = hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hexdigest()
    assert receipt["promise"].endswith(f"sha256:{commitment}"), "another text"
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(receipt["public_key"]))
    key.verify(bytes.fromhex(receipt["signature"]), receipt["promise"].encode())  # raises InvalidSignature
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_LENGTH_BYTES: Final = 8


def canonical(fields: Mapping[str, object]) -> bytes:
    """Return the one way to write these fields: sorted JSON without spaces, composed (NFC), in UTF-8."""
    written = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", written).encode()


def commit(salt: bytes, fields: Mapping[str, object]) -> str:
    """Return the commitment to these fields: nothing can be guessed from it without the salt."""
    parts = (salt, canonical(fields))
    measured = b"".join(len(part).to_bytes(_LENGTH_BYTES, "big") + part for part in parts)
    return hashlib.sha256(measured).hexdigest()


def promise(number: int | str, commitment: str, at: datetime, instance: str) -> str:
    """Return the sentence an instance signs: where, what number, when, and the commitment."""
    moment = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"Parvis receipt: {instance} recorded {number} at {moment}, sha256:{commitment}"


def generate_key() -> bytes:
    """Return a new private key (32 bytes), to be kept secret."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


class Signer:
    """Signs promises with the instance's key."""

    def __init__(self, private_key: bytes) -> None:
        """Take the 32 bytes of an Ed25519 private key."""
        self._key = Ed25519PrivateKey.from_private_bytes(private_key)

    @cached_property
    def public_key(self) -> str:
        """The key anyone checks signatures with, hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        """Return the signature of a text, hexadecimal."""
        return self._key.sign(text.encode()).hex()


def verify(public_key: str, text: str, signature: str) -> bool:
    """Say whether this key signed this text; a malformed key or signature signed nothing."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
