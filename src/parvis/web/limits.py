# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How often each door may be used: counted by person, or by network under a name that changes every day."""

from __future__ import annotations

import functools
import ipaddress
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from django.utils.crypto import salted_hmac

from parvis.core.actions import attempt
from parvis.kernel import clock
from parvis.kernel.refusal import Refused
from parvis.web import errors
from parvis.web.context import person_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

HOUR: Final = timedelta(hours=1)


class Door(StrEnum):
    """What is limited."""

    TEXT = "text"
    DRAFT = "draft"
    VOTE = "vote"
    WISH = "wish"
    MAIL = "mail"
    GUESS = "guess"
    REPORT = "report"
    CHECK = "check"


# How many times an hour. A town hall or a school is one network: hence the room.
LIMITS: Final = {
    Door.TEXT: 60,
    Door.DRAFT: 60,
    Door.VOTE: 1200,
    Door.WISH: 120,
    Door.MAIL: 60,
    Door.GUESS: 120,
    Door.REPORT: 30,
    Door.CHECK: 120,
}
# One mail box is not flooded, whoever asks.
MAILS_TO_ONE: Final = 6


def require(request: HttpRequest, door: Door, *, at: datetime) -> None:
    """Count one more use of a door; raise Refused beyond the limit."""
    person = person_of(request)
    who = f"person:{person.pk}" if person is not None else network(request, at)
    attempt.require(f"{door}:{who}", limit=LIMITS[door], per=HOUR, at=at)


def require_mail(request: HttpRequest, address: str, *, at: datetime) -> None:
    """Count one more mail asked for by this network, and to this address."""
    require(request, Door.MAIL, at=at)
    name = salted_hmac("parvis.mail", address.strip().lower(), algorithm="sha256").hexdigest()
    attempt.require(f"mail-to:{name[:40]}", limit=MAILS_TO_ONE, per=HOUR, at=at)


def network(request: HttpRequest, at: datetime) -> str:
    """A name for the network a request came from: it cannot be traced back, and is another one tomorrow."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(address)
        # One subscriber holds a whole /64.
        address = str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
    except ValueError:
        address = "unknown"
    return salted_hmac(f"parvis.network.{at:%Y-%m-%d}", address, algorithm="sha256").hexdigest()[:40]


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer « too many requests », with the text typed, when a door was used too often."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Refused as refusal:
            if refusal.code != "limit.reached":
                raise
            retry_at = cast("datetime", refusal.details["retry_at"])
            return errors.too_many(request, at=clock.now(), retry_at=retry_at)

    return answer
