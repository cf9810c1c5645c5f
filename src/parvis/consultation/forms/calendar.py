# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The calendar: one form a step, and what the public is told about a change."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.consultation.forms.section import Section
from parvis.core.actions.space import Step
from parvis.core.enums import Ability
from parvis.core.kinds import PhasePlan
from parvis.core.models import Phase

# What a browser writes in a field of day and hour.
BROWSER: Final = "%Y-%m-%dT%H:%M"
OPENABLE: Final = (
    (Ability.JOIN, pgettext_lazy("ability", "register")),
    (Ability.PROPOSE, pgettext_lazy("ability", "propose")),
    (Ability.COMMENT, pgettext_lazy("ability", "argue and comment")),
    (Ability.VOTE, pgettext_lazy("ability", "vote")),
)
WRONG_MOMENT: Final = _("Write a day and an hour, like 14/12/2026 18:00.")
FORMATS: Final = [BROWSER, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y"]


class StepForm(Section):
    """One step: whether it takes place, when, and what it opens."""

    held = forms.BooleanField(label=_("This step takes place"), required=False)
    starts_at = forms.DateTimeField(
        label=pgettext_lazy("step", "From"),
        required=False,
        input_formats=FORMATS,
        error_messages={"invalid": WRONG_MOMENT},
    )
    ends_at = forms.DateTimeField(
        label=pgettext_lazy("step", "To"),
        required=False,
        input_formats=FORMATS,
        error_messages={"invalid": WRONG_MOMENT},
    )
    opens = forms.MultipleChoiceField(label=_("One can"), required=False, choices=OPENABLE)

    def __init__(self, plan: PhasePlan, phase: Phase | None, data: Any = None) -> None:
        super().__init__(data, prefix=plan.key, initial=_initial(plan, phase))
        self.plan = plan

    def clean(self) -> dict[str, Any]:
        """A step that takes place begins, and ends after it begins."""
        typed = super().clean() or {}
        if not typed.get("held"):
            return typed
        begins, ends = typed.get("starts_at"), typed.get("ends_at")
        if begins is None and "starts_at" not in self.errors:
            self.add_error("starts_at", _("When does this step begin? Give a day and an hour."))
        if begins is not None and ends is not None and ends <= begins:
            self.add_error("ends_at", _("A step must end after it begins: check the dates."))
        return typed

    def step(self) -> Step | None:
        """The step as the calendar takes it; None when it does not take place."""
        typed = self.cleaned_data
        if not typed["held"]:
            return None
        opened = frozenset(Ability(name) for name in typed["opens"]) | {Ability.READ}
        return Step(plan=self.plan.key, starts_at=typed["starts_at"], ends_at=typed["ends_at"], opens=opened)


class Notice(Section):
    """What the public is told about a change of dates."""

    places: ClassVar[dict[str, str]] = {"phase.notice": "notice"}

    notice = forms.CharField(
        label=_("What changes, said in public"),
        max_length=500,
        required=False,
        help_text=_("Everyone will read this sentence beside the step whose dates change."),
    )


def _initial(plan: PhasePlan, phase: Phase | None) -> dict[str, Any]:
    if phase is None:
        return {"held": False, "opens": [name for name, _label in OPENABLE if name in plan.opens]}
    ends = localtime(phase.ends_at).strftime(BROWSER) if phase.ends_at else ""
    return {
        "held": True,
        "starts_at": localtime(phase.starts_at).strftime(BROWSER),
        "ends_at": ends,
        "opens": [name for name, _label in OPENABLE if name in phase.abilities],
    }
