# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What anyone reads: contributions, their history and their discussion."""

from django.urls import path

import parvis.web.urls.converters  # noqa: F401 — the parts of addresses
from parvis.web.views import contribution, discussion, history, home, listing

SPACE = "<kind:kind>/<slug:slug>"
NUMBERED = f"{SPACE}/<int:number>-<words:words>"

urlpatterns = [
    path("", home.page),
    path("<kind:kind>/", home.spaces),
    path(f"{SPACE}/contributions", listing.contributions),
    path(f"{SPACE}/masquees", listing.hidden),
    path(f"{SPACE}/<int:number>", contribution.read),
    path(NUMBERED, contribution.read),
    path(f"{NUMBERED}/historique", history.page),
    path(f"{NUMBERED}/pour", discussion.arguments, {"side": "for"}),
    path(f"{NUMBERED}/contre", discussion.arguments, {"side": "against"}),
    path(f"{NUMBERED}/discussion", discussion.threads),
]
