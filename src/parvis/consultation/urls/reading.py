# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a consultation, and the kit of a workshop about it."""

from django.urls import path

from parvis.consultation.kinds import CONSULTATION
from parvis.consultation.views import consultation, workshop

SPACE = f"{CONSULTATION.path}/<slug:slug>"

urlpatterns = [
    path(f"{SPACE}/", consultation.page),
    path(f"{SPACE}/atelier", workshop.kit),
]
