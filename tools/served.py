# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A demonstration served from a folder of its own, and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

BIN: Final = Path(sys.executable).parent
CHROMIUM: Final = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OK: Final = 200


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """Serve the demonstration as a newcomer would; its address."""
    port = free_port()
    told = {name: value for name, value in os.environ.items() if not name.startswith(("PARVIS_", "DJANGO_"))}
    told["PARVIS_DATA_DIR"] = str(folder)
    log = folder / "serve.log"
    with log.open("wb") as written:
        child = subprocess.Popen(
            [BIN / "parvis", "demo", "--port", str(port)], env=told, stdout=written, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_served(f"http://127.0.0.1:{port}/readyz", child, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            child.terminate()
            child.wait(timeout=20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the machine."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_served(url: str, child: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 — our own server
                if answer.status == OK:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The demonstration was not served:\n{log.read_text()[-3000:]}")
