# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Mails that no noun of ours carries: sign-in codes, changes of an account, messages to the team."""

from datetime import datetime
from typing import Any

from parvis.core import outbox
from parvis.core.outbox import Outbox
from parvis.kernel import ids


def send(*, template: str, to: str, language: str, at: datetime, **context: Any) -> None:
    """Ask for a mail: it leaves after the page has answered, whoever it goes to."""
    data = {"template": template, "to": to, "language": language, "context": context}
    outbox.put(Outbox.Topic.MAIL_TEXT, key=f"{template}:{ids.token()}", at=at, **data)
