# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The data of a consultation, and the file that holds them."""

from django.urls import path

from parvis.consultation.kinds import CONSULTATION
from parvis.consultation.views import data

SPACE = f"{CONSULTATION.path}/<slug:slug>"

urlpatterns = [
    path(f"{SPACE}/donnees", data.page),
    path(f"{SPACE}/donnees/<str:name>", data.file),
]
