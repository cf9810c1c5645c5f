# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The address of the gallery, which answers in a demonstration only."""

from django.urls import path

from parvis.kernel import paths
from parvis.web.views import gallery

urlpatterns = [path(paths.demonstration("composants").removeprefix("/"), gallery.components)]
