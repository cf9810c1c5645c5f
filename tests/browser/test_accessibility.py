# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Every type of page is clean for axe, light and dark, has its headings in order, and fits a small screen."""

from collections.abc import Iterator, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import places
from tests.browser.conftest import new_context, signed_in
from tests.browser.instance import Instance
from tests.browser.places import Place

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": STANDARDS}}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
LEVELS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
OVERFLOW = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1)
    .map(one => `${one.tagName} ${one.className} ${Math.round(one.getBoundingClientRect().right)}`);
}"""
# 320 px is a small phone, or 1280 px at 400 %; 640 px is 1280 px at 200 %.
WIDTHS = (320, 640)


class Reader:
    """One page for each persona, kept open from one test to the next."""

    def __init__(self, browser: Browser, instance: Instance) -> None:
        self.browser, self.instance = browser, instance
        self.pages: dict[str, Page] = {}

    def open(self, place: Place) -> Page:
        """The page of this type, as its persona reads it."""
        page = self.pages.get(place.persona)
        if page is None:
            context = new_context(self.browser, self.instance, reduced_motion="reduce")
            page = self.pages[place.persona] = signed_in(context, self.instance, place.persona)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        answer = page.goto(place.of(self.instance))
        assert answer is not None
        assert answer.status == place.status
        return page


@pytest.fixture(scope="module")
def reader(browser: Browser, instance: Instance) -> Iterator[Reader]:
    """Somebody who goes through the pages."""
    made = Reader(browser, instance)
    yield made
    for page in made.pages.values():
        page.context.close()


@places.each(places.ALL)
def test_axe_finds_nothing_in_light_nor_in_dark(reader: Reader, place: Place) -> None:
    page = reader.open(place)
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST) == []


@places.each(places.ALL)
def test_the_page_has_one_title_its_headings_in_order_and_fits_a_small_screen(
    reader: Reader, place: Place
) -> None:
    page = reader.open(place)
    levels = page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1] == []
    assert page.locator(".btn.filled:visible").count() <= 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOW) == []


def violations(page: Page, options: Mapping[str, object]) -> list[str]:
    """What axe refuses, each with the places where."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
