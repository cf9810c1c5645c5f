# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Receipts as anyone may check them."""

from dataclasses import dataclass

from parvis.core.models import Contribution, Receipt, Revision
from parvis.kernel import ids, receipts


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: whether the instance signed, and whether this is the text it recorded."""

    signed: bool
    same_text: bool | None


def fields(contribution: Contribution, revision: Revision) -> dict[str, object]:
    """What a receipt commits to: anyone who holds the text and the salt can compute it again."""
    return {
        "space": contribution.space.slug,
        "kind": contribution.kind,
        "number": contribution.number or 0,
        "title": revision.title,
        "body": revision.body,
        "at": revision.at.isoformat(),
    }


def find(code: str) -> Receipt | None:
    """The receipt of a code, however it was typed."""
    read = ids.read_paper_code(code)
    if read is None:
        return None
    return Receipt.objects.select_related("contribution__space", "revision").filter(code=read).first()


def is_signed(receipt: Receipt) -> bool:
    """Whether the promise was signed with the key it carries, and names its commitment."""
    ours = receipts.verify(receipt.public_key, receipt.promise, receipt.signature)
    return ours and receipt.promise.endswith(f"sha256:{receipt.commitment}")


def check(receipt: Receipt, *, title: str, body: str, salt: str) -> Verdict:
    """Whether the text and the secret typed are those the receipt commits to."""
    try:
        typed = bytes.fromhex(salt)
    except ValueError:
        return Verdict(is_signed(receipt), same_text=False)
    named = fields(receipt.contribution, receipt.revision) | {"title": title, "body": body}
    return Verdict(is_signed(receipt), same_text=receipts.commit(typed, named) == receipt.commitment)
