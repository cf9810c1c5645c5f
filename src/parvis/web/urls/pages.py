# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The instance's own pages."""

from django.urls import path

from parvis.web import standing
from parvis.web.views import contact, display, help, language, notices  # noqa: A004 — the noun of the page

urlpatterns = [
    *(
        path(address.removeprefix("/"), notices.page, {"key": key}, name=f"notice_{key}")
        for key, address in standing.ADDRESSES.items()
    ),
    # Where allauth sends whoever has no account yet: nobody signs up here, the help says how to begin.
    path("aide", notices.page, {"key": "help"}, name="account_signup"),
    path("contact", contact.page),
    path("plan-du-site", help.site_map),
    path("donnees-ouvertes", help.open_data),
    path("affichage", display.page),
    path("langue", language.choose),
]
