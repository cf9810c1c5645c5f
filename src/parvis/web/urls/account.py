# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in, and one's own account."""

from django.urls import path

from parvis.web.views import account, invitation, person, sign_in

urlpatterns = [
    # The names are those that allauth looks up; its other pages have no address here.
    path("connexion", sign_in.SignIn.as_view(), name="account_login"),
    path("connexion", sign_in.SignIn.as_view(), name="account_request_login_code"),
    path("connexion/code", sign_in.EnterCode.as_view(), name="account_confirm_login_code"),
    path("connexion/mot-de-passe", sign_in.PasswordSignIn.as_view()),
    path("connexion/mot-de-passe/oublie", sign_in.ForgotPassword.as_view(), name="account_reset_password"),
    path(
        "connexion/mot-de-passe/code",
        sign_in.EnterPasswordCode.as_view(),
        name="account_confirm_password_reset_code",
    ),
    path(
        "connexion/mot-de-passe/nouveau",
        sign_in.NewPassword.as_view(),
        name="account_complete_password_reset",
    ),
    path("connexion/compte-ferme", sign_in.Closed.as_view(), name="account_inactive"),
    path("deconnexion", sign_in.SignOut.as_view(), name="account_logout"),
    path("compte", account.profile),
    path("compte/rattachements", account.affiliations),
    path("compte/rattachements/<int:pk>/terminer", account.end_affiliation),
    path("compte/adresse", account.address, name="account_email"),
    path("compte/adresse/code", account.address_code, name="account_email_verification_sent"),
    path("compte/mot-de-passe", account.password, name="account_change_password"),
    path("compte/mot-de-passe", account.password, name="account_set_password"),
    path("compte/sessions", account.sessions, name="usersessions_list"),
    path("compte/sessions/terminer", account.end_session),
    path("compte/sessions/<int:pk>/terminer", account.end_session),
    path("invitation", invitation.enter),
    path("invitation/<str:code>", invitation.page),
    path("personnes/<slug:handle>", person.page),
]
