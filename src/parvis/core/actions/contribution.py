# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Write, publish, revise and withdraw contributions of any kind."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from parvis.core import abilities, audience, outbox
from parvis.core.actions import audit, counter, figure, readers, receipt, tally, version
from parvis.core.enums import Ability, Capacity, State
from parvis.core.kinds import ContributionKind, Draft
from parvis.core.models import Contribution, Person, Revision, Space, Tally, Theme
from parvis.core.outbox import Outbox
from parvis.core.queries import versions
from parvis.kernel import html, ids
from parvis.kernel.refusal import Refused


def publish(*, actor: Person, space: Space, draft: Draft, at: datetime) -> Contribution:
    """Publish a text: it gets its number, its revision, its receipt and its place."""
    kind = space.plan.contribution(draft.kind)
    abilities.require(actor, kind.ability, space, at=at)
    with transaction.atomic():
        contribution = write(space=space, draft=draft, author=actor, state=State.AWAITING, at=at)
        return release(contribution, actor=actor, at=at)


def keep(*, space: Space, draft: Draft, at: datetime) -> Contribution:
    """Keep a visitor's text, unread by anyone, until its author is known."""
    abilities.require(None, space.plan.contribution(draft.kind).ability, space, at=at)
    with transaction.atomic():
        return write(space=space, draft=draft, author=None, state=State.AWAITING, at=at)


def write(*, space: Space, draft: Draft, author: Person | None, state: State, at: datetime) -> Contribution:
    """Store a text that nobody else reads yet; kind and place are checked, the ability is not."""
    kind = space.plan.contribution(draft.kind)
    tidy = kind.clean(draft)
    parent = _parent(kind, space, tidy)
    contribution = Contribution.objects.create(
        space=space,
        kind=kind.key,
        root_id=None if parent is None else parent.root_pk,
        parent=parent,
        author=author,
        capacity=tidy.capacity,
        state=state,
        theme=_theme(space, tidy),
        side=tidy.side,
        shuffle=ids.shuffle_seed(),
        title=tidy.title,
        data=_data(tidy),
    )
    contribution.current = _revision(contribution, tidy, number=1, author=author, at=at)
    contribution.save(update_fields=["current"])
    Tally.objects.create(contribution=contribution)
    if state != State.AWAITING:
        # What waits has no reader at all: its author is not known, or publishes it in this very transaction.
        readers.write(contribution, at=at)
    return contribution


def rewrite(contribution: Contribution, draft: Draft, *, at: datetime) -> Contribution:
    """Replace a text that was never published."""
    kind = contribution.plan
    tidy = kind.clean(draft)
    contribution.title, contribution.theme, contribution.capacity = (
        tidy.title,
        _theme(contribution.space, tidy),
        tidy.capacity,
    )
    contribution.data = _data(tidy)
    contribution.save(update_fields=["title", "theme", "capacity", "data"])
    Revision.objects.filter(pk=contribution.text.pk).update(
        title=tidy.title, body=tidy.body, body_html=html.render(tidy.body), at=at, language=tidy.language
    )
    return contribution


def release(contribution: Contribution, *, actor: Person, at: datetime) -> Contribution:
    """Publish a text that waited: from here on it is read, counted and kept for ever."""
    space, waited = contribution.space, contribution.state == State.AWAITING
    contribution.author, contribution.byline = actor, byline(contribution, actor)
    contribution.state, contribution.published_at = State.PUBLISHED, at
    contribution.organisation_id = _organisation(contribution, actor, at)
    contribution.save(update_fields=["author", "byline", "state", "published_at", "organisation"])
    current = contribution.text
    if current.author_id is None:
        Revision.objects.filter(pk=current.pk).update(author=actor)
    if not waited:
        readers.write(contribution, at=at)
    audit.record(actor, "publish", contribution, space=space, at=at)
    outbox.put(Outbox.Topic.NOTIFY, key=f"published:{contribution.pk}", at=at, contribution=contribution.pk)
    _count(contribution, 1, people=figure.take_part(space, actor, at=at), at=at)
    if contribution.plan.numbered:
        contribution.number = counter.take(counter.of_space(space.pk))
        contribution.save(update_fields=["number"])
        given = receipt.issue(contribution, current, at=at)
        outbox.put(Outbox.Topic.MAIL_RECEIPT, key=str(given.pk), at=at, receipt=given.pk, person=actor.pk)
    _stale(contribution)
    return contribution


def revise(
    *, actor: Person, contribution: Contribution, draft: Draft, note: str, at: datetime
) -> Contribution:
    """Change a published text: freely until the first vote, then with a word on what changes."""
    kind = contribution.plan
    _require_author(actor, contribution)
    abilities.require(actor, kind.ability, contribution.space, at=at)
    if contribution.locked:
        raise Refused("contribution.locked", _("The team has locked this text: it can no longer be changed."))
    tidy = kind.clean(draft)
    with transaction.atomic():
        tally_row = Tally.objects.select_for_update().get(pk=contribution.pk)
        if tally_row.votes and not note.strip():
            raise Refused(
                "revision.note", _("People have already voted: say in a few words what you change.")
            )
        last = contribution.text
        revision = _revision(
            contribution, tidy, number=last.number + 1, author=actor, at=at, note=note.strip()
        )
        contribution.current, contribution.title = revision, tidy.title
        contribution.save(update_fields=["current", "title"])
        Tally.objects.filter(pk=contribution.pk).update(earlier=F("agree") + F("mixed") + F("disagree"))
        audit.record(actor, "revise", contribution, space=contribution.space, at=at, revision=revision.number)
        if kind.numbered:
            receipt.issue(contribution, revision, at=at)
        _stale(contribution)
    return contribution


def withdraw(*, actor: Person, contribution: Contribution, at: datetime) -> Contribution:
    """Take one's own text back: its number and its receipt remain."""
    _require_author(actor, contribution)
    if contribution.state != State.PUBLISHED:
        raise Refused("contribution.state", _("This text is not published: there is nothing to withdraw."))
    with transaction.atomic():
        change_state(contribution, State.WITHDRAWN, at=at)
        audit.record(actor, "withdraw", contribution, space=contribution.space, at=at)
    return contribution


def lock(*, actor: Person, contribution: Contribution, locked: bool, at: datetime) -> Contribution:
    """Keep the substance of a text as it is, or free it again."""
    abilities.require(actor, Ability.MODERATE, contribution.space, at=at)
    with transaction.atomic():
        contribution.locked = locked
        contribution.save(update_fields=["locked"])
        audit.record(actor, "lock" if locked else "unlock", contribution, space=contribution.space, at=at)
        version.raise_now(versions.contribution(contribution.root_pk))
    return contribution


def change_state(contribution: Contribution, state: State, *, at: datetime) -> None:
    """Move a contribution in or out of the public eye, with its counters and its readers."""
    was = contribution.state
    if was == state:
        return
    contribution.state = state
    contribution.save(update_fields=["state"])
    readers.write(contribution, at=at)
    _count(contribution, int(state == State.PUBLISHED) - int(was == State.PUBLISHED), people=0, at=at)
    _stale(contribution)


def byline(contribution: Contribution, author: Person) -> str:
    """The name shown with a text."""
    match contribution.capacity:
        case Capacity.ORGANISATION:
            return str(contribution.data.get("organisation", "")) or author.display_name
        case Capacity.HELPED:
            return str(contribution.data.get("helped", "")) or author.display_name
    # A visitor chose a name for this text before we knew they had another one here.
    return str(contribution.data.get("name", "")) or author.display_name


def draft_of(contribution: Contribution) -> Draft:
    """The text of a contribution, ready to be written again."""
    current, data = contribution.text, dict(contribution.data)
    return Draft(
        kind=contribution.kind,
        title=current.title,
        body=current.body,
        theme=contribution.theme_id,
        side=contribution.side,
        parent=contribution.parent_id,
        capacity=contribution.capacity,
        organisation=data.pop("organisation", ""),
        helped=data.pop("helped", ""),
        language=current.language,
        data=data,
    )


def _parent(kind: ContributionKind, space: Space, draft: Draft) -> Contribution | None:
    if not kind.parents:
        return None
    parent = (
        Contribution.objects.inheriting()
        .select_related("root")
        .filter(space=space, pk=draft.parent or 0, kind__in=kind.parents)
        .first()
    )
    if parent is None:
        raise Refused("parent.gone", _("The text you answer is no longer published. Yours is kept below."))
    return parent


def _theme(space: Space, draft: Draft) -> Theme | None:
    return space.themes.filter(pk=draft.theme).first() if draft.theme else None


def _data(draft: Draft) -> dict[str, str]:
    named = {"organisation": draft.organisation, "helped": draft.helped}
    return {key: value for key, value in {**asdict(draft)["data"], **named}.items() if value}


def _revision(
    contribution: Contribution,
    draft: Draft,
    *,
    number: int,
    author: Person | None,
    at: datetime,
    note: str = "",
) -> Revision:
    return Revision.objects.create(
        contribution=contribution,
        number=number,
        author=author,
        at=at,
        note=note,
        language=draft.language,
        title=draft.title,
        body=draft.body,
        body_html=html.render(draft.body),
    )


def _organisation(contribution: Contribution, actor: Person, at: datetime) -> int | None:
    if contribution.capacity != Capacity.ORGANISATION:
        return None
    # Only a verified affiliation puts the organisation itself behind a text; otherwise it is a name given.
    named = contribution.data.get("organisation", "")
    verified = actor.affiliations.in_force(at).verified().filter(organisation__name=named)
    return verified.values_list("organisation_id", flat=True).first()


def _require_author(actor: Person, contribution: Contribution) -> None:
    if contribution.author_id != actor.pk:
        raise Refused("contribution.author", _("Only the person who wrote this text may change it."))


def _count(contribution: Contribution, change: int, *, people: int, at: datetime) -> None:
    numbered = contribution.plan.numbered
    figure.add(
        contribution.space,
        at=at,
        people=people,
        texts=change if numbered else 0,
        replies=0 if numbered else change,
    )
    if numbered and contribution.theme_id:
        Theme.objects.filter(pk=contribution.theme_id).update(contributions=F("contributions") + change)
    if contribution.root_id:
        tally.count_reply(contribution, change)


def _stale(contribution: Contribution) -> None:
    space = contribution.space_id
    if contribution.plan.numbered:
        version.raise_now(versions.contribution(contribution.pk), versions.listing(space))
    else:
        version.raise_now(versions.contribution(contribution.root_pk))
    if audience.inherits(contribution):
        version.raise_soon(versions.listing(space), versions.figures(space), versions.figures())
    else:
        # Taken away from readers: no page may show it one moment longer.
        version.raise_now(versions.listing(space), versions.space(space), versions.instance())
