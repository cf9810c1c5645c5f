# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How a consultation presents itself: its words, its contract, its themes."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.consultation.forms.section import Section
from parvis.consultation.kinds import CONTRACT
from parvis.core.enums import Results

PRESENTATION_LIMIT = 20_000


class Presentation(Section):
    """The title, the summary, the presentation, and when results are shown."""

    places: ClassVar[dict[str, str]] = {"space.title": "title"}

    title = forms.CharField(
        label=_("Title"), max_length=140, error_messages={"required": _("Give it a title.")}
    )
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=300,
        required=False,
        help_text=_("Shown on the home page and in search engines."),
    )
    presentation = forms.CharField(
        label=_("Presentation"),
        max_length=PRESENTATION_LIMIT,
        required=False,
        help_text=_("What is asked, why, and what will be done with it. Five lines are read, fifty are not."),
    )
    results = forms.ChoiceField(label=_("Results of the votes are shown"), choices=Results)


class Contract(Section):
    """What the administration commits itself to."""

    decides = forms.CharField(
        label=_("Who decides"), max_length=500, required=False, help_text=_("A name and a position.")
    )
    open = forms.CharField(label=_("What is open to discussion"), max_length=2000, required=False)
    closed = forms.CharField(label=_("What is not"), max_length=2000, required=False)
    answers = forms.CharField(
        label=_("Who answers"),
        max_length=500,
        required=False,
        help_text=_("The date of the answers is the end of the step “Answers”, in the calendar."),
    )

    def contract(self) -> dict[str, str]:
        """The contract as the space keeps it."""
        return {key: self.cleaned_data[key].strip() for key in CONTRACT}


class NewTheme(Section):
    """A subject, under another one or not."""

    places: ClassVar[dict[str, str]] = {"theme.name": "name", "theme.depth": "parent"}

    name = forms.CharField(
        label=_("Name of the theme"),
        max_length=140,
        error_messages={"required": _("Write the name of the theme.")},
    )
    parent = forms.ChoiceField(label=pgettext_lazy("theme", "Under"), required=False)

    def __init__(self, *args: object, parents: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["parent"].choices = [("", _("none: first level")), *parents]  # type: ignore[attr-defined]


class RenamedTheme(Section):
    """Another name for a theme; its address stays."""

    places: ClassVar[dict[str, str]] = {"theme.name": "name"}

    name = forms.CharField(
        label=_("Name of the theme"),
        max_length=140,
        error_messages={"required": _("Write the name of the theme.")},
    )
