# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What a text from elsewhere must be to enter: larger limits than for people who type, never a cut."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parvis.core.enums import State
from parvis.core.kinds import LINK_LIMIT, contribution_kinds
from parvis.core.models import Rule
from parvis.exchange.formats import ID_LIMIT, Format, Text
from parvis.kernel import text as words
from parvis.kernel.refusal import Refused

CELL_LIMIT: Final = 4_000_000
BODY_LIMIT: Final = 200_000
TITLE_LIMIT: Final = 300
NAME_LIMIT: Final = 80
THEME_LIMIT: Final = 140
ORGANISATION_LIMIT: Final = 200
LANGUAGE_LIMIT: Final = 8
_LANGUAGE: Final = gettext_lazy("the language")
_IDENTIFIER: Final = gettext_lazy("the identifier")
_AUTHOR: Final = gettext_lazy("the name of the author")
_ORGANISATION: Final = gettext_lazy("the name of the organisation")
_THEME: Final = gettext_lazy("the name of the theme")
_TITLE: Final = gettext_lazy("the title")
_TEXT: Final = gettext_lazy("the text")
_LINK: Final = gettext_lazy("the link")


def clean(known: Format, text: Text) -> Text:
    """The text tidy, or Refused with what prevents it from entering."""
    tidy = replace(
        text,
        title=words.clean_line(text.title),
        body=words.clean_text(text.body),
        author=words.clean_line(text.author),
        organisation=words.clean_line(text.organisation),
        data={key: words.clean_line(value) for key, value in text.data.items() if value},
    )
    for code, sentence in _faults(known, tidy):
        raise Refused(code, sentence)
    return tidy


def _faults(known: Format, text: Text) -> Iterator[tuple[str, str]]:
    kind = contribution_kinds.get(text.kind)
    if kind is None or text.kind not in known.kinds:
        yield "kind.unknown", _("“%(kind)s” is not a kind of contribution") % {"kind": text.kind}
        return
    if text.parent.kind not in kind.parents if text.parent else bool(kind.parents):
        yield "parent.place", _("a text of this kind stands under another one, or alone: not here")
    if text.rule and text.rule not in Rule.values:
        yield "rule.unknown", _("“%(rule)s” is not a rule") % {"rule": text.rule}
    # Hidden and withdrawn texts of an export come without a word: that is the point.
    if kind.body_required and not text.body and text.state == State.PUBLISHED and not known.is_copy:
        yield "body.missing", _("the text is empty")
    yield from _excesses(text)
    if not text.data.get("link", "https://").startswith(("http://", "https://")):
        yield "link.form", _("the link does not begin with http:// or https://")


def _excesses(text: Text) -> Iterator[tuple[str, str]]:
    theme = max((len(one.name) for one in text.subjects), default=0)
    limits = (
        (len(text.id), ID_LIMIT, _IDENTIFIER),
        (len(text.author), NAME_LIMIT, _AUTHOR),
        (len(text.organisation), ORGANISATION_LIMIT, _ORGANISATION),
        (theme, THEME_LIMIT, _THEME),
        (len(text.title), TITLE_LIMIT, _TITLE),
        (len(text.body), BODY_LIMIT, _TEXT),
        (len(text.data.get("link", "")), LINK_LIMIT, _LINK),
        (len(text.language), LANGUAGE_LIMIT, _LANGUAGE),
    )
    for length, limit, name in limits:
        if length > limit:
            yield "text.long", too_long(name, length, limit)


def too_long(what: object, length: int, limit: int) -> str:
    """Why something does not enter: it would have to be cut."""
    sentence = _("%(what)s has %(length)d characters, %(limit)d at most")
    return sentence % {"what": what, "length": length, "limit": limit}
