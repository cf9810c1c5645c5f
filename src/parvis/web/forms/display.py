# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How pages look in one browser."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SYSTEM: Final = "systeme"


class Display(forms.Form):
    """The look of the pages and the shortcuts of one key."""

    display = forms.ChoiceField(
        label=_("Look"),
        choices=[
            (SYSTEM, pgettext_lazy("display", "As my device does")),
            ("clair", pgettext_lazy("display", "Light")),
            ("sombre", pgettext_lazy("display", "Dark")),
        ],
        error_messages={
            "required": _("Choose one of the looks."),
            "invalid_choice": _("Choose one of the looks."),
        },
    )
    keys = forms.BooleanField(label=_("Shortcuts of one key"), required=False)
