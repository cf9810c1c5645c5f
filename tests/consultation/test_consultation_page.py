# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a consultation in each of its steps, and the kit of a workshop."""

import pytest
from django.test import Client

from parvis.core.actions import theme
from parvis.core.models import Contribution, Person
from parvis.kernel import clock
from parvis.web.middleware.cache import shelf
from tests.cast import DAY, NOW
from tests.web.reading.conftest import words
from tests.web.reading.test_home import opened

PAGE = "/consultations/l-eau-en-partage/"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    shelf.clear()


def test_the_page_says_what_is_asked_by_whom_and_until_when(client: Client, proposal: Contribution) -> None:
    page = words(client.get(PAGE))
    for part in (
        "Étape 2 sur 5 : proposer et voter, jusqu’au 14 décembre 2026, 10 h",
        'aria-current="step"',
        "En ce moment, vous pouvez proposer, argumenter et voter. Ensuite, vous pourrez discuter ce qui a été proposé.",
        "La ministre de l’écologie",
        "Le prix de l’eau",
        "La direction de l’eau, le 20 février 2027 au plus tard",
        "Voter sur 10 propositions au hasard",
        "Poser une question à l’équipe",
        "Télécharger les données du jour",
        "Imprimer le kit d’atelier",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("later", "act", "sentence"),
    [
        (0, "Proposer une idée", "En ce moment, vous pouvez proposer, argumenter et voter."),
        (25, "Voter sur 10 propositions au hasard", "argumenter, commenter et voter"),
        (70, "Voir les réponses", "Les contributions sont closes depuis le 22 décembre 2026."),
        (100, "Voir les réponses", "Les contributions sont closes depuis le 22 décembre 2026."),
    ],
)
def test_the_one_act_follows_the_step(
    client: Client,
    proposal: Contribution,
    monkeypatch: pytest.MonkeyPatch,
    later: int,
    act: str,
    sentence: str,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + later * DAY)
    page = words(client.get(PAGE))
    assert page.count('class="btn filled') == 1
    assert act in page.split('class="btn filled')[1].split("</a>")[0]
    assert sentence in page


def test_one_registers_before_it_opens(client: Client, alice: Person) -> None:
    opened("Le guichet de demain", 14, alice)
    page = words(client.get("/consultations/le-guichet-de-demain/"))
    assert '<a class="btn filled" href="/consultations/le-guichet-de-demain/inscription">' in page


def test_themes_count_what_stands_under_them(client: Client, proposal: Contribution) -> None:
    towns = theme.add(actor=None, space=proposal.space, name="Villes", at=NOW)
    theme.add(actor=None, space=proposal.space, name="Écoles", parent=towns, at=NOW)
    page = words(client.get(PAGE))
    assert '<a href="/consultations/l-eau-en-partage/contributions?theme=villes">Villes</a>' in page
    assert '<a href="/consultations/l-eau-en-partage/contributions?theme=ecoles">Écoles</a>' in page


def test_the_latest_are_one_link_from_the_random_ones(client: Client, proposal: Contribution) -> None:
    for address in (PAGE, f"{PAGE}?voir=recentes"):
        assert "Récupérer l’eau de pluie dans les écoles" in words(client.get(address))


def test_a_signed_in_owner_has_the_way_to_the_team_s_pages(
    client: Client, proposal: Contribution, alice: Person
) -> None:
    assert "Animer" not in words(client.get(PAGE))
    client.force_login(alice)
    assert '<a href="/consultations/l-eau-en-partage/animer">Animer</a>' in words(client.get(PAGE))


def test_the_kit_of_a_workshop_is_a_page_to_print(client: Client, proposal: Contribution) -> None:
    page = words(client.get(f"{PAGE}atelier"))
    assert page.count('class="sheet"') == 3
    assert "/consultations/l-eau-en-partage/</span>" in page
    assert '<path stroke="currentColor" d="M' in page


def test_the_tabs_lead_to_pages_that_exist(client: Client, proposal: Contribution) -> None:
    tabs = words(client.get(PAGE)).split('class="tabs"')[1].split("</nav>")[0]
    links = [part.split('"')[0] for part in tabs.split('href="')[1:]]
    assert [client.get(link, follow=True).status_code for link in links] == [200, 200, 200]
