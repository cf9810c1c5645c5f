# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Every registered kind keeps its promises: it is written, shown, exported, and says what it is in both languages."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from parvis.core import kinds
from parvis.core.actions import contribution
from parvis.core.enums import Ability, Role, Side
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from parvis.kernel import paths
from parvis.kernel.refusal import Refused
from tests.cast import NOW
from tests.exchange.test_exporting import export

WORDS = "Un texte que l’on reconnaît"


def draft(kind: kinds.ContributionKind, parent: Contribution) -> Draft:
    """A text that fits a kind."""
    return Draft(
        kind=kind.key,
        title=WORDS if kind.titled else "",
        body=f"{WORDS}.",
        side=Side.FOR if kind.sided else "",
        parent=parent.pk if kind.parents else None,
        data={
            "link": "https://exemple.fr/",
            "signatory": "Anne Roy",
            "position": "sous-directrice",
            "service": "Eau",
        },
    )


def all_kinds() -> list[str]:
    return sorted(kinds.contribution_kinds)


@pytest.mark.parametrize("key", ["argument", "comment", "official_answer", "proposal", "source"])
def test_a_kind_is_accepted_shown_and_exported(
    client: Client, proposal: Contribution, alice: Person, key: str, tmp_path: Path
) -> None:
    kind = kinds.contribution_kinds[key]
    made = contribution.publish(actor=alice, space=proposal.space, draft=draft(kind, proposal), at=NOW)
    root = made.root or made
    path = paths.contribution("consultations", made.space.slug, root.number or 0, root.title)
    if key != "official_answer":
        # An answer is shown with what it decides, which only its own verb writes.
        assert WORDS in client.get(path).getvalue().decode()
    written = "".join(content.decode() for content in export(made.space, tmp_path).values())
    assert WORDS in written


@pytest.mark.parametrize("key", ["argument", "comment", "official_answer", "proposal", "source"])
def test_a_kind_refuses_what_is_missing_with_a_sentence(
    proposal: Contribution, alice: Person, key: str
) -> None:
    kind = kinds.contribution_kinds[key]
    empty = Draft(kind=kind.key, parent=proposal.pk if kind.parents else None)
    with pytest.raises(Refused) as refusal:
        contribution.publish(actor=alice, space=proposal.space, draft=empty, at=NOW)
    assert refusal.value.code in {"title.missing", "body.missing"}
    assert refusal.value.sentence.endswith(".")


def test_these_are_all_the_kinds_there_are() -> None:
    assert all_kinds() == ["argument", "comment", "official_answer", "proposal", "source"]
    assert sorted(kinds.space_kinds) == ["consultation"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_kind_of_space_says_each_step_in_words(language: str) -> None:
    with translation.override(language):
        for kind in kinds.space_kinds.values():
            for plan in kind.phases:
                assert str(plan.label) != ""
                assert str(plan.now).endswith(".")


def test_every_phase_lets_people_read_and_every_role_is_named() -> None:
    for kind in kinds.space_kinds.values():
        assert [plan.key for plan in kind.phases if Ability.READ not in plan.opens] == []
        assert set(kind.roles) == set(Role)
        assert set(kind.contributions) <= set(kinds.contribution_kinds)


def test_an_address_of_a_kind_never_changes(consultation: Space) -> None:
    assert {kind.key: kind.path for kind in kinds.space_kinds.values()} == {"consultation": "consultations"}
