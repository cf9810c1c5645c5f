# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What people write, and who they are: the shape of it; the actions judge the sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from parvis.core.enums import Capacity
from parvis.core.kinds import Draft, contribution_kinds
from parvis.kernel.refusal import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from parvis.core.models import Space, Theme

# The first word of a refusal's code, and the field it is about.
FIELDS: Final = {
    "title": "title",
    "body": "body",
    "side": "side",
    "link": "link",
    "email": "email",
    "person": "display_name",
    "organisation": "organisation",
    "helped": "helped",
    "revision": "note",
    "code": "code",
    "report": "rule",
    "appeal": "body",
    "vote": "position",
}


class Form(forms.Form):
    """A form that a refusal can be put in, beside the field it is about."""

    def refuse(self, refusal: Refused) -> None:
        """Show why an action refused; what was typed stays."""
        field = FIELDS.get(refusal.code.partition(".")[0])
        self.add_error(field if field in self.fields else None, refusal.sentence)


class Identity(Form):
    """Who a visitor says they are."""

    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("Never published. It serves to send you the receipt and the answer."),
        error_messages={
            "required": _("Give an email address."),
            "invalid": _("This address does not have the form name@domain.fr."),
        },
    )
    display_name = forms.CharField(
        label=_("Name shown"),
        max_length=80,
        help_text=_("A pseudonym will do."),
        error_messages={"required": _("Write the name or pseudonym to show with your texts.")},
    )


class Text(Form):
    """A text of one kind, checked by that kind's own rules."""

    kind = "comment"

    def draft(self, *, parent: int | None = None) -> Draft:
        """What was typed, as any door hands it over."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        theme = typed.get("theme") or ""
        link = typed.get("link", "")
        return Draft(
            kind=self.kind,
            title=typed.get("title", ""),
            body=typed.get("body", ""),
            side=typed.get("side", ""),
            theme=int(theme) if theme else None,
            capacity=typed.get("capacity") or Capacity.OWN,
            organisation=typed.get("organisation", ""),
            helped=typed.get("helped", ""),
            language=translation.get_language() or "fr",
            parent=parent,
            data={"link": link} if link else {},
        )

    def clean(self) -> dict[str, Any]:
        """Show at once, beside the other errors, what the kind would refuse."""
        typed = super().clean() or {}
        try:
            contribution_kinds[self.kind].clean(self.draft())
        except Refused as refusal:
            self.refuse(refusal)
        return typed


class Proposal(Text):
    """An idea: one sentence, and as much explanation as one likes."""

    title = forms.CharField(label=_("Your idea in one sentence"), required=False)
    body = forms.CharField(label=_("Explain it"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    capacity = forms.ChoiceField(label=_("I contribute"), choices=Capacity, required=False)
    organisation = forms.CharField(label=_("Name of the organisation"), required=False, max_length=200)
    helped = forms.CharField(label=_("Name shown for the person I help"), required=False, max_length=80)

    def __init__(self, *args: Any, space: Space, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = space.plan.headline
        themes: list[Theme] = list(space.themes.all())
        unknown: StrOrPromise = _("I do not know")
        choices = [(str(theme.pk), theme.name) for theme in themes]
        self.fields["theme"].choices = [*choices, ("", unknown)] if choices else []  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An organisation or a person helped has a name."""
        typed = super().clean()
        capacity = typed.get("capacity")
        if capacity == Capacity.ORGANISATION and not typed.get("organisation", "").strip():
            self.add_error("organisation", _("Write the name of the organisation."))
        if capacity == Capacity.HELPED and not typed.get("helped", "").strip():
            self.add_error("helped", _("Write the name to show, a first name or a pseudonym will do."))
        return typed


class VisitorProposal(Proposal, Identity):
    """An idea, and who sends it: identity comes last."""

    field_order = ("title", "body", "theme", "email", "display_name", "capacity", "organisation", "helped")


class Revision(Text):
    """Another text for what was already published."""

    title = forms.CharField(label=_("Your idea in one sentence"), required=False)
    body = forms.CharField(label=_("Text"), required=False)
    note = forms.CharField(label=_("What you change, in a few words"), required=False, max_length=200)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        if not contribution_kinds[kind].titled:
            del self.fields["title"]

    def draft(self, *, parent: int | None = None, side: str = "for") -> Draft:
        """The new text; the side of an argument stays what it was."""
        made = super().draft(parent=parent)
        plan = contribution_kinds[self.kind]
        return Draft(kind=self.kind, title=made.title, body=made.body, side=side if plan.sided else "")
