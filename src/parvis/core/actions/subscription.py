# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a person asks to hear about."""

from datetime import datetime

from django.db import transaction

from parvis.core.enums import Matter
from parvis.core.models import Contribution, Person, Space, Subscription


def key_of(
    *, space: Space | None = None, contribution: Contribution | None = None, matter: str = Matter.ALL
) -> str:
    """The name of a wish: what it bears on and which matter."""
    if contribution is not None:
        return f"contribution:{contribution.pk}:{matter}"
    return f"space:{space.pk}:{matter}" if space is not None else f"instance:{matter}"


def follow(
    *,
    actor: Person,
    space: Space | None = None,
    contribution: Contribution | None = None,
    matter: str = Matter.ALL,
    by_mail: bool = False,
    at: datetime,
) -> Subscription:
    """Ask to hear about a contribution, a space or the whole instance; asking twice is asking once."""
    with transaction.atomic():
        subscription, _new = Subscription.objects.update_or_create(
            person=actor,
            key=key_of(space=space, contribution=contribution, matter=matter),
            defaults={
                "space": space,
                "contribution": contribution,
                "matter": matter,
                "by_mail": by_mail,
                "at": at,
            },
        )
    return subscription


def unfollow(
    *,
    actor: Person,
    space: Space | None = None,
    contribution: Contribution | None = None,
    matter: str = Matter.ALL,
) -> None:
    """Ask no more."""
    key = key_of(space=space, contribution=contribution, matter=matter)
    Subscription.objects.filter(person=actor, key=key).delete()
