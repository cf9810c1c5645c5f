# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything is possible with the keys alone, and one always sees where one is."""

import re

from playwright.sync_api import Page, expect

from tests.browser import deeds
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

FOCUS = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  return [style.outlineStyle, style.outlineWidth, here.offsetWidth > 0 || here.getClientRects().length > 0];
}"""
WHERE = """() => {
  const here = document.activeElement;
  return here.id || here.name || here.getAttribute('href') || here.textContent.trim();
}"""
MOST = 80


def tab_to(page: Page, found: str) -> None:
    """Press Tab until the element has the focus."""
    for _step in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("(found) => document.activeElement.matches(found)", found):
            return
    raise AssertionError(f"Tab never reaches {found}")


def test_the_first_keys_skip_to_the_content_and_to_the_menu(page: Page) -> None:
    page.goto(f"{WATER}/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#contenu$"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null") is True

    page.goto(f"{WATER}/contributions")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au menu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#menu') !== null") is True


def test_one_sees_where_the_focus_is_at_every_step(page: Page, instance: Instance) -> None:
    for path in ("/", f"{WATER}/contributions", instance.path_of("recuperer-l-eau"), f"{WATER}/proposer"):
        page.goto(path)
        seen = []
        for _step in range(25):
            page.keyboard.press("Tab")
            seen.append((page.evaluate(WHERE), *page.evaluate(FOCUS)))
        assert [step for step in seen if step[1:] != ("solid", "3px", True)] == []


def test_one_votes_with_tab_arrows_and_enter(page: Page, instance: Instance) -> None:
    page.goto(instance.path_of("une-toilette-seche"))
    tab_to(page, "#votre-avis input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Pas d’accord", exact=True)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#votre-avis .said")).to_have_text(
        "Votre vote sera compté dès que vous aurez confirmé votre adresse."
    )


def test_one_writes_with_the_keys_and_ctrl_enter_sends(device: Opener, instance: Instance) -> None:
    page, address = device(), "clavier@courriel.exemple.fr"
    page.goto(f"{WATER}/proposer")
    tab_to(page, "#id_title")
    page.keyboard.type("Des bancs à l’ombre des marchés")
    tab_to(page, "#id_body")
    page.keyboard.type("Et une fontaine à côté.")
    tab_to(page, "input[name=theme]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "#id_email")
    page.keyboard.type(address)
    tab_to(page, "#id_display_name")
    page.keyboard.type("Clavier")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(deeds.KEPT)
    tab_to(page, "#id_code")
    page.keyboard.type(instance.code_for(address))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Récépissé envoyé à c…@courriel.exemple.fr.")


def test_one_signs_in_with_the_keys(page: Page, instance: Instance, scripts: bool) -> None:
    address = "anne.roy@eau.exemple.gouv.fr" if scripts else "ada.martin@exemple.gouv.fr"
    page.goto("/connexion")
    tab_to(page, "input[type=email]")
    page.keyboard.type(address)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/connexion/code"))
    tab_to(page, "input[autocomplete='one-time-code']")
    page.keyboard.type(instance.code_for(address))
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Votre compte")).to_be_visible()
    tab_to(page, "details.drop summary")
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="Mes contributions")).to_be_visible()


def test_a_refused_form_takes_the_focus_to_its_errors_and_they_lead_to_the_fields(device: Opener) -> None:
    page = device()
    page.goto(f"{WATER}/proposer")
    page.get_by_role("button", name="Recevoir mon code").click()
    summary = page.locator("#errors")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text(re.compile(r"^Il y a \d erreurs$"))
    expect(page).to_have_title(re.compile(r"^Erreur\s: "))
    page.keyboard.press("Tab")
    expect(summary.get_by_role("link", name="Écrivez votre idée en une phrase.")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_be_focused()
    expect(page.locator("#id_title")).to_have_attribute("aria-invalid", "true")


def test_a_vote_without_an_answer_says_so_and_takes_the_focus(device: Opener, instance: Instance) -> None:
    page = device()
    page.goto(instance.path_of("dire-combien"))
    page.get_by_role("button", name="Voter").click()
    expect(page.locator("#votre-avis [role=alert], #votre-avis .error").first).to_be_visible()


def test_escape_closes_the_menu_of_a_person_and_gives_the_focus_back(device: Opener) -> None:
    page = device("claire")
    page.goto("/")
    menu = page.locator("details.drop")
    menu.locator("summary").click()
    page.get_by_role("link", name="Mes contributions").focus()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
