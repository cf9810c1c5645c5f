# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who should hear about what: authors, those who follow, those who are named — and who may read it."""

from datetime import datetime

from parvis.core.enums import Matter, Role
from parvis.core.models import Contribution, Membership, Person, Subscription
from parvis.kernel import text


def replied_to(contribution: Contribution) -> frozenset[int]:
    """The authors of what a text answers, and those who follow it; never its own author."""
    above = {above.author_id for above in (contribution.parent, contribution.root) if above is not None}
    followers = _subscribers(f"contribution:{contribution.root_pk}:{Matter.ALL}")
    return frozenset(pk for pk in above | followers if pk is not None) - {contribution.author_id or 0}


def mentioned(contribution: Contribution, *, at: datetime) -> frozenset[int]:
    """The people a text names by their handle, if they may read it."""
    handles = text.mentions(contribution.text.body)[:20]
    people = Person.objects.filter(handle__in=handles, is_active=True).exclude(pk=contribution.author_id or 0)
    row = Contribution.objects.filter(pk=contribution.pk)
    return frozenset(person.pk for person in people if row.visible_to(person, at).exists())


def of_answer(target: int) -> frozenset[int]:
    """Whoever an official answer concerns: the author of the text and those who follow it."""
    author = Contribution.objects.filter(pk=target).values_list("author_id", flat=True).first()
    keys = (f"contribution:{target}:{Matter.ANSWER}", f"contribution:{target}:{Matter.ALL}")
    return frozenset(pk for pk in {author} | _subscribers(*keys) if pk is not None)


def mailed_of_answer(target: int) -> frozenset[int]:
    """Whoever gets the answer by mail: the author, and those who asked for it."""
    author = Contribution.objects.filter(pk=target).values_list("author_id", flat=True).first()
    asked = Subscription.objects.filter(key=f"contribution:{target}:{Matter.ANSWER}", by_mail=True)
    people = {pk for pk in (author, *asked.values_list("person_id", flat=True)) if pk is not None}
    reachable = Person.objects.filter(pk__in=people, is_active=True).exclude(email=None)
    return frozenset(reachable.values_list("pk", flat=True))


def of_space(space: int) -> frozenset[int]:
    """Whoever hears about a space's steps: those registered, those who follow it, and its next openings."""
    registered = Membership.objects.filter(space=space, role=Role.MEMBER).values_list("person_id", flat=True)
    keys = (f"space:{space}:{Matter.ALL}", f"space:{space}:{Matter.PHASE}", f"instance:{Matter.PHASE}")
    return frozenset(registered) | _subscribers(*keys)


def _subscribers(*keys: str) -> frozenset[int]:
    return frozenset(Subscription.objects.filter(key__in=keys).values_list("person_id", flat=True))
