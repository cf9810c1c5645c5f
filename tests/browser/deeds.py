# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What people do on the pages, in their words."""

from playwright.sync_api import Page, expect

from tests.browser.instance import WATER, Instance

KEPT = "Votre texte est gardé. Confirmez-le"


def become(page: Page, name: str) -> None:
    """Sign in as a persona, from the line of the demonstration."""
    page.get_by_role("link", name="Changer de personnage").click()
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("navigation", name="Votre compte")).to_contain_text(name)


def vote(page: Page, opinion: str = "D’accord") -> None:
    """Vote on the contribution that is open."""
    page.locator("#votre-avis").get_by_label(opinion, exact=True).check()
    page.get_by_role("button", name="Voter").click()
    expect(page.locator("#votre-avis .said")).to_be_visible()


def write(page: Page, title: str, *, body: str = "", theme: str = "") -> None:
    """Write an idea, without sending it."""
    page.goto(f"{WATER}/proposer")
    page.get_by_label("Votre idée en une phrase").fill(title)
    page.get_by_label("Expliquez-la").fill(body)
    if theme:
        page.get_by_label(theme, exact=True).check()


def say_who(page: Page, address: str, name: str) -> None:
    """Say who one is and ask for a code."""
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_role("textbox", name="Nom affiché").first.fill(name)
    page.get_by_role("button", name="Recevoir mon code").click()


def propose(page: Page, instance: Instance, title: str, address: str) -> None:
    """Write an idea, receive the code, type it."""
    write(page, title)
    say_who(page, address, "Un essai")
    expect(page.get_by_role("heading", level=1)).to_have_text(KEPT)
    page.get_by_label("Code à 6 chiffres").fill(instance.code_for(address))
    page.get_by_role("button", name="Publier").click()
