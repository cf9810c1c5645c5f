# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The whole journey: vote, write, confirm, receive a receipt, read a signed answer."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser import deeds
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

COUNTED_LATER = "Votre vote sera compté dès que vous aurez confirmé votre adresse."
DUE = date.today() + timedelta(days=300)  # noqa: DTZ011 — the day of the browser


def test_a_visitor_votes_writes_confirms_and_reads_a_signed_answer(
    page: Page, device: Opener, instance: Instance, scripts: bool
) -> None:
    manner = "avec" if scripts else "sans"
    address, title = f"lea.{manner}@courriel.exemple.fr", f"Des gourdes offertes au collège ({manner} script)"

    page.goto("/")
    page.get_by_role("link", name="Donner mon avis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("L’eau en partage")
    page.goto(instance.path_of("enseigner-le-cycle"))
    deeds.vote(page)
    expect(page.locator("#votre-avis .said")).to_have_text(COUNTED_LATER)

    page.goto(f"{WATER}/")
    page.get_by_role("link", name="Proposer une idée").click()
    deeds.write(page, title, body="Une gourde par élève de **sixième**.", theme="Villes")
    deeds.say_who(page, address, "Léa M.")
    expect(page.get_by_role("heading", level=1)).to_have_text(deeds.KEPT)
    expect(page.get_by_text("l…@courriel.exemple.fr")).to_be_visible()
    page.get_by_label("Code à 6 chiffres").fill(instance.code_for(address))
    page.get_by_role("button", name="Publier").click()

    expect(page.locator("main")).to_contain_text("Récépissé envoyé à l…@courriel.exemple.fr.")
    receipt = instance.wait_for_mail(address, "Récépissé")
    number = re.findall(r"n°\s(\d+)", receipt)[0]
    assert "Une gourde par élève de **sixième**." in receipt

    page.goto("/mes-contributions")
    row = page.locator(".item", has=page.get_by_role("link", name=title))
    expect(row.locator(".num")).to_have_text(re.compile(rf"^n°\s{number}$"))
    expect(row).to_contain_text("Publiée le")
    row.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("main")).to_contain_text("Réponse attendue avant le")
    path = page.url

    answer_as_anne(device(java_script_enabled=scripts), path)

    mail = instance.wait_for_mail(address, "Une réponse officielle à votre contribution")
    assert "Anne Roy, sous-directrice de la protection et de la gestion de l’eau, Direction de l’eau" in mail
    page.goto(path)
    answer = page.locator(".answer")
    expect(answer.locator(".verdict")).to_contain_text("Acceptée en partie")
    expect(answer).to_contain_text("Nous le ferons dans trois collèges.")
    expect(answer.locator(".signed")).to_contain_text("Anne Roy, sous-directrice de la protection")
    expect(page.locator(".commitment")).to_contain_text("Équiper trois collèges")


def answer_as_anne(page: Page, path: str) -> None:
    page.goto("/")
    deeds.become(page, "Anne Roy")
    page.goto(path)
    page.get_by_role("link", name="Répondre officiellement").click()
    page.get_by_label("Acceptée en partie").check()
    page.get_by_role("textbox", name=re.compile("^Réponse")).fill("Nous le ferons dans trois collèges.")
    page.get_by_label("Quoi").fill("Équiper trois collèges")
    page.get_by_label("Qui", exact=True).fill("Direction de l’eau")
    page.get_by_label("Pour quand").fill(DUE.isoformat())
    page.get_by_role("button", name="Publier la réponse").click()
    expect(page.locator("main")).to_contain_text("Réponse publiée.")
    expect(page.locator(".answer")).to_contain_text("Nous le ferons dans trois collèges.")


def test_the_mailed_link_confirms_on_another_device(
    page: Page, device: Opener, instance: Instance, scripts: bool
) -> None:
    address = f"paul.{scripts}@courriel.exemple.fr".lower()
    title = f"Un robinet à chaque terrain de sport ({scripts})"
    path = instance.path_of("laisser-les-rivieres")
    page.goto(path)
    deeds.vote(page, "Mitigé")
    deeds.write(page, title)
    deeds.say_who(page, address, "Paul")
    expect(page.get_by_role("heading", level=1)).to_have_text(deeds.KEPT)

    phone = device(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    phone.goto(instance.link_for(address))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Publier ce que vous avez écrit")
    expect(phone.locator("main")).to_contain_text(title)
    phone.get_by_role("button", name="Publier").click()
    expect(phone.locator("main")).to_contain_text("Récépissé envoyé à p…@courriel.exemple.fr.")
    assert title in instance.wait_for_mail(address, "Récépissé")
    phone.goto(path)
    expect(phone.locator("#votre-avis .said")).to_have_text("Mitigé. Vote enregistré.")

    # The link served once; the browser that wrote has nothing left to confirm.
    page.goto("/confirmer")
    expect(page.get_by_role("button", name="Publier")).to_have_count(0)


def test_an_address_that_is_known_signs_in_with_the_mailed_code(page: Page, instance: Instance) -> None:
    page.goto("/connexion")
    page.get_by_label("Adresse électronique").fill("claire.dumont@exemple.fr")
    page.get_by_role("button", name="Recevoir un code").click()
    expect(page.locator("main")).to_contain_text(
        "Si un compte existe pour cette adresse, un code vient de partir. Il est valable 10 minutes."
    )
