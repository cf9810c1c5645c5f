# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What was typed survives whatever happens next."""

import re

from playwright.sync_api import Page, expect

from tests.browser import deeds
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

TITLE = "Des citernes sous les places de village"
BODY = "La nôtre en avait une.\n\nElle est encore là, sous le goudron."
# As many drafts as one person may keep in an hour.
DRAFTS = 60


def typed(page: Page) -> tuple[str, str]:
    """What the form holds."""
    return page.locator("#id_title").input_value(), page.locator("#id_body").input_value()


def test_a_page_dropped_by_the_phone_comes_back_with_its_text(device: Opener) -> None:
    page = device(viewport={"width": 360, "height": 740})
    page.goto(f"{WATER}/proposer")
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_body").press_sequentially(BODY)
    page.goto("about:blank")
    page.goto(f"{WATER}/proposer")
    assert typed(page) == (TITLE, BODY)
    page.reload()
    assert typed(page) == (TITLE, BODY)


def test_a_text_that_was_sent_does_not_come_back_in_the_next_form(device: Opener) -> None:
    page = device()
    deeds.write(page, "Un texte déjà parti", body="Il est gardé par le serveur.")
    deeds.say_who(page, "parti@courriel.exemple.fr", "Un essai")
    expect(page.get_by_role("heading", level=1)).to_have_text(deeds.KEPT)
    page.goto(f"{WATER}/proposer")
    assert typed(page) == ("", "")


def test_a_refused_form_comes_back_as_it_was(page: Page) -> None:
    deeds.write(page, TITLE, body=BODY, theme="Villes")
    deeds.say_who(page, "sans arobase", "Un essai")
    expect(page.locator("#errors")).to_contain_text("Cette adresse n’a pas la forme nom@domaine.fr.")
    assert typed(page) == (TITLE, BODY)
    expect(page.get_by_label("Villes", exact=True)).to_be_checked()
    expect(page.locator("#id_email")).to_have_value("sans arobase")
    expect(page.locator("#id_display_name")).to_have_value("Un essai")


def test_a_wrong_code_loses_nothing_and_says_how_many_tries_are_left(
    page: Page, instance: Instance, scripts: bool
) -> None:
    address = f"etourdi.{scripts}@courriel.exemple.fr".lower()
    deeds.write(page, f"{TITLE} ({scripts})", body=BODY)
    deeds.say_who(page, address, "Étourdi")
    code = instance.code_for(address)
    page.get_by_label("Code à 6 chiffres").fill("000000" if code != "000000" else "111111")
    page.get_by_role("button", name="Publier").click()
    expect(page.locator("#errors")).to_contain_text(
        re.compile(r"Le code ne correspond pas\. Il reste 4 essais\.")
    )
    expect(page.locator("main")).to_contain_text(TITLE)
    page.get_by_label("Code à 6 chiffres").fill(code)
    page.get_by_role("button", name="Publier").click()
    expect(page.locator("main")).to_contain_text("Récépissé envoyé à e…@courriel.exemple.fr.")


def test_a_browser_closed_before_the_code_is_typed_loses_nothing(
    page: Page, device: Opener, instance: Instance, scripts: bool
) -> None:
    address, title = f"presse.{scripts}@courriel.exemple.fr".lower(), f"Une mare par école ({scripts})"
    deeds.write(page, title, body=BODY)
    deeds.say_who(page, address, "Pressé")
    expect(page.get_by_role("heading", level=1)).to_have_text(deeds.KEPT)
    link = instance.link_for(address)
    page.context.close()

    again = device(java_script_enabled=scripts)
    again.goto(link)
    expect(again.locator("main")).to_contain_text(title)
    again.get_by_role("button", name="Publier").click()
    again.goto("/mes-contributions")
    again.get_by_role("link", name=title).click()
    expect(again.locator("main")).to_contain_text("Elle est encore là, sous le goudron.")


def test_a_draft_is_kept_behind_a_private_link(page: Page, device: Opener, scripts: bool) -> None:
    deeds.write(page, f"{TITLE}, brouillon", body=BODY)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page).to_have_url(re.compile("/brouillons/"))
    elsewhere = device(java_script_enabled=scripts)
    elsewhere.goto(page.url)
    title, body = typed(elsewhere)
    assert (title, body.replace("\r\n", "\n")) == (f"{TITLE}, brouillon", BODY)


def test_too_many_requests_give_the_text_back(device: Opener, instance: Instance) -> None:
    page = device("karim")
    sent: dict[str, str | float | bool] = {"title": "Encore un brouillon", "act": "draft", "capacity": "own"}
    statuses = set()
    for _time in range(DRAFTS):
        answer = page.request.post(
            f"{WATER}/proposer", form=sent, headers={"Origin": instance.url}, max_redirects=0
        )
        statuses.add(answer.status)
    assert statuses == {303}
    deeds.write(page, TITLE, body=BODY)
    with page.expect_response(re.compile("/proposer$")) as answered:
        page.get_by_role("button", name="Enregistrer le brouillon").click()
    assert answered.value.status == 429
    expect(page.get_by_role("heading", level=1)).to_have_text("Trop de demandes à la fois")
    expect(page.locator("main")).to_contain_text(
        re.compile(r"Vous pourrez réessayer à \d{1,2}\sh(\s\d{2})?\.\sVotre texte est ci-dessous\.")
    )
    expect(page.locator("main textarea").first).to_be_visible()
    shown = [area.input_value().replace("\r\n", "\n") for area in page.locator("main textarea").all()]
    assert shown[:2] == [TITLE, BODY]
    assert "draft" not in shown
