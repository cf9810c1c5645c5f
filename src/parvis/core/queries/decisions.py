# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Moderation decisions as the person they are about reads them."""

from parvis.core.models import Appeal, Decision, Person


def about_own(pk: int, person: Person) -> Decision | None:
    """A decision that hid a text of this person."""
    hiding = Decision.objects.filter(pk=pk, contribution__author=person, act=Decision.Act.HIDE)
    return hiding.select_related("contribution__space", "contribution__root", "contribution__current").first()


def appeal_of(decision: Decision) -> Appeal | None:
    """The appeal against a decision, if there is one."""
    return Appeal.objects.filter(decision=decision).first()
