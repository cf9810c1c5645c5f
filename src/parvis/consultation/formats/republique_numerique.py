# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The consultation of 2015 on the digital bill: three CSV files of a Cap Collectif platform."""

import re
from html import escape
from typing import Final

from parvis.core.enums import Side, State
from parvis.exchange.formats import Format, Key, Origin, Sheet, Subject, Text, cells
from parvis.kernel import html
from parvis.kernel.tabular import Row

_SIDES: Final = {"pour": Side.FOR.value, "contre": Side.AGAINST.value}
# The platform kept the line ends of a text box, and sometimes the tag beside them.
_BREAK: Final = re.compile(r"<br ?/?>(?:\r\n|\n)?|\r\n|\n", re.IGNORECASE)


def proposal(row: Row) -> Text:
    """A proposal: its text is HTML, its votes have three values, its section is a theme of two levels."""
    section = row.cells["section"].strip()
    return Text(
        kind="proposal",
        id=cells.required(row, "id"),
        at=cells.moment(row, "created_at"),
        changed_at=cells.optional_moment(row, "updated_at"),
        author=cells.required(row, "author"),
        subjects=(
            Subject(f"section:{section}", section),
            Subject(cells.required(row, "section_id"), cells.required(row, "section_subtitle")),
        ),
        title=cells.required(row, "title"),
        body=html.from_html(row.cells["body_html"]),
        state=State.HIDDEN if cells.flag(row, "is_trashed") else State.PUBLISHED,
        votes={
            "agree": cells.whole(row, "votes_ok"),
            "mixed": cells.whole(row, "votes_mitige"),
            "disagree": cells.whole(row, "votes_nok"),
        },
        declared={
            "argument:for": cells.whole(row, "arguments_yes"),
            "argument:against": cells.whole(row, "arguments_no"),
            "source": cells.whole(row, "sources_count"),
        },
    )


def argument(row: Row) -> Text:
    """An argument: plain text, for or against, with the number of people it convinced."""
    is_shown = cells.flag(row, "is_enabled") and not cells.flag(row, "is_trashed")
    return Text(
        kind="argument",
        id=cells.required(row, "id"),
        parent=Key("proposal", cells.required(row, "proposal_id")),
        at=cells.moment(row, "created_at"),
        changed_at=cells.optional_moment(row, "updated_at"),
        author=cells.required(row, "author"),
        side=cells.one_of(row, "side", _SIDES),
        body=from_text(row.cells["body"]),
        state=State.PUBLISHED if is_shown else State.HIDDEN,
        votes={"agree": cells.whole(row, "votes_count")},
    )


def source(row: Row) -> Text:
    """A source: a title, a link and a few words."""
    return Text(
        kind="source",
        id=cells.required(row, "id"),
        parent=Key("proposal", cells.required(row, "proposal_id")),
        at=cells.moment(row, "created_at"),
        author=cells.required(row, "author"),
        title=cells.required(row, "title"),
        body=from_text(row.cells["body"]),
        data={"link": row.cells["link"].strip()},
        votes={"agree": cells.whole(row, "votes_count")},
    )


def from_text(text: str) -> str:
    """A text typed without markup, as Markdown that shows it as it was typed."""
    lines = [line.strip() for line in _BREAK.split(text)]
    typed = "\n".join(lines).strip("\n")
    return (
        typed
        if html.is_plain(typed)
        else html.from_html("<br>".join(escape(line, quote=False) for line in lines))
    )


_COMMON: Final = ("id", "author", "created_at")
FORMAT: Final = Format(
    key="republique-numerique",
    space_kind="consultation",
    origin=lambda _folder: Origin(title="République numérique"),
    kinds=("proposal", "argument", "source"),
    sheets=(
        Sheet(
            "proposal",
            "propositions.csv",
            (
                *_COMMON,
                "section_id",
                "section",
                "section_subtitle",
                "title",
                "body_html",
                "updated_at",
                "is_trashed",
                "votes_ok",
                "votes_mitige",
                "votes_nok",
                "arguments_yes",
                "arguments_no",
                "sources_count",
            ),
            proposal,
            required=True,
        ),
        Sheet(
            "argument",
            "arguments.csv",
            (
                *_COMMON,
                "proposal_id",
                "side",
                "body",
                "updated_at",
                "votes_count",
                "is_enabled",
                "is_trashed",
            ),
            argument,
        ),
        Sheet(
            "source", "sources.csv", (*_COMMON, "proposal_id", "title", "link", "body", "votes_count"), source
        ),
    ),
)
