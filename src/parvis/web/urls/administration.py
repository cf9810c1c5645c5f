# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Running the instance; for anybody but an administrator, none of these addresses exists."""

from django.urls import path

from parvis.web.views.administration import (
    consultations,
    index,
    invitations,
    notices,
    organisations,
    residents,
)

urlpatterns = [
    path("administration", index.index),
    path("administration/pouvoirs", index.powers),
    path("administration/journal", index.journal),
    path("administration/personnes", residents.found),
    path("administration/personnes/<slug:handle>", residents.one),
    path("administration/personnes/<slug:handle>/<slug:verb>", residents.decide),
    path("administration/rattachements/<int:pk>/verifier", residents.verify),
    path("administration/rattachements/<int:pk>/terminer", residents.end),
    path("administration/organismes", organisations.tree),
    path("administration/organismes/<slug:slug>", organisations.one),
    path("administration/invitations", invitations.made),
    path("administration/invitations/feuilles", invitations.sheets),
    path("administration/invitations/<int:pk>/revoquer", invitations.revoke),
    path("administration/consultations", consultations.made),
    path("administration/pages", notices.listed),
    path("administration/pages/<slug:key>/<slug:language>", notices.write),
]
