# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What anyone reads: contributions, their history and their discussion."""

from django.urls import path

import parvis.web.urls.converters  # noqa: F401 — the parts of addresses
from parvis.web.views import answers, contribution, discussion, feeds, history, home, listing, sitemap

SPACE = "<kind:kind>/<slug:slug>"
NUMBERED = f"{SPACE}/<int:number>-<words:words>"

urlpatterns = [
    path("", home.page),
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.index),
    path("sitemap-pages.xml", sitemap.pages),
    path("reponses", answers.everywhere),
    path("reponses/engagements", answers.commitments),
    path("<kind:kind>/", home.spaces),
    path(f"{SPACE}/contributions", listing.contributions),
    path(f"{SPACE}/masquees", listing.hidden),
    path(f"{SPACE}/reponses", answers.of_space),
    path(f"{SPACE}/fil.atom", feeds.space),
    path(f"{SPACE}/plan.xml", sitemap.space),
    path(f"{SPACE}/<int:number>", contribution.read),
    path(NUMBERED, contribution.read),
    path(f"{NUMBERED}/historique", history.page),
    path(f"{NUMBERED}/pour", discussion.arguments, {"side": "for"}),
    path(f"{NUMBERED}/contre", discussion.arguments, {"side": "against"}),
    path(f"{NUMBERED}/discussion", discussion.threads),
]
