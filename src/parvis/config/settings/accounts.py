# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in: a mailed code first, the same answer whether an account exists or not."""

AUTHENTICATION_BACKENDS = ["parvis.web.identity.Backend"]
LOGIN_URL = "/connexion"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 30 * 24 * 3600

ACCOUNT_ADAPTER = "parvis.web.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True

_SIX_DIGITS = {"numeric": True, "length": 6, "dashed": False}
_TEN_MINUTES = 600
_FIVE = 5
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = _SIX_DIGITS
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = _TEN_MINUTES
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = _FIVE
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_FORMAT = _SIX_DIGITS
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = _TEN_MINUTES
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = _FIVE
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "/compte/adresse"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = _SIX_DIGITS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = _TEN_MINUTES
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = _FIVE

# Codes, guesses and mails are counted by parvis.web.limits, atomically and with the hour of the next try.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": None,
    "request_login_code": None,
    "reset_password": None,
    "reset_password_from_key": "20/m/ip",
    "manage_email": "10/m/user",
    "change_password": "5/m/user",
    "confirm_email": "1/10s/key",
}
