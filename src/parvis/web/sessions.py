# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Sessions in the database, as Django keeps them, read by a prepared statement."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Named by SESSION_ENGINE: loaded before the models are, hence the import inside."""

    def _get_session_from_db(self) -> Any:
        from parvis.web import identity  # noqa: PLC0415 — the models are there by the time a session is read

        found = identity.session_row(self)
        if found is None:
            self._session_key = None
        return found
