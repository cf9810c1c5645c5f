# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Drafts: kept for a week behind a private link, with or without an account."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core.actions import contribution, readers
from parvis.core.enums import State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, PrivateLink, Revision, Space
from parvis.kernel import ids
from parvis.kernel.refusal import Refused

KEPT: Final = timedelta(days=7)


def save(*, actor: Person | None, space: Space, draft: Draft, at: datetime) -> tuple[Contribution, str]:
    """Keep a draft, and give the secret of its private address."""
    token = ids.token()
    with transaction.atomic():
        kept = contribution.write(space=space, draft=draft, author=actor, state=State.DRAFT, at=at)
        PrivateLink.objects.create(digest=ids.digest(token), contribution=kept, expires_at=at + KEPT)
    return kept, token


def adopt(kept: Contribution, *, actor: Person, at: datetime) -> Contribution:
    """Make a draft of a text that could not be published, for the person who wrote it."""
    with transaction.atomic():
        kept.author, kept.state = actor, State.DRAFT
        kept.save(update_fields=["author", "state"])
        readers.write(kept, at=at)
        # Found again among one's own contributions: nobody holds the secret of this address.
        PrivateLink.objects.create(digest=ids.digest(ids.token()), contribution=kept, expires_at=at + KEPT)
    return kept


def change(*, kept: Contribution, draft: Draft, at: datetime) -> Contribution:
    """Replace what a draft says; it is kept for another week."""
    with transaction.atomic():
        PrivateLink.objects.filter(contribution=kept).update(expires_at=at + KEPT)
        return contribution.rewrite(kept, draft, at=at)


def find(token: str, *, at: datetime) -> Contribution:
    """The draft behind a private address, or Refused when it is no longer kept."""
    link = (
        PrivateLink.objects.select_related("contribution__space", "contribution__current")
        .filter(digest=ids.digest(token), expires_at__gt=at)
        .first()
    )
    return _draft_behind(link)


def find_own(pk: int, *, actor: Person, at: datetime) -> Contribution:
    """One of a person's own drafts, or Refused when it is no longer kept."""
    link = (
        PrivateLink.objects.select_related("contribution__space", "contribution__current")
        .filter(contribution=pk, contribution__author=actor, expires_at__gt=at)
        .first()
    )
    return _draft_behind(link)


def discard(*, kept: Contribution) -> None:
    """Throw a draft away, once published or no longer wanted."""
    with transaction.atomic():
        delete([kept.pk])


def purge(*, at: datetime) -> int:
    """Throw away the drafts nobody touched for a week; the sweep calls this."""
    old = PrivateLink.objects.filter(expires_at__lte=at, contribution__state=State.DRAFT)
    gone = list(old.values_list("contribution_id", flat=True)[:500])
    with transaction.atomic():
        delete(gone)
    return len(gone)


def delete(pks: list[int]) -> None:
    """Remove texts that were never published, revisions included."""
    never_published = Contribution.objects.filter(pk__in=pks, published_at=None)
    never_published.update(current=None)
    Revision.objects.filter(contribution__in=never_published).delete()
    never_published.delete()


def _draft_behind(link: PrivateLink | None) -> Contribution:
    if link is None or link.contribution.state != State.DRAFT:
        raise Refused(
            "draft.gone", _("This draft is no longer kept: drafts are kept for 7 days after the last change.")
        )
    return link.contribution
