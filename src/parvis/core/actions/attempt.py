# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How often something may be tried in a window of time, counted once for all processes."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from parvis.core.models import Attempt
from parvis.kernel.refusal import Refused

# One statement: two requests at once are two attempts, whatever the database.
_COUNT: Final = """
INSERT INTO core_attempt (key, count, resets_at) VALUES (%(key)s, 1, %(end)s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN core_attempt.resets_at <= %(at)s THEN 1 ELSE core_attempt.count + 1 END,
    resets_at = CASE WHEN core_attempt.resets_at <= %(at)s THEN excluded.resets_at ELSE core_attempt.resets_at END
RETURNING count
"""


def count(key: str, *, per: timedelta, at: datetime) -> int:
    """Count one more attempt, and say how many there were in the present window."""
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "at": adapt(at), "end": adapt(at + per)})
        made: int = cursor.fetchone()[0]
        return made


def require(key: str, *, limit: int, per: timedelta, at: datetime) -> None:
    """Count one more attempt; raise Refused, saying from when to try again, beyond the limit."""
    if count(key, per=per, at=at) > limit:
        retry_at = Attempt.objects.values_list("resets_at", flat=True).get(pk=key)
        raise Refused(
            "limit.reached", _("Too many requests at once. Try again in a moment."), retry_at=retry_at
        )


def purge(*, at: datetime) -> int:
    """Forget the windows that are over; the sweep calls this."""
    gone, _rows = Attempt.objects.filter(resets_at__lte=at).delete()
    return gone
