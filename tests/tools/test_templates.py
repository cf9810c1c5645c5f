# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What a template may not hold."""

import pytest

from tools import templates

REFUSED = (
    "{{ title | safe }}",
    "{{ body|safe }}",
    "{% autoescape false %}",
    '<p style="color: red">',
    '<button onclick="go()">',
    '<div hx-on:click="go()">',
    '<a href="javascript:go()">',
    "<script>go()</script>",
    "<style>p {}</style>",
    '<img src="https://exemple.fr/a.png">',
    '<link rel="stylesheet" href="//exemple.fr/a.css">',
    "<form>{{ csrf_token }}</form>",
)
ALLOWED = (
    "{{ c.body_html | safe }}",
    "{{ c.body_html|safe }}",
    "{# style= and onclick= are refused here #}",
    '<script src="{{ static("parvis.js") }}" defer></script>',
    '<a href="https://exemple.fr">',
    '<link rel="canonical" href="https://exemple.fr/">',
    '<p data-style="plain" class="button">online = yes</p>',
)


@pytest.mark.parametrize("text", REFUSED)
def test_a_template_is_refused(text: str) -> None:
    assert [line for line, _reason in templates.faults(f"\n{text}")] == [2]


@pytest.mark.parametrize("text", ALLOWED)
def test_a_template_is_accepted(text: str) -> None:
    assert list(templates.faults(text)) == []
