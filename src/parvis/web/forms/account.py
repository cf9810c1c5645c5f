# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a person says of themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.models import Organisation


class Profile(forms.Form):
    """The name, biography and language of a person."""

    display_name = forms.CharField(
        label=_("Name or pseudonym shown"),
        max_length=80,
        error_messages={"required": _("Write the name or pseudonym to show with your texts.")},
    )
    biography = forms.CharField(label=_("A few words about you"), max_length=500, required=False)
    language = forms.ChoiceField(
        label=_("Language of the mails you receive"), choices=lambda: settings.LANGUAGES
    )


class Declaration(forms.Form):
    """Where somebody says they work."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.order_by("path"),
        error_messages={
            "required": _("Choose an organisation."),
            "invalid_choice": _("Choose an organisation."),
        },
    )
    title = forms.CharField(label=pgettext_lazy("work", "Position"), max_length=120, required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = tree_choices(organisations)


def tree_choices(organisations: list[Organisation], first: object = "") -> list[tuple[str, Any]]:
    """The tree as the choices of a list, each level set back."""
    return [
        ("", first),
        *((str(one.pk), "\u2003" * (len(one.line) - 1) + one.name) for one in organisations),
    ]
