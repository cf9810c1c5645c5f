# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What the form components read from a Django form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parvis.web.parts import FormError

if TYPE_CHECKING:
    from django.forms import BaseForm


def errors_of(form: BaseForm) -> list[FormError]:
    """The sentences of the error summary, in the order of the fields, each leading to its field."""
    general = [FormError(text=text) for text in form.non_field_errors()]
    of_fields = [
        FormError(text=text, field=f"id_{form[name].html_name}")
        for name in form.fields
        for text in form.errors.get(name, ())
    ]
    return general + of_fields
