# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One's own texts and votes as « Mes contributions » shows them: a state, its date, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parvis.core import kinds
from parvis.core.enums import Position, State, Verdict
from parvis.core.models import Rule
from parvis.core.queries.mine import After, Counts
from parvis.kernel import paths
from parvis.kernel import text as texts
from parvis.web.format import date_text
from parvis.web.parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The words of the address, and the states they stand for.
STANDINGS: Final = {
    "publiees": "published",
    "avec-reponse": "answered",
    "masquees": "hidden",
    "retirees": "withdrawn",
}
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Card:
    """One text: where it stands, and what one may do about it."""

    title: str
    href: str
    space: str
    number_text: str
    state: str
    state_text: str
    facts: list[str] = field(default_factory=list)
    acts: list[dict[str, Any]] = field(default_factory=list)


def tabs(counts: Counts, current: str) -> list[Link]:
    """The filters, as links; those that would show nothing are left out."""
    shown = [
        ("", pgettext("contributions", "All"), counts.everything),
        ("brouillons", pgettext("contributions", "Drafts"), counts.drafts),
        ("publiees", pgettext("contributions", "Published"), counts.published),
        ("avec-reponse", pgettext("contributions", "With an answer"), counts.answered),
        ("masquees", pgettext("contributions", "Hidden"), counts.hidden),
        ("retirees", pgettext("contributions", "Withdrawn"), counts.withdrawn),
    ]
    return [
        Link(text, paths.mine(etat=word), word == current, count)
        for word, text, count in shown
        if count or word in {"", current}
    ]


def card(row: Any, *, at: datetime) -> Card:
    """One row of one's texts."""
    path = address(row)
    state, words = _state(row)
    return Card(
        title=row.title or _extract(row),
        href=path,
        space=row.space__title,
        number_text=_("no. %(number)s") % {"number": row.number} if row.number else "",
        state=state,
        state_text=words,
        facts=_facts(row, at),
        acts=_acts(row, path, at),
    )


def address(row: Any) -> str:
    """Where a text is read."""
    kind = kinds.space_kinds[row.space__kind].path
    number = row.number or row.root__number or 0
    page = paths.contribution(
        kind, row.space__slug, number, row.title if row.number else row.root__title or ""
    )
    return page if row.number else paths.reading(page, row.kind, row.pk)


def vote_rows(rows: Iterable[Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """One's votes as lines of a table: consultation, number, title, position, date."""
    for row in rows:
        number = row.contribution__number or row.contribution__root__number
        title = row.contribution__title or _("argument on “%(title)s”") % {
            "title": row.contribution__root__title
        }
        position = str(Position(row.position).label)
        yield row.contribution__space__title, str(number or ""), title, position, row.at.isoformat()


def vote_path(row: Any) -> str:
    """Where the text one voted on is read."""
    kind = kinds.space_kinds[row.contribution__space__kind].path
    number = row.contribution__number or row.contribution__root__number or 0
    title = row.contribution__title if row.contribution__number else row.contribution__root__title
    return paths.contribution(kind, row.contribution__space__slug, number, title or "")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def read_after(word: str) -> After | None:
    """Where a page begins, from its address."""
    moment, _dash, pk = word.partition("-")
    if not (moment.isdecimal() and pk.isdecimal() and len(moment) < 18 and len(pk) < 18):
        return None
    return After(datetime.fromtimestamp(0, UTC) + (int(moment) * (datetime.resolution)), int(pk))


def after_word(at: datetime, pk: int) -> str:
    """Where the next page begins, for its address."""
    return f"{(at - datetime.fromtimestamp(0, UTC)) // datetime.resolution}-{pk}"


def _state(row: Any) -> tuple[str, str]:
    if row.state == State.HIDDEN:
        return "hidden", _("Hidden on %(date)s") % {"date": _day(row.hidden_at)}
    if row.state == State.WITHDRAWN:
        return "withdrawn", _("Withdrawn on %(date)s") % {"date": _day(row.withdrawn_at)}
    if row.verdict:
        return "answered", _("Answer published on %(date)s") % {"date": _day(row.answered_at)}
    return "plain", _("Published on %(date)s") % {"date": _day(row.published_at)}


def _facts(row: Any, at: datetime) -> list[str]:
    if row.state == State.HIDDEN:
        rule = Rule(row.rule).label if row.rule else _("another reason")
        said = [_("Reason: %(rule)s") % {"rule": rule}, row.statement or ""]
        if row.appealed_at:
            said.append(
                _("Contested on %(date)s: somebody else is looking at it.") % {"date": _day(row.appealed_at)}
            )
        return [part for part in said if part]
    if row.verdict and row.state == State.PUBLISHED:
        decided = str(Verdict(row.verdict).label)
        words = {"decision": decided, "reason": row.reason}
        return [_("%(decision)s: “%(reason)s”") % words if row.reason else decided]
    if row.state == State.PUBLISHED and row.number and row.answers_due:
        words = {"date": date_text(row.answers_due)}
        if row.answers_due <= at:
            return [_("Answer promised on %(date)s, late") % words]
        return [_("Answer expected before %(date)s") % words]
    return []


def _acts(row: Any, path: str, at: datetime) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page, _hash, _anchor = path.partition("#")
    named = {} if row.number else {"texte": row.pk}
    if row.state == State.PUBLISHED:
        if row.verdict:
            found.append({"text": _("Read the answer"), "href": f"{page}#reponse"})
        elif row.number and row.answers_due and row.answers_due <= at:
            space = paths.space(kinds.space_kinds[row.space__kind].path, row.space__slug)
            found.append({"text": _("Why has it no answer?"), "href": f"{space}#contrat"})
        found.append({"text": _("Edit"), "href": paths.with_query(f"{page}/modifier", **named)})
        found.append({"text": _("Withdraw"), "href": paths.with_query(f"{page}/retirer", **named)})
    if row.state == State.HIDDEN and row.decision and not row.appealed_at:
        found.append({"text": _("Contest"), "href": paths.appeal(row.decision)})
    if row.receipt:
        found.append({"text": _("Receipt"), "href": paths.receipt(row.receipt)})
    return found


def _extract(row: Any) -> str:
    label = str(kinds.contribution_kinds[row.kind].label)
    return _("%(kind)s on no. %(number)s “%(title)s”") % {
        "kind": label[:1].upper() + label[1:],
        "number": row.root__number,
        "title": texts.excerpt(row.root__title or "", 12),
    }


def _day(moment: datetime | None) -> str:
    return date_text(moment) if moment else "…"
