# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Take the pictures of the documentation: each screen of a fresh demonstration, on a desk and on a phone."""

import base64
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click
from playwright.sync_api import Browser, Page

from tools import served

IMAGES: Final = Path(__file__).parent.parent / "docs" / "images"
# Width and greatest height of a picture, in pixels.
SIZES: Final = ((1280, 1100), (360, 1600))
LARGEST: Final = 60_000
QUALITIES: Final = (80, 70, 60, 50, 40, 30)
WATER: Final = "/consultations/l-eau-en-partage"


@dataclass(frozen=True)
class Screen:
    """A page to show: its address, who looks at it, what they did there."""

    name: str
    path: str
    persona: str = ""
    act: Callable[[Page], None] | None = None


def _open_answered(page: Page) -> None:
    page.get_by_role("link", name="Réparer les fuites avant de restreindre les usages").first.click()


def _begin_to_write(page: Page) -> None:
    page.get_by_label("Votre idée en une phrase").press_sequentially(
        "Des cuves d’eau de pluie dans les écoles"
    )
    page.locator("#proches li").first.wait_for()
    page.get_by_label("Villes").check()


SCREENS: Final = (
    Screen("home", "/"),
    Screen("consultation", f"{WATER}/"),
    Screen("contributions", f"{WATER}/contributions"),
    Screen("contribution", f"{WATER}/contributions?tri=soutenues", act=_open_answered),
    Screen("propose", f"{WATER}/proposer", act=_begin_to_write),
    Screen("mine", "/mes-contributions", persona="claire"),
    Screen("sign-in", "/connexion"),
    Screen("steer", f"{WATER}/animer", persona="sofia"),
)


@click.command()
@click.option("--into", type=click.Path(path_type=Path), default=IMAGES, help="Where the pictures go.")
@click.option("--raw", is_flag=True, help="Also keep whole pages, as large PNG files, to look at closely.")
@click.argument("names", nargs=-1)
def command(into: Path, *, raw: bool, names: tuple[str, ...]) -> None:
    """Take every picture, or those named."""
    into.mkdir(parents=True, exist_ok=True)
    screens = [screen for screen in SCREENS if not names or screen.name in names]
    with (
        tempfile.TemporaryDirectory() as folder,
        served.demonstration(Path(folder)) as url,
        served.chromium() as browser,
        click.progressbar([(screen, size) for screen in screens for size in SIZES]) as pictures,
    ):
        for screen, (width, height) in pictures:
            page = _shown(browser, url, screen, width)
            if raw:
                page.screenshot(path=into / f"{screen.name}-{width}.png", full_page=True)
            (into / f"{screen.name}-{width}.webp").write_bytes(_picture(page, width, height))
            page.context.close()


def _shown(browser: Browser, url: str, screen: Screen, width: int) -> Page:
    context = browser.new_context(
        base_url=url,
        locale="fr-FR",
        color_scheme="light",
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    if screen.persona:
        page.request.post(f"/demonstration/personnes/{screen.persona}", headers={"Origin": url})
    page.goto(screen.path)
    if screen.act is not None:
        screen.act(page)
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    return page


def _picture(page: Page, width: int, height: int) -> bytes:
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    # A window as tall as the picture: what sticks to the bottom of a phone is at the bottom of the picture.
    page.set_viewport_size({"width": width, "height": min(whole, height)})
    session = page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": width, "height": min(whole, height), "scale": 1}
    for quality in QUALITIES:
        asked = {"format": "webp", "quality": quality, "clip": clip}
        taken = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
        if len(taken) <= LARGEST:
            return taken
    raise click.ClickException(f"{page.url} does not fit in {LARGEST} bytes.")


if __name__ == "__main__":
    command()
