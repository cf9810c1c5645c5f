# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of the instance as administrators published them, with their earlier versions."""

from datetime import datetime
from typing import Final, NamedTuple

from parvis.core.models import Notice

KEYS: Final = ("charter", "moderation", "legal", "privacy", "accessibility", "help", "easy", "definitions")


class Edition(NamedTuple):
    """One version of a page."""

    language: str
    version: int
    title: str
    at: datetime


class Published(NamedTuple):
    """A version with its text."""

    language: str
    version: int
    title: str
    at: datetime
    body: str
    body_html: str


def editions(key: str) -> list[Edition]:
    """Every version of a page in every language, the newest first; no text is loaded."""
    rows = Notice.objects.filter(key=key).order_by("-at", "-pk")
    return [Edition(*row) for row in rows.values_list(*Edition._fields)]


def read(key: str, language: str, version: int) -> Published | None:
    """The text of one version."""
    rows = Notice.objects.filter(key=key, language=language, version=version)
    return next((Published(*row) for row in rows.values_list(*Published._fields)), None)


def latest() -> dict[tuple[str, str], Edition]:
    """The newest version of each page in each language."""
    rows = Notice.objects.order_by("version").values_list("key", *Edition._fields)
    return {(key, edition[0]): Edition(*edition) for key, *edition in rows}
