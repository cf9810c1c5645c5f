# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Visits: act first, identify last; what a visitor does is kept until they say who they are."""

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import (
    affiliation,
    contribution,
    draft,
    subscription,
    vote,
)
from parvis.core.enums import Ability, Matter, State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, PendingAct, Space, Visit
from parvis.core.outbox import Outbox
from parvis.kernel import ids, text
from parvis.kernel.refusal import Refused

LASTS: Final = timedelta(hours=24)
ATTEMPTS: Final = 5
MAILS: Final = 5


def begin(*, language: str, at: datetime) -> tuple[Visit, str]:
    """Begin to keep what a visitor does; the secret is given to their browser alone."""
    token = ids.token()
    visit = Visit.objects.create(
        digest=ids.digest(token), language=language, created_at=at, expires_at=at + LASTS
    )
    return visit, token


def find(token: str, *, at: datetime) -> Visit | None:
    """The visit of a browser, while it waits to be confirmed."""
    return Visit.objects.filter(digest=ids.digest(token), confirmed_at=None, expires_at__gt=at).first()


def keep_text(
    *, visit: Visit, space: Space, draft: Draft, instead_of: int | None = None, at: datetime
) -> Contribution:
    """Keep a text until the visitor says who they are; sent again, it replaces what it was."""
    with transaction.atomic():
        before = _kept_before(visit, space, draft, instead_of)
        if before is not None:
            return contribution.rewrite(before, draft, at=at)
        kept = contribution.keep(space=space, draft=draft, at=at)
        _act(visit, PendingAct.Verb.PUBLISH, f"publish:{kept.pk}", at, space=space, contribution=kept)
    return kept


def keep_vote(*, visit: Visit, contribution: Contribution, position: str, at: datetime) -> PendingAct:
    """Keep a vote until the visitor says who they are; the last one on a text counts."""
    vote.require(None, contribution, position, at=at)
    with transaction.atomic():
        return _act(
            visit,
            PendingAct.Verb.VOTE,
            f"vote:{contribution.pk}",
            at,
            contribution=contribution,
            space=contribution.space,
            position=position,
        )


def drop_vote(*, visit: Visit, contribution: Contribution) -> None:
    """Take back a vote that was not confirmed yet."""
    visit.acts.filter(verb=PendingAct.Verb.VOTE, contribution=contribution).delete()


def drop(*, visit: Visit, act: int) -> None:
    """Forget one act that waited, its text included."""
    with transaction.atomic():
        gone = visit.acts.filter(pk=act, visit__confirmed_at=None).first()
        if gone is None:
            return
        if gone.verb == PendingAct.Verb.PUBLISH and gone.contribution_id:
            draft.delete([gone.contribution_id])
        visit.acts.filter(pk=act).delete()


def keep_join(*, visit: Visit, space: Space, at: datetime) -> PendingAct:
    """Keep a registration until the visitor says who they are."""
    abilities.require(None, Ability.JOIN, space, at=at)
    with transaction.atomic():
        return _act(visit, PendingAct.Verb.JOIN, f"join:{space.pk}", at, space=space)


def keep_follow(
    *,
    visit: Visit,
    space: Space | None = None,
    contribution: Contribution | None = None,
    matter: str = Matter.ALL,
    at: datetime,
) -> PendingAct:
    """Keep a wish to be told until the visitor says who they are."""
    key = subscription.key_of(space=space, contribution=contribution, matter=matter)
    with transaction.atomic():
        return _act(
            visit,
            PendingAct.Verb.FOLLOW,
            f"follow:{key}",
            at,
            space=space,
            contribution=contribution,
            matter=matter,
        )


def keep_invitation(*, visit: Visit, code: str, at: datetime) -> PendingAct:
    """Keep the wish to accept an invitation until the visitor says who they are."""
    invitation = affiliation.find_invitation(code, at=at)
    with transaction.atomic():
        return _act(visit, PendingAct.Verb.ACCEPT, f"accept:{invitation.pk}", at)


def send_code(*, visit: Visit, email: str, display_name: str, at: datetime) -> None:
    """Mail the code and the link that confirm this visit; whether an account exists is never told."""
    address = text.clean_line(email).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused("email.form", _("This address does not have the form name@domain.fr.")) from None
    name = text.clean_line(display_name)
    if not name and not visit.display_name:
        raise Refused("person.name", _("Write the name or pseudonym to show with your texts."))
    if visit.sent_count >= MAILS:
        raise Refused(
            "visit.mails",
            _("Several codes were already sent. Look among unwanted mail, or try again tomorrow."),
        )
    code, link = ids.short_code(), ids.token()
    with transaction.atomic():
        visit.email, visit.display_name = address, (name or visit.display_name)[:80]
        visit.code_digest, visit.link_digest = seal(visit, code), ids.digest(link)
        visit.attempts_left, visit.sent_count = ATTEMPTS, visit.sent_count + 1
        visit.save()
        outbox.put(
            Outbox.Topic.MAIL_CODE,
            key=f"{visit.pk}:{visit.sent_count}",
            at=at,
            visit=visit.pk,
            code=code,
            link=link,
        )


def identify(*, visit: Visit, email: str, display_name: str, at: datetime) -> None:
    """Say who one is: a code is mailed, unless the one already sent to this address still serves."""
    same = text.clean_line(email).lower() == visit.email and bool(visit.email)
    name = text.clean_line(display_name)[:80]
    if not same or not visit.attempts_left:
        send_code(visit=visit, email=email, display_name=display_name, at=at)
    elif name and name != visit.display_name:
        visit.display_name = name
        visit.save(update_fields=["display_name"])


def purge(*, at: datetime) -> int:
    """Forget the visits that were never confirmed, texts included; the sweep calls this."""
    gone = list(Visit.objects.filter(expires_at__lte=at).values_list("pk", flat=True)[:200])
    with transaction.atomic():
        texts = PendingAct.objects.filter(visit__in=gone, contribution__state=State.AWAITING)
        draft.delete(list(texts.values_list("contribution_id", flat=True)))
        Visit.objects.filter(pk__in=gone).delete()
    return len(gone)


def _act(visit: Visit, verb: PendingAct.Verb, key: str, at: datetime, **what: object) -> PendingAct:
    act, _new = PendingAct.objects.update_or_create(
        visit=visit, key=key, defaults={"verb": verb, "at": at, **what}
    )
    return act


def _kept_before(visit: Visit, space: Space, draft: Draft, instead_of: int | None) -> Contribution | None:
    waiting = Contribution.objects.filter(
        pk__in=visit.acts.filter(verb=PendingAct.Verb.PUBLISH).values("contribution"),
        space=space,
        kind=draft.kind,
        parent=draft.parent,
        state=State.AWAITING,
    )
    tidy = space.plan.contribution(draft.kind).clean(draft)
    same = Q(title=tidy.title, current__body=tidy.body, side=tidy.side)
    if tidy.title:
        same = Q(title=tidy.title)
    return waiting.filter(Q(pk=instead_of) | same).select_related("current", "space").order_by("-pk").first()


def seal(visit: Visit, code: str) -> str:
    """What is stored of a code: worth nothing in another visit."""
    return ids.digest(f"{visit.digest}:{code}")
