# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""HTML of other platforms becomes Markdown that shows the same words."""

import csv
import html as entities
import re
from pathlib import Path

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parvis.kernel.html import from_html, render

INLINE = ("strong", "b", "em", "i", "u", "s", "a", "code", "span", "o:p", "sup", "font")
BLOCK = tuple("p div h1 h3 blockquote ul ol li pre table tr td th section dl dt".split())  # noqa: SIM905
TEXTS = (
    *("mot", "l’eau", "l'", " ", "\n", "\t", "&nbsp;", "«&nbsp;un&nbsp;»", "é", "100 %", "…", "."),
    *("*", "**", "_", "a_b", "__", "~", "~~", "`", "``", "```", "\\", "\\*", "!", "[x](y)", "[", "]", "(z)"),
    *(
        "&lt;b&gt;",
        "&lt;http://a.fr&gt;",
        "&amp;amp;",
        "&amp;eacute;",
        "http://a.fr/b_c_d",
        "[n]: http://x.fr",
    ),
    *(
        "#",
        "# t",
        "- x",
        "-",
        "---",
        "1. x",
        "2)",
        "&gt; q",
        "+ z",
        "=",
        "===",
        ":-:",
        "|",
        "| a |",
        "|---|---|",
    ),
    *("<br>", "<br><br>", "<hr>", "<!-- c -->", "<img alt=''>"),
)

_TAG = re.compile(r"<(/?)([a-z0-9:]+)[^>]*>")
_WORD = re.compile(r"[^\W_]+")


def words_shown(html: str) -> list[str]:
    """The words a reader sees: blocks and breaks part them, other tags do not."""
    well_formed = nh3.clean(
        html, tags={*BLOCK, *INLINE, "br", "hr", "h4", "h5", "h6", "thead", "tbody"}, link_rel=None
    )
    parted = _TAG.sub(lambda tag: " " if tag[2] not in INLINE else "", well_formed)
    return _WORD.findall(entities.unescape(parted))


def a_tag(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inside: f"<{tag}{' href=/x' if tag == 'a' else ''}>{''.join(inside)}</{tag}>",
        st.sampled_from((*INLINE, *BLOCK)),
        st.lists(children, max_size=4),
    )


PAGES = st.lists(st.recursive(st.sampled_from(TEXTS), a_tag, max_leaves=25), max_size=6).map("".join)


@given(PAGES)
@example("<p>a<b>*</b>(b)</p>")
@example("<a>[x</a>(y)")
@example("<strong>l'</strong>article")
@example("<ul>texte<li>un<ul><li>deux</ul><p>trois</p></ul>")
@example("<table><tr><td>1|2<td><pre>a|b</pre></table>")
def test_no_word_of_the_html_is_lost_or_added(html: str) -> None:
    assert words_shown(render(from_html(html))) == words_shown(html)


@given(PAGES)
def test_reading_back_what_was_rendered_changes_nothing(html: str) -> None:
    once = from_html(html)
    assert words_shown(render(from_html(render(once)))) == words_shown(render(once))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>L&rsquo;eau&nbsp;: un <b>bien</b> <i>commun</i></p>", "L’eau\u00a0: un **bien** *commun*"),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb"),
        ("un<br />deux<br><br>trois", "un\ndeux\n\ntrois"),
        ("<strong> gras </strong>suite", "**gras** suite"),
        ("<strong>un</strong><strong> deux</strong>", "**un deux**"),
        ("<strong>l'</strong>article", "l'article"),
        ("<p><strong></strong>rien</p>", "rien"),
        ("<h1>Titre</h1><h3>Sous-titre</h3>", "# Titre\n\n### Sous-titre"),
        ("<ul><li>un</li><li>deux<ul><li>trois</li></ul></li></ul>", "- un\n- deux\n  - trois"),
        ('<ol start="3"><li>un</li><li>deux</li></ol>', "3. un\n4. deux"),
        ("<ul><li>un</li></ul><ul><li>deux</li></ul>", "- un\n\n+ deux"),
        ("<blockquote><p>un</p><p>deux</p></blockquote>", "> un\n>\n> deux"),
        ('<a href="http://x.fr/(a)">lien</a>', "[lien](http://x.fr/%28a%29)"),
        ('<a href="javascript:alert(1)">lien</a>', "lien"),
        ('<img src="http://x.fr/plan.png">', "[plan.png](http://x.fr/plan.png)"),
        ('<img src="http://x.fr/plan.png" alt="Le plan">', "[Le plan](http://x.fr/plan.png)"),
        ("<code>a`b</code>", "`` a`b ``"),
        ("<pre>un\n  deux</pre>", "```\nun\n  deux\n```"),
        ("a<hr>b", "a\n\n***\n\nb"),
        ("<o:p>Word</o:p> <font color=red>rouge</font>", "Word rouge"),
        ("<p>1. non</p><p># non</p><p>- non</p>", "1\\. non\n\n\\# non\n\n\\- non"),
        ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("<table><tr><td>mise en page</table>", "mise en page"),
        ("", ""),
    ],
)
def test_each_dress_becomes_its_mark(html: str, markdown: str) -> None:
    assert from_html(html) == markdown


def test_a_very_deep_page_is_read_to_the_end() -> None:
    html = "<blockquote><ul><li>" * 400 + "fin" + "</li></ul></blockquote>" * 400
    assert words_shown(render(from_html(html))) == ["fin"]


@pytest.mark.real_data
def test_the_consultation_of_2015_loses_no_word(real_data: Path) -> None:
    proposals = real_data / "consultation" / "republique-numerique-2015" / "propositions.csv"
    with proposals.open(encoding="utf-8", newline="") as file:
        bodies = {row["id"]: row["body_html"] for row in csv.DictReader(file)}
    # An image becomes a link that bears its file's name: words the page did not show.
    bodies = {key: re.sub(r"<img[^>]*>", "", body) for key, body in bodies.items()}
    changed = [
        key for key, body in bodies.items() if words_shown(render(from_html(body))) != words_shown(body)
    ]
    assert (len(bodies), changed) == (696, [])
