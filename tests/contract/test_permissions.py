# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The permission matrix: every ability, by role and phase, of every registered kind, against a table kept as text."""

from datetime import timedelta
from pathlib import Path

from parvis.core import abilities, kinds
from parvis.core.enums import Ability, Role
from parvis.core.models import Membership, Person, Phase, Space
from tests.cast import NOW, someone

TABLE = Path(__file__).with_name("permissions.txt")


def matrix() -> str:
    """The table as the code makes it: one line a kind, phase and role."""
    lines = []
    for kind in kinds.space_kinds.values():
        people = {role: someone(f"{kind.key} {role}") for role in Role}
        for plan in kind.phases:
            space = Space.objects.create(
                kind=kind.key, slug=plan.key, title=plan.key, created_at=NOW, published_at=NOW
            )
            Phase.objects.create(space=space, plan=plan.key, starts_at=NOW, opens=sorted(plan.opens))
            lines += [
                line(space, plan.key, role, person) for role, person in people.items() if role in kind.roles
            ]
    return "\n".join(lines) + "\n"


def line(space: Space, phase: str, role: Role, person: Person) -> str:
    """What one role may do in one phase, in the order of the enumeration."""
    if role != Role.VISITOR:
        Membership.objects.create(space=space, person=person, role=role, starts_at=NOW - timedelta(days=1))
    held = abilities.of(Person.objects.get(pk=person.pk), space, at=NOW)
    return f"{space.kind:14}{phase:12}{role:13}{' '.join(ability for ability in Ability if ability in held)}"


def test_who_may_do_what_is_what_the_table_says(db: None) -> None:
    assert matrix() == TABLE.read_text()


def test_without_a_phase_a_visitor_may_do_nothing_but_read_what_is_published(db: None) -> None:
    for kind in kinds.space_kinds.values():
        space = Space.objects.create(
            kind=kind.key, slug="vide", title="Vide", created_at=NOW, published_at=NOW
        )
        assert abilities.of(None, space, at=NOW) == frozenset()


def test_whoever_may_not_read_a_space_may_do_nothing_in_it(consultation: Space, charlie: Person) -> None:
    Space.objects.update(reach="members")
    closed = Space.objects.get(pk=consultation.pk)
    assert abilities.of(charlie, closed, at=NOW) == frozenset()
    assert abilities.of(None, closed, at=NOW) == frozenset()
