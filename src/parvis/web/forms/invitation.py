# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Using an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Code(forms.Form):
    """The code printed on a sheet of paper."""

    code = forms.CharField(
        label=_("Code of the invitation"),
        max_length=40,
        error_messages={"required": _("Write the code printed on your invitation.")},
    )


class Newcomer(forms.Form):
    """Who accepts an invitation without an account yet."""

    email = forms.EmailField(
        label=_("Email address"),
        error_messages={
            "required": _("Write an email address."),
            "invalid": _("This address does not have the form name@domain.fr."),
        },
    )
    display_name = forms.CharField(
        label=_("Name or pseudonym shown"),
        max_length=80,
        error_messages={"required": _("Write the name or pseudonym to show with your texts.")},
    )
