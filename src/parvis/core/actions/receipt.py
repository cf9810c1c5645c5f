# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Receipts: the salted commitment to a text and the signed promise that it was recorded."""

import hashlib
import secrets
from datetime import datetime
from functools import lru_cache

from django.conf import settings

from parvis.core.models import Contribution, Receipt, Revision
from parvis.core.queries.receipts import fields
from parvis.kernel import ids, receipts


@lru_cache(maxsize=4)
def _signer(secret: str) -> receipts.Signer:
    # Its own key, derived from the instance's secret: receipts carry the public key they were signed with.
    return receipts.Signer(hashlib.sha256(b"parvis receipts" + secret.encode()).digest())


def signer() -> receipts.Signer:
    """The key this instance signs its receipts with."""
    return _signer(settings.SECRET_KEY)


def issue(contribution: Contribution, revision: Revision, *, at: datetime) -> Receipt:
    """Give the receipt of one text, at once."""
    salt = secrets.token_bytes(16)
    commitment = receipts.commit(salt, fields(contribution, revision))
    code = ids.paper_code()
    promise = receipts.promise(code, commitment, at, settings.PARVIS_PUBLIC_URL)
    return Receipt.objects.create(
        code=code,
        contribution=contribution,
        revision=revision,
        salt=salt.hex(),
        commitment=commitment,
        promise=promise,
        signature=signer().sign(promise),
        public_key=signer().public_key,
        at=at,
    )
