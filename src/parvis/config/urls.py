# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address, room by room, and who answers when none fits."""

from django.urls import include, path

handler400 = "parvis.web.errors.bad_request"
handler403 = "parvis.web.errors.forbidden"
handler404 = "parvis.web.errors.not_found"
handler429 = "parvis.web.errors.too_many"
handler500 = "parvis.web.errors.failure"

# Capabilities first: their addresses are the more particular ones.
urlpatterns = [
    path("", include("parvis.consultation.urls")),
    path("", include("parvis.web.urls")),
]
