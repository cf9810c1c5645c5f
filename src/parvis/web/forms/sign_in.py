# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in, and what one signs in with: allauth’s forms in our words."""

from typing import Any, Final

from django.forms import Form
from django.utils.translation import gettext_lazy as _

SENTENCES: Final[dict[str, dict[str, Any]]] = {
    "email": {
        "required": _("Write an email address."),
        "invalid": _("This address does not have the form name@domain.fr."),
    },
    "login": {
        "required": _("Write an email address."),
        "invalid": _("This address does not have the form name@domain.fr."),
    },
    "code": {"required": _("Write the code you received.")},
    "password": {"required": _("Write your password.")},
    "oldpassword": {"required": _("Write your present password.")},
    "password1": {"required": _("Choose a password.")},
    "password2": {"required": _("Write the password a second time.")},
}
LABELS: Final[dict[str, Any]] = {
    "email": _("Email address"),
    "login": _("Email address"),
    "code": _("6-digit code"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password, a second time"),
}


def worded(form: Form) -> Form:
    """The same form with our labels and our sentences."""
    for name, field in form.fields.items():
        field.error_messages.update(SENTENCES.get(name, {}))
        field.label = LABELS.get(name, field.label)
        field.help_text = ""
    return form
