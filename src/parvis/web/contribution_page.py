# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of a contribution shows, in its own words."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from parvis.core.enums import Capacity, State
from parvis.core.queries.thread import Order
from parvis.kernel import paths, text
from parvis.web import places
from parvis.web.contribution_rows import byline, numbered
from parvis.web.discussing import Frame
from parvis.web.format import date, date_text, number
from parvis.web.parts import Link

if TYPE_CHECKING:
    from parvis.core.models import Contribution, Person
    from parvis.core.queries.detail import Gone
    from parvis.core.queries.similar import Near

# Long enough for a card of a social network or a search engine, short enough to be read.
DESCRIPTION: Final = 40


def of(contribution: Contribution, *, person: Person | None) -> dict[str, Any]:
    """The head of the page: where it stands, who wrote it and when, what one may do with it."""
    address = places.path_of(contribution)
    current = contribution.text
    return {
        "contribution": contribution,
        "space": contribution.space,
        "address": address,
        "canonical": paths.absolute(settings.PARVIS_PUBLIC_URL, address),
        "description": text.excerpt(unescape(strip_tags(current.body_html)), DESCRIPTION)
        or contribution.title,
        "crumbs": crumbs(contribution, Link(numbered(contribution.number or 0))),
        "meta": _meta(contribution),
        "acts": _acts(contribution, person),
        "language": current.language if current.language != get_language() else None,
        "body_html": current.body_html,
        "tally": contribution.tally,
        "hidden_notice": _hidden_notice(contribution),
    }


def crumbs(contribution: Contribution, *last: Link) -> list[Link]:
    """From the consultation down to the contribution, through its theme."""
    space = contribution.space
    kind, slug = space.plan.path, space.slug
    themes = [contribution.theme.parent, contribution.theme] if contribution.theme else []
    named = [Link(theme.name, paths.contributions(kind, slug, theme=theme.slug)) for theme in themes if theme]
    return [Link(space.title, places.space_path(space)), *(named or [_all(contribution)]), *last]


def of_gone(contribution: Contribution, gone: Gone) -> dict[str, Any]:
    """What is said of a contribution that can no longer be read."""
    space, name = contribution.space, numbered(contribution.number or 0)
    kind = space.plan.path
    hidden = contribution.state == State.HIDDEN
    return {
        "space": space,
        "title": _("Contribution %(number)s") % {"number": name},
        "crumbs": [Link(space.title, places.space_path(space)), _all(contribution), Link(name)],
        "state": contribution.state,
        "sentence": _hidden(gone) if hidden else _withdrawn(gone, name),
        "list_path": paths.contributions(kind, space.slug),
        "reasons_path": places.space_path(space, "masquees") if hidden else None,
    }


def near(contribution: Contribution, found: list[Near]) -> list[Link]:
    """The contributions close to this one."""
    kind, slug = contribution.space.plan.path, contribution.space.slug
    return [
        Link(f"{numbered(each.number)} {each.title}", paths.contribution(kind, slug, each.number, each.title))
        for each in found
    ]


def orders(frame: Frame) -> list[Link]:
    """The two orders of arguments."""
    return [
        Link(
            pgettext("arguments", "The most convincing"),
            f"{frame.act()}#argumenter",
            frame.order == Order.CONVINCING,
        ),
        Link(
            pgettext("arguments", "The most recent"),
            f"{frame.act(ordre='recents')}#argumenter",
            frame.order == Order.RECENT,
        ),
    ]


def imported(contribution: Contribution) -> dict[str, Any] | None:
    """The totals another platform declared, and the sentence that keeps them apart."""
    totals = contribution.data.get("imported_votes")
    if not totals or not sum(totals.values()):
        return None
    year = contribution.published_at.year if contribution.published_at else ""
    sentence = _("Totals taken over from the consultation of %(year)s, not verifiable here.") % {"year": year}
    return {position: totals.get(position, 0) for position in ("agree", "mixed", "disagree")} | {
        "sentence": sentence
    }


def _meta(contribution: Contribution) -> list[Any]:
    current = contribution.text
    facts: list[Any] = [byline(contribution.byline, contribution.capacity)]
    if contribution.capacity == Capacity.ORGANISATION:
        verified = contribution.organisation_id is not None
        facts.append(_("verified organisation") if verified else _("organisation not verified"))
    if contribution.published_at is not None:
        facts.append(date(contribution.published_at))
    if current.number > 1:
        facts.append(_edited(contribution))
    return facts


def _edited(contribution: Contribution) -> str:
    words, earlier = {"date": date_text(contribution.text.at)}, contribution.tally.earlier
    if not earlier:
        return _("edited on %(date)s") % words
    sentence = ngettext(
        "edited on %(date)s (%(n)s vote was cast on the version before)",
        "edited on %(date)s (%(n)s votes were cast on the version before)",
        earlier,
    )
    return sentence % {**words, "n": number(earlier)}


def _acts(contribution: Contribution, person: Person | None) -> list[dict[str, Any]]:
    history = {"text": _("History"), "symbol": "history", "href": places.path_of(contribution, "historique")}
    follow = {
        "text": _("Follow"),
        "symbol": "bell",
        "action": places.path_of(contribution, "suivre"),
        "name": "matter",
        "value": "all",
    }
    share = {"text": pgettext("verb", "Share"), "symbol": "share-2", "href": "#partager"}
    report = {"text": _("Report"), "symbol": "flag", "href": places.path_of(contribution, "signaler")}
    edit = {"text": _("Edit"), "symbol": "pencil", "href": places.path_of(contribution, "modifier")}
    withdraw = {"text": _("Withdraw"), "symbol": "undo-2", "href": places.path_of(contribution, "retirer")}
    if person is not None and person.pk == contribution.author_id:
        return [edit, withdraw, history, share]
    return [follow, share, report, history]


def _all(contribution: Contribution) -> Link:
    space = contribution.space
    return Link(_("Contributions"), paths.contributions(space.plan.path, space.slug))


def _hidden_notice(contribution: Contribution) -> str | None:
    if contribution.state == State.PUBLISHED:
        return None
    return _("Only you and the moderators can read this text: it is no longer published.")


def _hidden(gone: Gone) -> str:
    if gone.at is None:
        return _("Hidden by moderation.")
    words = {"date": date_text(gone.at), "rule": gone.rule}
    return _("Hidden by moderation on %(date)s: %(rule)s.") % words


def _withdrawn(gone: Gone, name: str) -> str:
    if gone.at is None:
        sentence = _(
            "Contribution %(number)s was withdrawn by the person who wrote it. Its number and its receipt remain."
        )
        return sentence % {"number": name}
    sentence = _(
        "Contribution %(number)s was withdrawn on %(date)s by the person who wrote it. "
        "Its number and its receipt remain."
    )
    return sentence % {"number": name, "date": date_text(gone.at)}
