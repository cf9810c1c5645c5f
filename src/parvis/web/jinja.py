# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja2 environment of every page: strict, escaped, translated, with the few functions templates need."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from parvis.kernel import paths
from parvis.web import chart, form_rows
from parvis.web import format as formats

ICON = Markup('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>')
SPRITE = "vendor/icons.svg"
FORMATS = (
    "number", "percent", "size", "date", "moment", "hour", "ago",
    "date_text", "moment_text", "hour_text", "ago_text",
)  # fmt: skip


def environment(**options: Any) -> Environment:
    """The environment Django's own Jinja2 backend builds each theme with."""
    # The backend offers Django's autoescape and its own undefined; a missing variable must be an error here.
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    extensions = [*options.pop("extensions", ()), "jinja2.ext.i18n"]
    env = Environment(extensions=extensions, **options | {"autoescape": True})  # noqa: S701 — it is
    # Bound to Django's functions, which read the active language at each call.
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    written = {name: getattr(formats, name) for name in FORMATS}
    env.filters.update(written)
    env.globals.update(written, **_globals())
    return env


def _globals() -> dict[str, Any]:
    # Manifest look-ups parse the address each time: asked once a name and a process.
    static = lru_cache(maxsize=None)(staticfiles_storage.url)
    icon = lru_cache(maxsize=None)(lambda name: ICON.format(static(SPRITE), name))
    return {
        "static": static,
        "icon": icon,
        "paths": paths,
        "shares": chart.shares,
        "errors_of": form_rows.errors_of,
    }
