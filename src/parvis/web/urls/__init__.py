# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Every address of the shell, by what one comes for: the most particular first, spaces last."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver

# Spaces come last: their addresses begin with the word of a kind, whatever the kind.
_SECTIONS = (
    "pages",
    "account",
    "administration",
    "background",
    "gallery",
    "demonstration",
    "writing",
    "reading",
)

urlpatterns: list[URLPattern | URLResolver] = []
for _section in _SECTIONS:
    if find_spec(f"parvis.web.urls.{_section}"):
        urlpatterns += import_module(f"parvis.web.urls.{_section}").urlpatterns
