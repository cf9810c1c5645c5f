# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of the instance: charter, moderation rules, legal notice… each change is a new version."""

import re
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.actions import audit, version
from parvis.core.models import Notice, Person
from parvis.core.queries import notices
from parvis.kernel import html, text
from parvis.kernel.refusal import Refused

TITLE_LIMIT: Final = 140
BODY_LIMIT: Final = 100_000
# Contributions stand lower in their pages than a notice in its own.
HEADING: Final = re.compile(r"<(/?)h([3-6])>")
LEVELS: Final = {"3": 2, "4": 2, "5": 3, "6": 4}


def publish(*, actor: Person, key: str, language: str, title: str, body: str, at: datetime) -> Notice:
    """Publish a new version of a page of the instance; the earlier ones stay readable."""
    abilities.require_administrator(actor)
    tidy, words = text.clean_line(title), text.clean_text(body)
    _check(key, language, tidy, words)
    with transaction.atomic():
        last = Notice.objects.filter(key=key, language=language).aggregate(last=Max("version"))["last"]
        notice = Notice.objects.create(
            key=key,
            language=language,
            version=(last or 0) + 1,
            title=tidy,
            body=words,
            body_html=page_html(words),
            author=actor,
            at=at,
        )
        audit.record(actor, "publish", notice, at=at, key=key, language=language, version=notice.version)
        version.of_instance()
    return notice


def page_html(body: str) -> str:
    """The text as a page shows it: its headings stand right under the title, none is skipped."""
    return HEADING.sub(lambda found: f"<{found[1]}h{LEVELS[found[2]]}>", html.render(body))


def _check(key: str, language: str, title: str, body: str) -> None:
    if key not in notices.KEYS or language not in dict(settings.LANGUAGES):
        raise Refused("notice.unknown", _("This page does not exist."))
    if not title:
        raise Refused("notice.title", _("Give the page a title."))
    if len(title) > TITLE_LIMIT:
        raise Refused(
            "notice.title",
            _("The title has at most %(limit)d characters: shorten it.") % {"limit": TITLE_LIMIT},
        )
    if not body:
        raise Refused("notice.body", _("Write the text of the page."))
    if len(body) > BODY_LIMIT:
        raise Refused(
            "notice.body", _("The text has at most %(limit)d characters: shorten it.") % {"limit": BODY_LIMIT}
        )
