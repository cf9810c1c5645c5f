# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A receipt can be checked by anyone who holds the text and the salt."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel import receipts

FIELDS = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none(), max_size=4)
AT = datetime(2026, 11, 22, 9, 4, 5, tzinfo=timezone(timedelta(hours=1)))


@given(FIELDS)
def test_the_order_of_the_fields_does_not_matter(fields: dict[str, object]) -> None:
    assert receipts.canonical(dict(reversed(fields.items()))) == receipts.canonical(fields)


def test_composed_and_decomposed_letters_are_the_same_text() -> None:
    decomposed = unicodedata.normalize("NFD", "Été à Noël")
    assert receipts.canonical({"title": decomposed}) == '{"title":"Été à Noël"}'.encode()


@given(st.binary(max_size=8), st.binary(max_size=8), FIELDS, FIELDS)
def test_another_salt_or_another_text_is_another_commitment(
    salt: bytes, other_salt: bytes, fields: dict[str, object], other: dict[str, object]
) -> None:
    same = salt == other_salt and receipts.canonical(fields) == receipts.canonical(other)
    assert (receipts.commit(salt, fields) == receipts.commit(other_salt, other)) is same


def test_a_commitment_never_changes_from_one_release_to_the_next() -> None:
    fields = {"space": "l-eau", "number": 128, "title": "L’eau", "body": "Récupérer.\n"}
    assert (
        receipts.commit(b"sel", fields) == "55bb8cec9d72cb3f09e27b827e500f45e1dab3ee93cba343a52288d540d19c1b"
    )


def test_the_promise_says_where_what_and_when_in_utc() -> None:
    assert receipts.promise("K7QM-4TXR-9B", "c0ffee", AT, "https://a.fr") == (
        "Parvis receipt: https://a.fr recorded K7QM-4TXR-9B at 2026-11-22T08:04:05Z, sha256:c0ffee"
    )


def test_what_was_signed_is_recognised_and_nothing_else() -> None:
    signer, other = receipts.Signer(receipts.generate_key()), receipts.Signer(receipts.generate_key())
    signature = signer.sign("promesse")
    assert receipts.verify(signer.public_key, "promesse", signature) is True
    assert receipts.verify(signer.public_key, "Promesse", signature) is False
    assert receipts.verify(other.public_key, "promesse", signature) is False


@pytest.mark.parametrize(("key", "signature"), [("", ""), ("zz", "00"), ("00" * 32, "00" * 64), ("é", "é")])
def test_a_malformed_key_or_signature_signs_nothing(key: str, signature: str) -> None:
    assert receipts.verify(key, "promesse", signature) is False


@pytest.mark.parametrize("is_altered", [False, True])
def test_the_ten_lines_of_the_documentation_check_a_receipt(is_altered: bool) -> None:
    signer, fields = receipts.Signer(receipts.generate_key()), {"number": 1, "title": "Été"}
    promise = receipts.promise(1, receipts.commit(b"sel", fields), AT.astimezone(UTC), "https://a.fr")
    receipt = {"salt": b"sel".hex(), "promise": promise, "signature": signer.sign(promise)}
    receipt["public_key"] = signer.public_key
    lines = re.search(r"(?m)^    import.*(?:\n(?:    .*)?)*", receipts.__doc__ or "")
    assert lines
    program = compile(dedent(lines[0]), "documentation", "exec")
    if is_altered:
        with pytest.raises(AssertionError):
            exec(program, {"receipt": receipt, "fields": fields | {"title": "Hiver"}})
    else:
        exec(program, {"receipt": receipt, "fields": fields})
