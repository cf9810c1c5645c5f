# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a moderator decides, and the reasons the author is given."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.consultation.forms.section import Section
from parvis.core.models import Rule

STATEMENT_LIMIT = 1000
NO_RULE = {
    "required": _("Choose the rule that this text breaks."),
    "invalid_choice": _("Choose the rule that this text breaks."),
}
NO_REASON = {"required": _("Write the reason: it is sent to the author.")}


class Hiding(Section):
    """Which published rule a text breaks, and the sentence its author receives."""

    places: ClassVar[dict[str, str]] = {"moderation.statement": "statement"}

    rule = forms.ChoiceField(
        label=_("Rule that this text breaks"),
        choices=[("", _("Choose a rule")), *Rule.choices],
        error_messages=NO_RULE,
    )
    statement = forms.CharField(
        label=_("Reason sent to the author"), max_length=STATEMENT_LIMIT, error_messages=NO_REASON
    )


class Word(Section):
    """A word to the author, when a text is kept or restored."""

    statement = forms.CharField(label=_("A word to the author"), max_length=STATEMENT_LIMIT, required=False)


class Settlement(Section):
    """What becomes of a contested decision, and why."""

    places: ClassVar[dict[str, str]] = {"appeal.statement": "statement"}

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=(
            ("upheld", _("The text stays hidden")),
            ("overturned", _("The text is published again")),
        ),
        error_messages={"required": _("Say what you decide.")},
    )
    statement = forms.CharField(
        label=_("Reason sent to the author"), max_length=STATEMENT_LIMIT, error_messages=NO_REASON
    )
