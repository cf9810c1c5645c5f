# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What reached a person, in words, and what they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from parvis.core.actions import notification, subscription
from parvis.core.enums import Matter
from parvis.core.kinds import space_kinds
from parvis.core.queries import notifications
from parvis.kernel import clock, paths
from parvis.web.context import PRIVATE, render
from parvis.web.parts import Link
from parvis.web.views.gates import signed_in

if TYPE_CHECKING:
    from parvis.core.models import Person
    from parvis.core.queries.notifications import Followed, Told

SETTINGS: Final = "abonnements"
WISHES: Final = {
    Matter.ALL: _("everything"),
    Matter.ANSWER: _("the official answer"),
    Matter.PHASE: _("new steps"),
}


@require_safe
@signed_in
def unread_first(request: HttpRequest, person: Person) -> HttpResponse:
    """What reached this person: the unread first."""
    at = clock.now()
    place = request.GET.get("apres", "")
    rows, after = notifications.page(person, at, notifications.Place.read(place) if place else None)
    next_path = paths.with_query(paths.notifications(), apres=str(after)) if after else None
    items = [_item(row) for row in rows]
    return render(
        request,
        "notifications/list.html",
        reach=PRIVATE,
        tabs=_tabs(""),
        items=items,
        at=at,
        has_unread=any(row.read_at is None for row in rows),
        next_path=next_path,
    )


@require_POST
@signed_in
def mark(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """One was read."""
    found = notifications.mine(person, pk)
    if found is None:
        raise Http404
    notification.read(actor=person, notification=found, at=clock.now())
    del request
    return redirect(paths.notifications())


@require_POST
@signed_in
def mark_all(request: HttpRequest, person: Person) -> HttpResponse:
    """All were read."""
    notification.read_all(actor=person, at=clock.now())
    messages.success(request, gettext("Everything is marked as read."))
    return redirect(paths.notifications())


@require_safe
@signed_in
def followed(request: HttpRequest, person: Person) -> HttpResponse:
    """What this person asked to hear about."""
    before = request.GET.get("avant", "")
    known = int(before) if before.isdecimal() and len(before) < 16 else None
    rows, after = notifications.followed(person, clock.now(), known)
    path = paths.notifications(SETTINGS)
    next_path = paths.with_query(path, avant=after) if after else None
    items = [{"row": row, **_wish(row)} for row in rows]
    return render(
        request,
        "notifications/followed.html",
        reach=PRIVATE,
        tabs=_tabs(SETTINGS),
        items=items,
        next_path=next_path,
    )


@require_POST
@signed_in
def stop(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """Hear no more about something."""
    found = notifications.subscription(person, pk)
    if found is None:
        raise Http404
    subscription.unfollow(
        actor=person, space=found.space, contribution=found.contribution, matter=found.matter
    )
    messages.success(request, gettext("You no longer follow it."))
    return redirect(paths.notifications(SETTINGS))


def _tabs(current: str) -> list[Link]:
    return [
        Link(_("Notifications"), paths.notifications(), current=not current),
        Link(_("What I follow"), paths.notifications(SETTINGS), current=current == SETTINGS),
    ]


def _item(row: Told) -> dict[str, Any]:
    """One notification in words; without title nor address once it may no longer be read."""
    moderated = row.matter == Matter.MODERATION
    is_readable = moderated or (row.is_text_open if row.contribution else row.is_space_open)
    text = _text(row) if is_readable else gettext("Something you may no longer read.")
    return {"row": row, "text": text, "href": _target(row) if is_readable else None}


def _text(row: Told) -> str:
    number, title = row.number or row.root_number, row.title or row.root_title or ""
    about = gettext("no. %(number)d “%(title)s”") % {"number": number, "title": title} if number else title
    known = {"who": row.actor, "about": about, "space": row.space_title, "num": row.times}
    match row.matter:
        case Matter.REPLY:
            words = ngettext(
                "%(who)s replied about %(about)s",
                "%(num)d replies about %(about)s, the last by %(who)s",
                row.times,
            )
            return words % known
        case Matter.MENTION:
            return gettext("%(who)s mentions you about %(about)s") % known
        case Matter.ANSWER:
            return gettext("Official answer to %(about)s, signed by %(who)s") % known
        case Matter.PHASE:
            return gettext("%(space)s, new step: %(who)s") % known
        case Matter.MODERATION:
            return gettext("The moderation decided about your text: %(about)s") % known
    return gettext("%(space)s: something new") % known


def _target(row: Told) -> str | None:
    if row.matter == Matter.MODERATION:
        return paths.mine()
    if row.space_kind is None or row.space_slug is None:
        return None
    kind = space_kinds[row.space_kind].path
    number, title = row.number or row.root_number, row.title or row.root_title or ""
    if not number:
        return paths.space(kind, row.space_slug)
    page = paths.contribution(kind, row.space_slug, number, title)
    if row.number or row.kind is None or row.contribution is None:
        return page
    if row.matter == Matter.ANSWER:
        return f"{page}#reponse"
    return paths.reading(page, row.kind, row.contribution)


def _wish(row: Followed) -> dict[str, Any]:
    matter = WISHES.get(Matter(row.matter), Matter(row.matter).label)
    if not row.is_open:
        return {"text": gettext("Something you may no longer read."), "href": None, "matter": matter}
    if row.space_kind is None or row.space_slug is None:
        return {"text": gettext("The next openings on this site"), "href": paths.HOME, "matter": matter}
    kind = space_kinds[row.space_kind].path
    if row.number is None:
        return {
            "text": row.space_title,
            "href": paths.space(kind, row.space_slug),
            "matter": matter,
        }
    return {
        "text": gettext("no. %(number)d “%(title)s”") % {"number": row.number, "title": row.title},
        "href": paths.contribution(kind, row.space_slug, row.number, row.title or ""),
        "matter": matter,
    }
