# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How somebody voted is shown to nobody else, whoever asks."""

import re

from playwright.sync_api import Page, expect

from tests.browser import places
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

OTHERS = ("", "karim", "sofia", "anne_roy", "ada")
VOTED_ON = "equiper-les-batiments"


def test_when_claire_votes_nothing_but_totals_changes_on_the_pages_of_the_others(
    device: Opener, instance: Instance
) -> None:
    readers = {persona: device(persona) for persona in OTHERS}
    before = {persona: read(page, pages_of(persona, instance)) for persona, page in readers.items()}
    claire = device("claire")
    choose(claire, instance, "Pas d’accord")
    choose(claire, instance, "Mitigé")
    after = {persona: read(page, pages_of(persona, instance)) for persona, page in readers.items()}
    changed = {
        (persona, name): sorted(set(after[persona][name]) ^ set(before[persona][name]))
        for persona in OTHERS
        for name in before[persona]
        if after[persona][name] != before[persona][name]
    }
    assert changed == {}


def test_the_list_of_ones_votes_opens_for_oneself_alone(device: Opener, instance: Instance) -> None:
    claire = device("claire")
    choose(claire, instance, "D’accord")
    claire.goto("/mes-contributions/votes")
    expect(claire.locator("main")).to_contain_text("Équiper les bâtiments publics")
    assert "Équiper les bâtiments publics" in claire.request.get("/mes-contributions/votes.csv").text()
    for persona in OTHERS:
        page = device(persona)
        for path in ("/mes-contributions/votes", "/mes-contributions/votes.csv"):
            assert "Équiper les bâtiments publics" not in page.request.get(path).text()


def choose(page: Page, instance: Instance, opinion: str) -> None:
    """Vote, or change one's vote."""
    page.goto(instance.path_of(VOTED_ON))
    block = page.locator("#votre-avis")
    if block.locator("details.quiet, details").count():
        block.get_by_text("Le changer ou le retirer").click()
    block.get_by_label(opinion, exact=True).check()
    block.get_by_role("button", name=re.compile("Voter|Changer mon vote")).click()
    expect(block.locator(".said")).to_contain_text(f"{opinion}. Vote enregistré.")


def pages_of(persona: str, instance: Instance) -> dict[str, str]:
    """Every page that could tell: the text, its list, her own page, the desk, the administration."""
    path = instance.path_of(VOTED_ON)
    found = {
        "text": path,
        "results": f"{path}?resultats=1",
        "history": f"{path}/historique",
        "list": f"{WATER}/contributions?tri=recentes",
        "her page": "/personnes/claire",
        "data": f"{WATER}/donnees",
        "notifications": "/notifications",
    }
    own = {name: place for name, place in places.ALL.items() if place.persona == persona != ""}
    if persona == "ada":
        own |= places.TEAM
    return {**found, **{name: place.of(instance) for name, place in own.items()}}


def read(page: Page, addresses: dict[str, str]) -> dict[str, list[str]]:
    """The lines of each page, without its figures."""
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        lines = page.locator("body").inner_text().splitlines()
        found[name] = [re.sub(r"[\d\s]+", " ", line).strip() for line in lines]
    return found
