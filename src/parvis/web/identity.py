# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who makes a request, read in two short statements: every page of a signed-in person begins with them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from parvis.core.models import Person
from parvis.core.models.prepared import Prepared
from parvis.kernel import clock

if TYPE_CHECKING:
    from django.contrib.sessions.backends.db import SessionStore


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth is published without types
    """allauth's own, but for how the person of a session is read."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of this session, unless the account is closed."""
        found = _PERSON.objects(pk=int(user_id))
        return found[0] if found else None


def session_row(store: SessionStore) -> Session | None:
    """The row of a session that still holds."""
    found = _SESSION.objects(key=store.session_key, at=clock.now()) if store.session_key else []
    return found[0] if found else None


def _persons(*, pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk, is_active=True)


def _sessions(*, key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


_PERSON: Final = Prepared(_persons, pk=int)
_SESSION: Final = Prepared(_sessions, key=str, at=datetime)
