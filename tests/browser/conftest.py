# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A demonstration served as a newcomer would, and a real Chromium to look at it."""

import email
import email.policy
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BIN = Path(sys.executable).parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CODE = re.compile(r"\b(\d{3}) (\d{3})\b")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is in this folder drives a browser: run it with `make browser-test`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Instance:
    """A served demonstration."""

    url: str
    folder: Path

    def mails_to(self, address: str) -> list[str]:
        """The texts of the mails sent to an address, oldest first."""
        found = []
        for path in sorted((self.folder / "mail").glob("*"), key=lambda path: path.stat().st_mtime_ns):
            for raw in path.read_bytes().split(b"-" * 79):
                message = email.message_from_bytes(raw.strip(), policy=email.policy.default)
                if address in str(message["To"]):
                    found.append(f"{message['Subject']}\n{message.get_content()}")
        return found

    def wait_for_mail(self, address: str, containing: str, *, seconds: float = 15) -> str:
        """The last mail to an address that holds these words, once the worker has sent it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [text for text in self.mails_to(address) if containing in text]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No mail to {address} with “{containing}”: {self.mails_to(address)}")

    def code_for(self, address: str) -> str:
        """The six digits mailed to an address."""
        found = CODE.search(self.wait_for_mail(address, "code"))
        assert found is not None
        return "".join(found.groups())


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The demonstration, prepared once and served for the whole run."""
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
    told = {name: value for name, value in os.environ.items() if not name.startswith(("PARVIS_", "DJANGO_"))}
    told["PARVIS_DATA_DIR"] = str(folder)
    log = (folder / "serve.log").open("wb")
    child = subprocess.Popen(
        [BIN / "parvis", "demo", "--port", str(port)], env=told, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        wait_until_served(f"http://127.0.0.1:{port}/readyz", child, folder / "serve.log")
        yield Instance(f"http://127.0.0.1:{port}", folder / "demo")
    finally:
        child.terminate()
        child.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def context(request: pytest.FixtureRequest, browser: Browser, instance: Instance) -> Iterator[BrowserContext]:
    """A new visitor's browser, with and without JavaScript."""
    opened = browser.new_context(
        base_url=instance.url,
        java_script_enabled=request.param,
        locale="fr-FR",
        viewport={"width": 1280, "height": 900},
    )
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that visitor."""
    return context.new_page()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_until_served(url: str, child: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait for the first answer, or say what the server said."""
    end = time.monotonic() + 120
    while time.monotonic() < end and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The demonstration was not served:\n{log.read_text()[-3000:]}")
