# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One mail: a text in the reader's language, sent with a name that stays the same however often it is tried."""

import hashlib
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import engines
from django.utils import translation

LANGUAGES: Final = ("fr", "en")


def send(*, template: str, to: str, language: str, key: str, reply_to: str = "", **values: Any) -> None:
    """Render and send a mail; the same key always gives the same Message-ID, so that a second copy is seen as one."""
    spoken = language if language in LANGUAGES else settings.LANGUAGE_CODE
    subject, body = render(template, spoken, values)
    EmailMessage(
        subject=subject,
        body=body,
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": message_id(key),
            "Auto-Submitted": "auto-generated",
            "Content-Language": spoken,
        },
    ).send()


def render(template: str, language: str, values: dict[str, Any]) -> tuple[str, str]:
    """The subject, which is the first line of the template, and the body."""
    shared = {"instance": settings.PARVIS_INSTANCE_NAME, "site": settings.PARVIS_PUBLIC_URL}
    with translation.override(language):
        rendered = (
            engines["jinja2"].get_template(f"mail/{language}/{template}.txt").render({**shared, **values})
        )
    subject, _blank, body = rendered.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"


def message_id(key: str) -> str:
    """A name no other mail of this instance has, and the same at each attempt."""
    host = urlsplit(settings.PARVIS_PUBLIC_URL).hostname or "localhost"
    return f"<{hashlib.sha256(f'{settings.SECRET_KEY}:{key}'.encode()).hexdigest()[:32]}@{host}>"
