# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown is shown safely, and the same whichever way it is rendered."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel import html as kernel_html
from parvis.kernel.html import plain, render
from tests.kernel.attacks import ATTACKS

LINES = st.sampled_from(
    (
        *(
            "Un mot.",
            "l’eau : « oui »",
            "5 < 6 & 7",
            "- x",
            "1. y",
            "# t",
            "a*b*",
            "> q",
            " ",
            "",
            "\u00a0",
            "x ",
            " x",
        ),
        *(
            "a > b",
            '"cité"',
            "=",
            "|a|b|",
            "|-|-|",
            "http://a.fr",
            "é\u2028è",
            "\t",
            "`c`",
            "a\\",
            "&amp;",
            "~~s~~",
            "+1",
        ),
    )
)
MARKDOWN = st.lists(LINES, max_size=8).map("\n".join) | st.text(max_size=60)
REL = 'rel="nofollow ugc noopener noreferrer"'

_TAG = re.compile(r"<(/?)([^\s>]*)([^>]*)>")
_SAFE_ATTRIBUTES = re.compile(
    rf'(?: href="(?:https?://|mailto:|tel:|[/#?.\w%-])[^"]*" {REL}| {REL}| start="\d+")?'
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_harmless(attack: str) -> None:
    for _, tag, attributes in _TAG.findall(render(attack)):
        assert tag in kernel_html._SHOWN_TAGS
        assert _SAFE_ATTRIBUTES.fullmatch(attributes)
        scheme = re.match(r' href="([a-zA-Z][\w+.-]*):', attributes)
        assert scheme is None or scheme[1] in {"http", "https", "mailto", "tel"}


@given(MARKDOWN)
def test_no_tag_out_of_the_list_is_ever_shown(markdown: str) -> None:
    assert {tag for _, tag, _ in _TAG.findall(render(markdown))} <= kernel_html._SHOWN_TAGS


@given(MARKDOWN)
def test_plain_paragraphs_are_rendered_the_same_without_the_parser(markdown: str) -> None:
    parsed = kernel_html._CLEANER.clean(kernel_html._MARKDOWN.render(markdown))
    assert render(markdown) == parsed


@given(MARKDOWN)
def test_plain_text_is_the_same_without_the_parser(markdown: str) -> None:
    parsed = "\n\n".join(filter(None, kernel_html._text_blocks(kernel_html._MARKDOWN.parse(markdown))))
    assert plain(markdown) == parsed


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# A\n\n## B\n\n##### E", "<h3>A</h3>\n<h4>B</h4>\n<h6>E</h6>\n"),
        ("un\ndeux", "<p>un<br>\ndeux</p>\n"),
        ("**gras** *it* ~~non~~ `c`", "<p><strong>gras</strong> <em>it</em> <s>non</s> <code>c</code></p>\n"),
        ("    pas un programme", "<p>pas un programme</p>\n"),
        ("[note]: ceci reste", "<p>[note]: ceci reste</p>\n"),
        ("3. x\n4. y", '<ol start="3">\n<li>x</li>\n<li>y</li>\n</ol>\n'),
        ("L’eau\u00a0: 5 < 6", "<p>L’eau&nbsp;: 5 &lt; 6</p>\n"),
        ("[a](https://a.fr/?x=1&y=2)", f'<p><a href="https://a.fr/?x=1&amp;y=2" {REL}>a</a></p>\n'),
        ("[a](/consultations/)", f'<p><a href="/consultations/" {REL}>a</a></p>\n'),
        ("![Un plan](http://a.fr/p.png)", f'<p><a href="http://a.fr/p.png" {REL}>Un plan</a></p>\n'),
        ("![](http://a.fr/p.png)", f'<p><a href="http://a.fr/p.png" {REL}>http://a.fr/p.png</a></p>\n'),
        ("[![b](http://a.fr/i)](http://c.fr)", f'<p><a href="http://c.fr" {REL}>b</a></p>\n'),
        (
            "(https://a.fr/b_c_(d)).",
            f'<p>(<a href="https://a.fr/b_c_(d)" {REL}>https://a.fr/b_c_(d)</a>).</p>\n',
        ),
        ("**https://a.fr**", f'<p><strong><a href="https://a.fr" {REL}>https://a.fr</a></strong></p>\n'),
        (
            "xhttp://a.fr ftp://a.fr `http://a.fr`",
            "<p>xhttp://a.fr ftp://a.fr <code>http://a.fr</code></p>\n",
        ),
        ("", ""),
    ],
)
def test_each_mark_is_shown_as_its_tag(markdown: str, html: str) -> None:
    assert render(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Titre\n\nUn **mot** [lié](http://a.fr), &nbsp;`code`.", "Titre\n\nUn mot lié, \u00a0code."),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n\n1 2"),
        ("- un\n- deux", "un\n\ndeux"),
        ("![Un plan](http://a.fr/p.png)", "Un plan"),
        ("```\nx < y\n```", "x < y"),
        ("<b>pas du HTML</b>", "<b>pas du HTML</b>"),
    ],
)
def test_plain_text_has_no_mark(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    "markdown",
    [
        *(
            ">" * 9_000,
            "[" * 9_000,
            "*a " * 9_000,
            "![[]()" * 3_000,
            "`" * 9_000 + "a",
            "a://" * 5_000,
            "http://" * 5_000,
        ),
        *(
            "http://x" + ")" * 9_000,
            "<" * 9_000,
            "~~a" * 5_000,
            "**a *b " * 3_000,
            "- " * 5_000,
            "&#" * 9_000,
        ),
    ],
    ids=lambda markdown: markdown[:6],
)
def test_no_short_text_keeps_the_server_busy(markdown: str) -> None:
    began = time.process_time()
    render(markdown)
    assert time.process_time() - began < 1


def test_an_ordinary_text_is_rendered_in_half_a_millisecond() -> None:
    text = "Récupérer **l’eau de pluie** dans les écoles est une idée [simple](http://a.fr). " * 12
    began = time.process_time()
    for _ in range(100):
        render(text)
    assert (time.process_time() - began) / 100 < 0.001
