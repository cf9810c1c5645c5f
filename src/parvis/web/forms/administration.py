# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What administrators fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core import kinds
from parvis.core.models import Organisation
from parvis.web.forms.account import tree_choices


class Reason(forms.Form):
    """Why an act is done; kept in the journal."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        error_messages={"required": _("Say why: the reason is kept in the journal.")},
    )


class Body(forms.Form):
    """The name of an organisation and the mail domains of its people."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name of the organisation.")}
    )
    domains = forms.CharField(label=_("Mail domains of its people, one a line"), required=False)

    def values(self) -> dict[str, Any]:
        """What the action asks for."""
        return {"name": self.cleaned_data["name"], "domains": self.cleaned_data["domains"].split()}


class NewBody(Body):
    """An organisation to add to the tree."""

    nature = forms.ChoiceField(label=_("Nature"), choices=Organisation.Nature.choices)
    parent = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Organisation.objects.order_by("path"), required=False
    )
    field_order = ("name", "nature", "parent", "domains")

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parents = tree_choices(organisations, first=_("Nothing: it stands at the top"))

    def values(self) -> dict[str, Any]:
        """What the action asks for."""
        own = {"nature": self.cleaned_data["nature"], "parent": self.cleaned_data["parent"]}
        return super().values() | own


class Invite(forms.Form):
    """Whom to invite, and to what."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.order_by("path"),
        error_messages={
            "required": _("Choose an organisation."),
            "invalid_choice": _("Choose an organisation."),
        },
    )
    title = forms.CharField(label=pgettext_lazy("work", "Position"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Email address"),
        required=False,
        error_messages={"invalid": _("This address does not have the form name@domain.fr.")},
    )
    copies = forms.IntegerField(
        label=_("Number of sheets"),
        min_value=1,
        max_value=50,
        required=False,
        error_messages={
            "min_value": _("Between 1 and 50 sheets at once."),
            "max_value": _("Between 1 and 50 sheets at once."),
            "invalid": _("Between 1 and 50 sheets at once."),
        },
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = tree_choices(organisations)

    def clean_copies(self) -> int:
        """One sheet unless more are asked for."""
        return self.cleaned_data["copies"] or 1

    def values(self) -> dict[str, Any]:
        """What the action asks for."""
        return {name: self.cleaned_data[name] for name in ("organisation", "title", "email")}


class NewSpace(forms.Form):
    """A consultation to prepare."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [(k.key, k.label) for k in kinds.space_kinds.values()]
    )
    title = forms.CharField(
        label=_("Title"), max_length=140, error_messages={"required": _("Give it a title.")}
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.order_by("path"), required=False
    )
    owner = forms.EmailField(
        label=_("Email address of the person in charge"),
        error_messages={
            "required": _("Write the address of the person in charge."),
            "invalid": _("This address does not have the form name@domain.fr."),
        },
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = tree_choices(organisations, first=_("The whole instance"))

    def values(self) -> dict[str, Any]:
        """What the action asks for."""
        return {name: self.cleaned_data[name] for name in ("kind", "title", "organisation")}


class Page(forms.Form):
    """The title and the text of a page of the instance."""

    title = forms.CharField(
        label=_("Title"), max_length=140, error_messages={"required": _("Give the page a title.")}
    )
    body = forms.CharField(
        label=_("Text"), max_length=100_000, error_messages={"required": _("Write the text of the page.")}
    )
