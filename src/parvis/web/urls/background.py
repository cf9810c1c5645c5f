# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What reaches a person while they are elsewhere."""

from django.urls import path

from parvis.kernel import paths
from parvis.web.views import notifications

BASE = paths.notifications().removeprefix("/")

urlpatterns = [
    path(BASE, notifications.unread_first),
    path(f"{BASE}/tout-lu", notifications.mark_all),
    path(f"{BASE}/<int:pk>/lue", notifications.mark),
    path(f"{BASE}/{notifications.SETTINGS}", notifications.followed),
    path(f"{BASE}/{notifications.SETTINGS}/<int:pk>/cesser", notifications.stop),
]
