# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What is written under a contribution: arguments, comments, sources; and what is said about it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.core.enums import Side
from parvis.core.kinds import LINK_LIMIT
from parvis.core.models import Rule
from parvis.web.forms.writing import Form, Text


class Argument(Text):
    """A reason for or against."""

    kind = "argument"
    side = forms.ChoiceField(label=_("Side"), choices=Side, required=False)
    body = forms.CharField(label=_("Your argument"), required=False)


class Comment(Text):
    """A word on a contribution, an argument or another comment."""

    kind = "comment"
    body = forms.CharField(label=_("Your comment"), required=False)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Source(Text):
    """A document that supports a contribution: its title and where it is."""

    kind = "source"
    title = forms.CharField(label=_("Title of the source"), required=False)
    link = forms.CharField(label=_("Its address on the web"), required=False, max_length=LINK_LIMIT)

    def clean_link(self) -> str:
        """An address that a browser may follow, and no other."""
        link: str = self.cleaned_data["link"].strip()
        try:
            found = urlsplit(link)
        except ValueError:
            found = urlsplit("")
        if found.scheme not in {"http", "https"} or not found.hostname or "." not in found.hostname:
            raise forms.ValidationError(_("Give an address that begins with “https”."))
        return link


class Report(Form):
    """Which published rule a text breaks."""

    rule = forms.ChoiceField(
        label=_("Which rule does this text break?"),
        choices=Rule,
        error_messages={
            "required": _("Choose the rule that this text breaks."),
            "invalid_choice": _("Choose the rule that this text breaks."),
        },
    )
    note = forms.CharField(label=_("What should the team know?"), required=False, max_length=1000)


class Appeal(Form):
    """Why a decision should be changed."""

    body = forms.CharField(
        label=_("Why should this decision be changed?"),
        max_length=2000,
        error_messages={"required": _("Say why the decision should be changed.")},
    )


class Code(Form):
    """The six digits received by mail."""

    code = forms.CharField(
        label=_("6-digit code"),
        max_length=40,
        error_messages={"required": _("Write the code you received.")},
    )


class Check(Form):
    """A receipt and the text it should be about."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=40,
        error_messages={"required": _("Write the code of the receipt.")},
    )
    title = forms.CharField(label=_("Title of the text"), required=False, max_length=1000, strip=False)
    body = forms.CharField(label=_("Text"), required=False, strip=False)
    salt = forms.CharField(
        label=_("Key of the receipt"),
        required=False,
        max_length=80,
        help_text=_(
            "It is in the mail of the receipt. It proves the text without anyone being able to guess it."
        ),
    )
