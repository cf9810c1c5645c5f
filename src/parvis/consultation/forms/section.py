# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the forms of the team's pages share: a refusal stands beside the field it is about."""

from typing import ClassVar

from django import forms

from parvis.kernel.refusal import Refused


class Section(forms.Form):
    """A form of the team's pages; `places` says which field a refusal is about, by its code."""

    places: ClassVar[dict[str, str]] = {}

    def refuse(self, refusal: Refused) -> None:
        """Show why an action refused; what was typed stays."""
        field = self.places.get(refusal.code)
        self.add_error(field if field in self.fields else None, refusal.sentence)
