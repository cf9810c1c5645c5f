# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The addresses that answer in a demonstration only."""

from django.urls import path

from parvis.kernel import paths
from parvis.web.views import demonstration

BASE = paths.demonstration().removeprefix("/")

urlpatterns = [
    path(BASE, demonstration.index),
    path(f"{BASE}/courriels", demonstration.mails),
    path(f"{BASE}/personnes/<slug:handle>", demonstration.become),
]
