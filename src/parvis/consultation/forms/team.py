# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who joins the team, and how."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.consultation.forms.section import Section
from parvis.core.enums import Role
from parvis.core.models import Organisation

ROLES: Final = (
    (Role.FACILITATOR, _("facilitator: settings and moderation")),
    (Role.MODERATOR, _("moderator: moderation alone")),
    (Role.SERVICE, _("answering service: official answers")),
    (Role.OWNER, _("person in charge: everything")),
)
NO_ROLE: Final = {"required": _("Choose a role."), "invalid_choice": _("Choose a role.")}


class Appointment(Section):
    """A person already known here, by their address or their handle, and their role."""

    places: ClassVar[dict[str, str]] = {"role.beyond": "role"}

    person = forms.CharField(
        label=_("E-mail address or name in the address of their page"),
        max_length=254,
        help_text=_("The exact address, or the exact name, like sofia in /personnes/sofia."),
        error_messages={"required": _("Write an address or a name.")},
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, error_messages=NO_ROLE)


class Guest(Section):
    """Somebody invited by mail, with their organisation and the role they will have."""

    places: ClassVar[dict[str, str]] = {"role.beyond": "role"}

    email = forms.EmailField(
        label=_("Email address"),
        error_messages={
            "required": _("Give an email address."),
            "invalid": _("This address does not have the form name@domain.fr."),
        },
    )
    organisation = forms.ChoiceField(
        label=_("Organisation"), error_messages={"required": _("Choose an organisation.")}
    )
    title = forms.CharField(label=pgettext_lazy("job", "Position"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, error_messages=NO_ROLE)

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Choose")), *((str(one.pk), one.name) for one in organisations)]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
