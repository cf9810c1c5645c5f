# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The addresses that consultations alone have, by what one comes for."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver

_SECTIONS = ("steer", "data", "reading")

urlpatterns: list[URLPattern | URLResolver] = []
for _section in _SECTIONS:
    if find_spec(f"parvis.consultation.urls.{_section}"):
        urlpatterns += import_module(f"parvis.consultation.urls.{_section}").urlpatterns
