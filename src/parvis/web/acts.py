# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The acts of a visit in words: what waits, what was done, what could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parvis.core.enums import Matter, Position
from parvis.core.models import PendingAct
from parvis.web import places
from parvis.web.format import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parvis.core.models import Contribution
    from parvis.core.queries.waiting import Waiting

Verb = PendingAct.Verb


@dataclass(frozen=True, slots=True)
class Shown:
    """One act as a page shows it."""

    pk: int
    text: str
    href: str | None = None
    body_html: str = ""
    typed: str = ""
    refusal: str = ""


def shown(acts: Iterable[PendingAct]) -> list[Shown]:
    """The acts of a visit, in order."""
    return [_shown(act) for act in acts]


def sentence(waiting: Waiting) -> str:
    """How much waits, on one line."""
    parts = [
        ngettext("%(n)s vote", "%(n)s votes", waiting.votes) % {"n": number(waiting.votes)},
        ngettext("%(n)s text", "%(n)s texts", waiting.texts) % {"n": number(waiting.texts)},
        ngettext("%(n)s request", "%(n)s requests", waiting.wishes) % {"n": number(waiting.wishes)},
    ]
    counts = (waiting.votes, waiting.texts, waiting.wishes)
    named = [part for part, count in zip(parts, counts, strict=True) if count]
    *first, last = named
    said = _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    return ngettext(
        "%(what)s is waiting for you to confirm your address.",
        "%(what)s are waiting for you to confirm your address.",
        sum(counts),
    ) % {"what": said}


def _shown(act: PendingAct) -> Shown:
    written = act.contribution
    if act.verb == Verb.PUBLISH and written is not None:
        return _text(act, written)
    return Shown(act.pk, _wish(act), _path(written), refusal=act.refusal)


def _text(act: PendingAct, written: Contribution) -> Shown:
    current = written.current
    body = current.body if current else ""
    return Shown(
        act.pk,
        _named(written),
        _path(written) if written.published_at else None,
        body_html=current.body_html if current else "",
        typed="\n\n".join(part for part in (written.title, body) if part),
        refusal=act.refusal,
    )


def _wish(act: PendingAct) -> str:
    what = _named(act.contribution) if act.contribution else str(act.space or "")
    if act.verb == Verb.VOTE:
        return _("Vote “%(position)s”: %(what)s") % {
            "position": Position(act.position).label,
            "what": what,
        }
    if act.verb == Verb.JOIN:
        return _("Your registration: %(what)s") % {"what": what}
    if act.verb == Verb.ACCEPT:
        return _("Your invitation")
    if act.contribution is None and act.space is None:
        return _("A mail at the next opening")
    if act.matter == Matter.ANSWER:
        return _("A mail when there is an answer: %(what)s") % {"what": what}
    return _("News of %(what)s") % {"what": what}


def _named(written: Contribution) -> str:
    if written.number:
        return _("no. %(number)s “%(title)s”") % {"number": written.number, "title": written.title}
    if written.root is not None:
        return _("%(kind)s on no. %(number)s “%(title)s”") % {
            "kind": written.plan.label,
            "number": written.root.number,
            "title": written.root.title,
        }
    return _("“%(title)s”") % {"title": written.title}


def _path(written: Contribution | None) -> str | None:
    return places.path_of(written) if written is not None and (written.number or written.root) else None
