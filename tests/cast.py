# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The cast: Alice owns, Bob is a member, Charlie a stranger, Dana an agent elsewhere, Émile a citizen."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from parvis.core.actions import affiliation, contribution, membership, person, space
from parvis.core.enums import Role
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Organisation, Person, Space

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

CONTRACT = {
    "decides": "La ministre de l’écologie",
    "open": "Les règles de partage de l’eau",
    "closed": "Le prix de l’eau",
    "answers": "La direction de l’eau",
}
RAINWATER = Draft(
    kind="proposal",
    title="Récupérer l’eau de pluie dans les écoles",
    body="Une cuve de **cinq mètres cubes** dans chaque cour.",
)


def someone(name: str, email: str | None = None) -> Person:
    """A person, by name."""
    address = email or f"{name.lower().replace('é', 'e')}@exemple.fr"
    return person.register(email=address, display_name=name, language="fr", at=NOW - 30 * DAY)


@pytest.fixture
def alice(db: None) -> Person:
    return someone("Alice")


@pytest.fixture
def bob(db: None) -> Person:
    return someone("Bob")


@pytest.fixture
def charlie(db: None) -> Person:
    return someone("Charlie")


@pytest.fixture
def emile(db: None) -> Person:
    return someone("Émile")


@pytest.fixture
def ministry(db: None) -> Organisation:
    return affiliation.create_organisation(
        actor=None,
        name="Ministère de l’Exemple",
        nature="administration",
        domains=["exemple.gouv.fr"],
        at=NOW - 30 * DAY,
    )


@pytest.fixture
def dana(ministry: Organisation) -> Person:
    dana = someone("Dana", "dana@exemple.gouv.fr")
    person.confirm_address(person=dana, at=NOW - 30 * DAY)
    return dana


@pytest.fixture
def administrator(db: None) -> Person:
    return person.appoint_administrator(actor=None, person=someone("Ada"), at=NOW - 30 * DAY)


@pytest.fixture
def consultation(alice: Person, bob: Person) -> Space:
    """An open consultation, in its second step, owned by Alice; Bob registered."""
    made = space.create(actor=None, kind="consultation", title="L’eau en partage", at=NOW - 20 * DAY)
    membership.appoint(actor=None, space=made, person=alice, role=Role.OWNER, at=NOW - 20 * DAY)
    space.plan(actor=None, space=made, steps=calendar(NOW), at=NOW - 20 * DAY)
    space.describe(
        actor=alice,
        space=made,
        presentation="Comment partager l’eau ?",
        data={"contract": CONTRACT},
        at=NOW - 20 * DAY,
    )
    space.open_to_public(actor=alice, space=made, at=NOW - 15 * DAY)
    membership.join(actor=bob, space=made, at=NOW - 10 * DAY)
    return Space.objects.get(pk=made.pk)


def calendar(now: datetime) -> list[space.Step]:
    """Five steps around a moment: registration is over, contributing is open for three weeks."""
    return [
        space.Step(plan="announce", starts_at=now - 15 * DAY, ends_at=now - 5 * DAY),
        space.Step(plan="contribute", starts_at=now - 12 * DAY, ends_at=now + 22 * DAY),
        space.Step(plan="deliberate", starts_at=now + 22 * DAY, ends_at=now + 30 * DAY),
        space.Step(plan="synthesis", starts_at=now + 30 * DAY, ends_at=now + 60 * DAY),
        space.Step(plan="answers", starts_at=now + 60 * DAY, ends_at=now + 90 * DAY),
    ]


@pytest.fixture
def proposal(consultation: Space, emile: Person) -> Contribution:
    """Émile's proposal, number 1."""
    return contribution.publish(actor=emile, space=consultation, draft=RAINWATER, at=NOW - DAY)


def write(kind: str, parent: Contribution, author: Person, **words: Any) -> Contribution:
    """An argument, a comment or a source under a contribution."""
    draft = Draft(kind=kind, parent=parent.pk, body=words.pop("body", "Oui."), **words)
    return contribution.publish(actor=author, space=parent.space, draft=draft, at=NOW)
