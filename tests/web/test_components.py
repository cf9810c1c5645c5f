# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The contract of themes: every component, with the same arguments, renders clean HTML."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from jinja2 import StrictUndefined, UndefinedError
from pytest_django.fixtures import Settings

import parvis.web
from parvis.web import chart, samples
from parvis.web.samples.shape import LONG_TITLE, LONG_WORD, Sample
from parvis.web.views import gallery

WEB = Path(parvis.web.__file__).parent
REFERENCE = WEB.parents[2] / "docs" / "reference" / "components.md"
PLAIN = WEB / "themes" / "plain"
CALLS = [(name, sample) for name, held in samples.every().items() for sample in held]
NAMES = [f"{name}-{rank}" for name, held in samples.every().items() for rank, _ in enumerate(held)]
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
CONTROLS = {"input", "select", "textarea"}
# Parts of a component that stands around them: the label or the described element is outside.
PARTS = {"described", "row"}


class Page(HTMLParser):
    """What a browser would read: elements, their attributes, and whether each is closed where it should."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.feed(html)
        self.faults += [f"<{tag}> never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> says {name} twice" for name in set(names) if names.count(name) > 1]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of place")

    def all(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


@pytest.fixture(params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(("name", "sample"), CALLS, ids=NAMES)
def test_a_component_renders_clean_html_in_every_state(name: str, sample: Sample, language: str) -> None:
    html = str(gallery.draw(name, sample))
    page = Page(html)
    assert page.faults == []
    assert re.findall(r"\bstyle=|\son\w+=|javascript:|hx-on|&amp;lt;|\bNone\b|\bUndefined\b", html) == []
    identifiers = page.all("id")
    assert sorted(identifiers) == sorted(set(identifiers))
    assert [
        attrs
        for tag, attrs in page.elements
        if tag == "svg" and "aria-hidden" not in attrs and "role" not in attrs
    ] == []
    assert [href for href in page.all("href") if href == ""] == []


@pytest.mark.parametrize(("name", "sample"), CALLS, ids=NAMES)
def test_every_control_has_its_name_and_what_describes_it(name: str, sample: Sample) -> None:
    if name in PARTS:
        return
    page = Page(str(gallery.draw(name, sample)))
    identifiers, labelled = set(page.all("id")), set(page.all("for"))
    controls = [attrs for tag, attrs in page.elements if tag in CONTROLS and attrs.get("type") != "hidden"]
    assert [attrs["id"] for attrs in controls if attrs["id"] not in labelled] == []
    told = " ".join(page.all("aria-describedby") + page.all("aria-labelledby")).split()
    assert [reference for reference in told if reference not in identifiers] == []
    assert [attrs for tag, attrs in page.elements if tag == "button" and "type" not in attrs] == []


def test_every_component_of_the_theme_is_in_the_gallery() -> None:
    files = sorted(path.stem for path in (PLAIN / "components").glob("*.html"))
    assert sorted(samples.every()) == files


@pytest.mark.parametrize("path", sorted((PLAIN / "components").glob("*.html")), ids=lambda path: path.stem)
def test_a_component_is_one_macro_of_its_name_under_eighty_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"{%-? macro (\w+)\(", text) == [path.stem]
    assert len(text.splitlines()) < 80
    assert re.search(r"{#(?! SPDX).+#}", text) is not None


@pytest.mark.parametrize("path", sorted((PLAIN / "components").glob("*.html")), ids=lambda path: path.stem)
def test_the_reference_gives_the_signature_of_every_component(path: Path) -> None:
    signature = re.search(r"{% macro (\w+\(.*?\)) %}", path.read_text(encoding="utf-8"))
    assert signature is not None
    assert f"```jinja\n{signature[1]}\n```" in REFERENCE.read_text(encoding="utf-8")


def test_a_missing_argument_is_an_error_not_a_blank() -> None:
    assert gallery.theme().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        gallery.draw("button", Sample("normal", {}))


def test_what_people_type_is_escaped_everywhere() -> None:
    typed = "<b onclick=alert(1)>"
    html = str(
        gallery.draw("contribution_row", Sample("normal", {"title": typed, "href": "#", "meta": [typed]}))
    )
    assert "<b" not in html
    assert html.count("&lt;b onclick=alert(1)&gt;") == 2


def test_the_words_that_test_layouts_have_the_length_they_claim() -> None:
    assert (len(LONG_TITLE), len(LONG_WORD)) == (140, 40)


def test_the_gallery_shows_every_component_in_a_demonstration(rf: RequestFactory, settings: Settings) -> None:
    settings.PARVIS_DEMO = True
    page = gallery.components(rf.get("/demonstration/composants")).content.decode()
    assert [name for name in samples.every() if f'id="c-{name}"' not in page] == []
    assert page.count("<h1") == 1


def test_the_gallery_does_not_exist_elsewhere(rf: RequestFactory, settings: Settings) -> None:
    settings.PARVIS_DEMO = False
    with pytest.raises(Http404):
        gallery.components(rf.get("/demonstration/composants"))


def test_a_visitor_page_asks_nothing_of_the_database_and_leaves_no_cookie(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.PARVIS_DEMO = True
    response = gallery.components(rf.get("/demonstration/composants"))
    assert list(response.cookies) == []
    assert response.has_header("Vary") is False


def test_our_scripts_and_styles_stay_within_their_budget() -> None:
    scripts = (WEB / "static" / "parvis.js").stat().st_size
    styles = sum(path.stat().st_size for path in (PLAIN / "static").glob("*.css"))
    assert (scripts <= 10_000, styles <= 36_000) == (True, True)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((255, 58, 99), (62, 14, 24)),
        ((1, 1, 1), (34, 33, 33)),
        ((0, 0, 5), (0, 0, 100)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_shares_add_up_to_a_hundred(votes: tuple[int, int, int], expected: tuple[int, int, int]) -> None:
    found = chart.shares(*votes)
    assert (found.agree, found.mixed, found.disagree) == expected


def test_a_chart_stays_inside_its_frame_and_starts_from_zero() -> None:
    drawn = chart.line([("lun.", 0), ("mar.", 58), ("mer.", 84)])
    assert [mark.y for mark in drawn.marks] == [204.0, 92.6, 42.7]
    assert [tick.text for tick in drawn.ticks_y] == ["0", "50", "100"]
    assert chart.bars([]).marks == ()
