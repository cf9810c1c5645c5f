# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A visitor is asked for nothing, followed by nobody, and downloads little."""

import gzip
import urllib.request
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import places
from tests.browser.conftest import Opener
from tests.browser.instance import WATER, Instance

FIRST_VISIT = 120_000
SCRIPTS = 60_000
LIST_PAGE = 15_000
SAFE = ("data:", "blob:")


def watch(page: Page) -> tuple[list[str], list[str]]:
    """The addresses that a page asks for, and what the browser complains about."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    return asked, said


def test_no_public_page_sets_a_cookie_calls_elsewhere_or_breaks_its_own_rules(
    device: Opener, instance: Instance
) -> None:
    page = device()
    asked, said = watch(page)
    cookies = {}
    for name, place in places.PUBLIC.items():
        page.goto(place.of(instance))
        page.mouse.wheel(0, 2000)
        if found := page.context.cookies():
            cookies[name] = [cookie["name"] for cookie in found]
            page.context.clear_cookies()
    assert cookies == {}
    assert [url for url in asked if not url.startswith((instance.url, *SAFE))] == []
    # Chromium reports as an error the one page that is asked for and does not exist.
    assert [words for words in said if "404 (Not Found)" not in words] == []


def test_signed_in_pages_call_nobody_elsewhere_either(device: Opener, instance: Instance) -> None:
    for persona, group in (("sofia", places.TEAM), ("ada", places.ADMINISTRATION)):
        page = device(persona)
        asked, said = watch(page)
        for place in group.values():
            page.goto(place.of(instance))
        assert [url for url in asked if not url.startswith((instance.url, *SAFE))] == []
        assert said == []


def test_choosing_a_language_or_a_display_is_the_only_cookie_before_one_writes(
    device: Opener, instance: Instance
) -> None:
    page = device()
    page.goto("/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Give your opinion, follow the answer")
    assert len(page.context.cookies()) == 1


def test_a_first_visit_is_light(device: Opener) -> None:
    for path in ("/", f"{WATER}/", f"{WATER}/contributions"):
        page = device()
        received = transferred(page, path)
        assert sum(received.values()) <= FIRST_VISIT, received


def test_scripts_are_few(device: Opener, instance: Instance) -> None:
    page = device()
    page.goto(f"{WATER}/contributions")
    sources = page.eval_on_selector_all("script[src]", "all => all.map(one => one.src)")
    assert len(sources) == 2
    weights = [len(page.request.get(source).body()) for source in sources]
    assert sum(weights) <= SCRIPTS
    assert page.locator("script:not([src])").count() == 0


def test_a_list_page_is_light(instance: Instance) -> None:
    asked = urllib.request.Request(
        f"{instance.url}{WATER}/contributions", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(asked) as answer:
        sent = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent).count(b'class="item"') == 20
    assert len(sent) <= LIST_PAGE


def transferred(page: Page, path: str) -> dict[str, int]:
    """The bytes that the network carried for each address of a first visit."""
    session = page.context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    received: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["response"]["url"]

    def finished(event: dict[str, Any]) -> None:
        received[addresses.get(event["requestId"], event["requestId"])] = int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    page.goto(path, wait_until="networkidle")
    return received
