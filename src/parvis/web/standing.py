# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages every instance is born with, until an administrator publishes their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from parvis.core.actions import notice
from parvis.core.queries import notices
from parvis.core.queries.notices import Edition
from parvis.kernel import paths

FOLDER: Final = Path(__file__).parent / "notices"
ADDRESSES: Final = {
    "charter": paths.CHARTER,
    "moderation": paths.MODERATION,
    "legal": paths.LEGAL_NOTICE,
    "privacy": paths.PERSONAL_DATA,
    "accessibility": paths.ACCESSIBILITY,
    "help": paths.HELP,
    "easy": paths.EASY_READING,
    "definitions": paths.DEFINITIONS,
}
NAMES: Final[dict[str, Any]] = {
    "charter": _("Charter"),
    "moderation": _("Moderation rules"),
    "legal": _("Legal notice"),
    "privacy": _("Personal data"),
    "accessibility": _("Accessibility statement"),
    "help": _("How it works, in one minute"),
    "easy": _("Easy to read"),
    "definitions": _("Definitions of the figures"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A page as it reads now; one that no administrator wrote has neither version nor date."""

    key: str
    language: str
    title: str
    body: str
    body_html: str
    version: int = 0
    at: datetime | None = None


def read(key: str, language: str, *, version: int | None = None) -> tuple[Standing | None, list[Edition]]:
    """The page in this language, or in the only one it was published in; and all its versions."""
    editions = notices.editions(key)
    mine = [one for one in editions if one.language == language] or editions
    wanted = next((one for one in mine if version is None or one.version == version), None)
    if wanted is None:
        return (None if version else born_with(key, language)), mine
    found = notices.read(key, wanted.language, wanted.version)
    if found is None:
        return None, mine
    shown = Standing(
        key, found.language, found.title, found.body, found.body_html, version=found.version, at=found.at
    )
    return shown, mine


def born_with(key: str, language: str) -> Standing:
    """The text that comes with the product, with the names of this instance in it."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    title, body = _filled(
        key, known, settings.PARVIS_INSTANCE_NAME, settings.PARVIS_PUBLIC_URL, _contact(known)
    )
    return Standing(key, known, title, body, _rendered(body))


def _contact(language: str) -> str:
    if settings.PARVIS_CONTACT_EMAIL:
        return str(settings.PARVIS_CONTACT_EMAIL)
    return f"{settings.PARVIS_PUBLIC_URL}{paths.CONTACT}" if language else ""


@cache
def _filled(key: str, language: str, instance: str, site: str, contact: str) -> tuple[str, str]:
    text = (FOLDER / language / f"{key}.md").read_text(encoding="utf-8")
    for mark, word in (("{instance}", instance), ("{site}", site), ("{contact}", contact)):
        text = text.replace(mark, word)
    first, _break, body = text.partition("\n")
    return first.removeprefix("# ").strip(), body.strip()


@cache
def _rendered(body: str) -> str:
    return notice.page_html(body)
