# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""With JavaScript the same pages are more comfortable, and say what they did."""

import re

from playwright.sync_api import Page, expect

from tests.browser import deeds
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

# One more than a page of arguments holds.
ARGUMENTS = 21


def mark(page: Page) -> None:
    """Leave a mark that a new page would not have."""
    page.evaluate("() => { window.stillHere = true; }")


def is_same(page: Page) -> bool:
    """Whether the page is the one that was marked."""
    return bool(page.evaluate("() => window.stillHere === true"))


def test_a_vote_replaces_its_block_in_place_and_says_so_politely(device: Opener, instance: Instance) -> None:
    page = device("sofia")
    page.goto(instance.path_of("vegetaliser-les-cours"))
    mark(page)
    deeds.vote(page)
    expect(page.locator("#votre-avis .said")).to_contain_text("Vote enregistré.")
    expect(page.locator("#says")).to_have_text("Vote enregistré.")
    expect(page.locator("#says")).to_have_attribute("aria-live", "polite")
    expect(page.locator("#votre-avis .result .sum")).to_contain_text("d’accord")
    assert is_same(page)
    assert page.locator("#votre-avis").count() == 1

    page.get_by_text("Le changer ou le retirer").click()
    page.locator("#votre-avis").get_by_label("Mitigé", exact=True).check()
    page.get_by_role("button", name="Changer mon vote").click()
    expect(page.locator("#votre-avis .said")).to_contain_text("Mitigé")
    page.get_by_text("Le changer ou le retirer").click()
    page.get_by_role("button", name="Retirer mon vote").click()
    expect(page.get_by_role("button", name="Voter")).to_be_visible()
    assert is_same(page)


def test_more_arguments_come_in_place(device: Opener, instance: Instance) -> None:
    page, path = device("sofia"), instance.path_of("un-gardien")
    for rank in range(ARGUMENTS):
        page.request.post(
            f"{path}/arguments?cote=for",
            form={"side": "for", "body": f"Un argument de plus, le {rank}e."},
            headers={"Origin": instance.url},
        )
    page.goto(path)
    mark(page)
    shown = page.locator("section[aria-labelledby=pour] .argument")
    expect(shown).to_have_count(20)
    page.get_by_role("link", name="Arguments suivants").first.click()
    expect(shown).to_have_count(ARGUMENTS + before(page))
    assert is_same(page)


def before(page: Page) -> int:
    """How many arguments the demonstration had."""
    heading = page.locator("#pour").inner_text()
    return int(re.findall(r"\d+", heading)[0]) - ARGUMENTS


def test_ideas_close_to_the_title_appear_while_one_types(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/proposer")
    mark(page)
    page.locator("#id_title").press_sequentially("Récupérer l’eau de pluie dans les collèges")
    near = page.locator("#proches")
    expect(near.get_by_role("link", name="Récupérer l’eau de pluie dans les écoles")).to_be_visible()
    expect(near).to_have_attribute("aria-live", "polite")
    expect(page.locator("#id_title")).to_be_focused()
    assert is_same(page)
    page.locator("#id_title").fill("zzz")
    expect(near.locator("li")).to_have_count(0)


def test_characters_are_counted_as_one_types(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/proposer")
    count = page.locator("#id_title-count")
    expect(count).to_have_text("0 sur 140")
    page.locator("#id_title").fill("Récupérer l’eau de pluie dans les écoles")
    expect(count).to_have_text("40 sur 140")
    page.locator("#id_title").fill("é" * 143)
    expect(count).to_have_text(re.compile(r"^3 caractères de trop$"))
    expect(count).to_have_class(re.compile("over"))


def test_filters_apply_at_once_and_the_count_is_announced(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/contributions")
    mark(page)
    page.get_by_label("Thème").select_option(label="Information")
    expect(page).to_have_url(re.compile("theme=information"))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^\d contributions$"))
    expect(page.locator("#says")).to_have_text(heading.inner_text())
    assert is_same(page)


def test_j_and_k_move_in_a_list_and_can_be_switched_off(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/contributions")
    links = page.locator(".items h2 a")
    links.nth(0).focus()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(links.nth(1)).to_be_focused()

    page.keyboard.press("?")
    expect(page).to_have_url(re.compile("/affichage$"))
    page.get_by_label("Raccourcis d’une touche").uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("html")).to_have_attribute("data-keys-off", "")
    page.goto(f"{WATER}/contributions")
    links.nth(0).focus()
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()


def test_letters_typed_in_a_field_move_nothing(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/proposer")
    page.locator("#id_title").press_sequentially("jk")
    expect(page.locator("#id_title")).to_be_focused()
    expect(page.locator("#id_title")).to_have_value("jk")


def test_a_form_sent_twice_by_an_impatient_hand_is_sent_once(device: Opener, instance: Instance) -> None:
    page = device()
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.goto(instance.path_of("reutiliser-les-eaux"))
    page.locator("#votre-avis").get_by_label("D’accord", exact=True).check()
    page.get_by_role("button", name="Voter").dblclick()
    expect(page.locator("#votre-avis .said")).to_be_visible()
    assert len(posts) == 1
