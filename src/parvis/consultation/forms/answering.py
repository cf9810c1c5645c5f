# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""An official answer, and what becomes of what it promises."""

from typing import Any, ClassVar

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.consultation.forms.section import Section
from parvis.core.actions.answer import Promise, Reply
from parvis.core.enums import Progress, Verdict
from parvis.core.kinds import BODY_LIMIT

WRONG_DAY = {"invalid": _("Write a day, like 30/06/2027.")}
NO_SIGNATURE = {
    "required": _(
        "An answer is signed by a named person, with their position and their service: “the team” signs nothing."
    )
}


class Answer(Section):
    """A decision, its reasons, what is promised, and who signs."""

    places: ClassVar[dict[str, str]] = {
        "answer.body": "body",
        "answer.verdict": "verdict",
        "answer.reason": "reason",
        "answer.until": "until",
        "answer.signature": "signatory",
        "commitment.incomplete": "what",
    }

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=(
            (Verdict.ACCEPTED, _("Accepted")),
            (Verdict.PARTLY, _("Accepted in part")),
            (Verdict.REFUSED, _("Refused")),
            (Verdict.STUDIED, _("Under study")),
        ),
        error_messages={
            "required": _("Say what is decided: accepted, accepted in part, refused or under study.")
        },
    )
    reason = forms.CharField(
        label=_("Refused because…"), max_length=1000, required=False, help_text=_("Required for a refusal.")
    )
    until = forms.DateField(
        label=_("Under study until"),
        required=False,
        error_messages=WRONG_DAY,
        help_text=_("Required for a study."),
    )
    body = forms.CharField(
        label=_("Answer"),
        max_length=BODY_LIMIT,
        error_messages={"required": _("Write the answer before publishing it.")},
    )
    what = forms.CharField(label=_("What"), max_length=300, required=False)
    owner = forms.CharField(label=_("Who"), max_length=200, required=False)
    due = forms.DateField(label=_("For when"), required=False, error_messages=WRONG_DAY)
    signatory = forms.CharField(label=_("Signed by"), max_length=120, error_messages=NO_SIGNATURE)
    position = forms.CharField(
        label=pgettext_lazy("job", "Position"), max_length=120, error_messages=NO_SIGNATURE
    )
    service = forms.CharField(label=_("Service"), max_length=200, error_messages=NO_SIGNATURE)

    def clean(self) -> dict[str, Any]:
        """A refusal says why, a study says until when, a promise says what, who and for when."""
        typed = super().clean() or {}
        if typed.get("verdict") == Verdict.REFUSED and not typed.get("reason"):
            self.add_error("reason", _("A refusal says why: complete “refused because…”."))
        if typed.get("verdict") == Verdict.STUDIED and typed.get("until") is None:
            self._miss("until", _("Under study until when? Give a date."))
        promised = {name: typed.get(name) for name in ("what", "owner", "due")}
        if any(promised.values()):
            for name in (name for name, value in promised.items() if not value):
                self._miss(name, _("A commitment says what, who and for when: fill in all three."))
        return typed

    def reply(self) -> Reply:
        """The answer as the action takes it."""
        typed = self.cleaned_data
        promise = None
        if typed["what"]:
            promise = Promise(what=typed["what"], owner=typed["owner"], due=typed["due"])
        return Reply(
            body=typed["body"],
            verdict=typed["verdict"],
            reason=typed["reason"] if typed["verdict"] == Verdict.REFUSED else "",
            until=typed["until"] if typed["verdict"] == Verdict.STUDIED else None,
            signatory=typed["signatory"],
            position=typed["position"],
            service=typed["service"],
            promise=promise,
            language=translation.get_language() or "fr",
        )

    def _miss(self, field: str, sentence: Any) -> None:
        if field not in self.errors:
            self.add_error(field, sentence)


class FollowUp(Section):
    """How far a promise is, in public."""

    places: ClassVar[dict[str, str]] = {"commitment.note": "note"}

    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=Progress,
        error_messages={"required": _("Say where the commitment stands.")},
    )
    note = forms.CharField(
        label=_("What was done"),
        max_length=500,
        help_text=_("One sentence: everyone will read it."),
        error_messages={"required": _("Say in one sentence what was done: everyone will read it.")},
    )
