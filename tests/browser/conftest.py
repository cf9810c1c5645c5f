# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A demonstration served as a newcomer would, and a real Chromium to look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.instance import Instance
from tools import served

Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is in this folder drives a browser: run it with `make browser-test`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The demonstration, prepared once and served for the whole run."""
    folder = tmp_path_factory.mktemp("demo")
    with served.demonstration(folder) as url:
        yield Instance(url, folder / "demo")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(served.CHROMIUM).exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    with served.chromium() as opened:
        yield opened


@pytest.fixture
def device(browser: Browser, instance: Instance) -> Iterator[Opener]:
    """Open a page on a device nobody has used yet, as a visitor or as one of the personas."""
    opened: list[BrowserContext] = []

    def open_page(persona: str = "", **options: Any) -> Page:
        context = new_context(browser, instance, **options)
        opened.append(context)
        return signed_in(context, instance, persona)

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts: everything is possible either way."""
    return bool(request.param)


@pytest.fixture
def page(device: Opener, scripts: bool) -> Page:
    """A page of a new visitor, with and without JavaScript."""
    return device(java_script_enabled=scripts)


def new_context(browser: Browser, instance: Instance, **options: Any) -> BrowserContext:
    """A device that reads French, on a desk unless told otherwise."""
    told = {"base_url": instance.url, "locale": "fr-FR", "viewport": {"width": 1280, "height": 900}}
    context = browser.new_context(**{**told, **options})
    context.set_default_timeout(10_000)
    return context


def signed_in(context: BrowserContext, instance: Instance, persona: str) -> Page:
    """A page of this device, signed in as a persona if one is named."""
    page = context.new_page()
    if persona:
        done = page.request.post(f"/demonstration/personnes/{persona}", headers={"Origin": instance.url})
        assert done.status == 200
    return page
