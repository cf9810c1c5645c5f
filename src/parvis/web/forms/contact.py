# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Writing to the team."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Message(forms.Form):
    """A message, and the address an answer goes to."""

    email = forms.EmailField(
        label=_("Email address"),
        error_messages={
            "required": _("Write an email address, or we cannot answer you."),
            "invalid": _("This address does not have the form name@domain.fr."),
        },
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=140,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    message = forms.CharField(
        label=_("Your message"), max_length=5000, error_messages={"required": _("Write your message.")}
    )
    # A field that people do not see; only machines fill it in.
    website = forms.CharField(required=False)

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the unseen field was filled in."""
        return bool(self.cleaned_data.get("website"))
