# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address, room by room, and who answers when none fits."""

from importlib.util import find_spec

from django.urls import include, path

from parvis.config.rooms import ROOMS

handler400 = "parvis.web.errors.bad_request"
handler403 = "parvis.web.errors.forbidden"
handler404 = "parvis.web.errors.not_found"
handler429 = "parvis.web.errors.too_many"
handler500 = "parvis.web.errors.failure"

_DOORS = [f"{room}.urls" for room in ROOMS]
urlpatterns = [path("", include(door)) for door in _DOORS if find_spec(door)]
