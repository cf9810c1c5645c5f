# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Official answers and commitments, in the shapes that components draw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from parvis.core.enums import Progress, Verdict
from parvis.core.queries.answers import Answer, Promise
from parvis.kernel import paths
from parvis.web import discussing, places, steps
from parvis.web.contribution_rows import numbered
from parvis.web.format import date, date_text, number

if TYPE_CHECKING:
    from parvis.core.models import Contribution
    from parvis.core.queries.thread import Discussion
    from parvis.web.discussing import Frame


def of(
    contribution: Contribution,
    answers: Iterable[Answer],
    discussion: Discussion,
    frame: Frame,
    *,
    at: datetime,
) -> dict[str, Any]:
    """The answers to a contribution and what people reply; without any, what was promised and whether it is late."""
    shown = [answer(each, at=at) | _replies(each, discussion, frame) for each in answers]
    awaited, late = ("", False) if shown else steps.awaited(contribution.space, at)
    return {"answers": shown, "awaited": awaited, "is_late": late}


def answer(found: Answer, *, at: datetime) -> dict[str, Any]:
    """One answer: what is decided, why, who signed it, and what it promises."""
    decision, written = found.decision, found.text
    return {
        "id": paths.anchor("reponse", written.pk),
        "verdict": decision.verdict,
        "verdict_text": _verdict(found),
        "reason": _("Because: %(reason)s") % {"reason": decision.reason} if decision.reason else None,
        "body_html": written.text.body_html,
        "language": written.text.language if written.text.language != get_language() else None,
        "signatory": written.data.get("signatory", ""),
        "position": written.data.get("position", ""),
        "service": written.data.get("service", ""),
        "signed": date(written.published_at) if written.published_at else None,
        "promises": [promise(each, at=at) for each in found.promises],
        "replies": [],
        "reply_path": None,
    }


def _replies(found: Answer, discussion: Discussion, frame: Frame) -> dict[str, Any]:
    pk = found.text.pk
    return {
        "replies": discussing.threads(discussion.replies.get(pk, []), frame),
        "reply_path": frame.act("commentaires", parent=pk) if frame.may_comment else None,
    }


def promise(found: Promise, *, at: datetime) -> dict[str, Any]:
    """One commitment, how far it is and what was done, the latest first."""
    made = found.commitment
    days = found.days_late(localdate(at))
    late = (
        ngettext("%(days)s day late", "%(days)s days late", days) % {"days": number(days)} if days else None
    )
    return {
        "text": made.what,
        "owner": made.owner,
        "due": date(made.due),
        "progress": made.state,
        "progress_text": Progress(made.state).label,
        "late": late,
        "steps": [
            {"when": date(step.at), "text": Progress(step.state).label, "detail": step.note}
            for step in reversed(found.steps)
            if step.note
        ],
    }


def with_target(found: Answer, *, at: datetime) -> dict[str, Any]:
    """An answer in a list of answers: it says what it answers, and where."""
    target = found.decision.target
    return answer(found, at=at) | {
        "target": f"{numbered(target.number or 0)} {target.title}",
        "target_path": places.path_of(target),
        "space": target.space.title,
        "space_path": places.space_path(target.space),
    }


def changed(found: Promise) -> dict[str, Any]:
    """What a contribution changed, in one sentence, and the commitment behind it."""
    made, target = found.commitment, found.target
    words = {"date": date_text(made.changed_at), "number": numbered(target.number or 0) if target else ""}
    kept = made.state == Progress.KEPT
    told = next((step.note for step in reversed(found.steps) if step.note and step.state == made.state), "")
    sentence = _("“%(what)s”") if kept and told else _("“%(what)s”, after contribution %(number)s")
    return {
        "text": sentence % {"what": told if kept and told else made.what, **words},
        "href": places.path_of(target) if target else None,
        "meta": [
            _("Commitment kept on %(date)s") % words
            if kept
            else _("Commitment under way since %(date)s") % words,
            made.owner,
        ],
    }


def _verdict(found: Answer) -> str:
    decision = found.decision
    label = Verdict(decision.verdict).label
    if decision.verdict == Verdict.STUDIED and decision.until is not None:
        return _("Under study until %(date)s") % {"date": date_text(decision.until)}
    return str(label)
