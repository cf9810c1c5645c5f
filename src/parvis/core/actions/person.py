# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""People: register, describe oneself, be appointed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import affiliation, audit, version
from parvis.core.enums import Capacity
from parvis.core.models import Contribution, Person
from parvis.core.outbox import Outbox
from parvis.core.queries import versions
from parvis.kernel import ids, text
from parvis.kernel.refusal import Refused


def register(*, email: str | None, display_name: str, language: str, at: datetime) -> Person:
    """Make a person known; with an address, affiliations follow from its domain once it is confirmed."""
    name = text.clean_line(display_name) or _("Anonymous")
    person = Person(
        email=email.lower() if email else None,
        handle=_free_handle(name),
        display_name=name[:80],
        language=language,
        joined_at=at,
    )
    person.set_unusable_password()
    person.save()
    return person


def confirm_address(*, person: Person, at: datetime) -> None:
    """The person showed that the address is theirs: its domain may verify an affiliation."""
    affiliation.verify_by_domain(person=person, at=at)


def describe(*, actor: Person, display_name: str, biography: str, language: str, at: datetime) -> Person:
    """Change how one is shown; texts already published follow in the background."""
    name = text.clean_line(display_name)
    if not name:
        raise Refused("person.name", _("Write the name or pseudonym to show with your texts."))
    renamed = name != actor.display_name
    with transaction.atomic():
        actor.display_name, actor.biography, actor.language = (
            name[:80],
            text.clean_text(biography)[:500],
            language,
        )
        actor.save(update_fields=["display_name", "biography", "language"])
        if renamed:
            outbox.put(Outbox.Topic.RENAME, key=f"{actor.pk}:{at.timestamp()}", at=at, person=actor.pk)
        version.of_instance()
    return actor


def rename_texts(person: Person) -> int:
    """Show a person's texts written in their own name under their present name."""
    texts = Contribution.objects.filter(author=person, capacity=Capacity.OWN).exclude(data__has_key="name")
    spaces = set(texts.values_list("space_id", flat=True))
    with transaction.atomic():
        renamed = texts.update(byline=person.display_name)
        if spaces:
            version.raise_now(versions.instance(), *(versions.space(pk) for pk in spaces))
    return renamed


def appoint_administrator(*, actor: Person | None, person: Person, at: datetime) -> Person:
    """Let a person run the instance. Only an administrator may, or the terminal (no actor)."""
    if actor is not None:
        abilities.require_administrator(actor)
    with transaction.atomic():
        person.is_administrator = True
        person.save(update_fields=["is_administrator"])
        audit.record(actor, "appoint", person, at=at)
    return person


def dismiss_administrator(*, actor: Person, person: Person, at: datetime) -> Person:
    """Take the administration of the instance back; somebody always keeps it."""
    abilities.require_administrator(actor)
    if not Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk).exists():
        raise Refused("administrator.last", _("Somebody must stay in charge: appoint another person first."))
    with transaction.atomic():
        person.is_administrator = False
        person.save(update_fields=["is_administrator"])
        audit.record(actor, "dismiss", person, at=at)
    return person


def close(*, actor: Person, person: Person, reason: str, at: datetime) -> Person:
    """Close somebody's account at once: they are signed out everywhere, what they wrote stays."""
    abilities.require_administrator(actor)
    if person.pk == actor.pk:
        raise Refused("person.self", _("You cannot close your own account: ask another administrator."))
    why = text.clean_line(reason)[:300]
    if not why:
        raise Refused("person.reason", _("Say why: the reason is kept in the journal."))
    return _set_active(actor, person, "close", at, active=False, reason=why)


def reopen(*, actor: Person, person: Person, at: datetime) -> Person:
    """Let a person sign in again."""
    abilities.require_administrator(actor)
    return _set_active(actor, person, "reopen", at, active=True)


def change_address(*, person: Person, address: str, at: datetime) -> None:
    """The person now signs in with another address, shown to be theirs: what the old domain proved ends."""
    with transaction.atomic():
        person.email = address.lower()
        person.save(update_fields=["email"])
        affiliation.follow_address(person=person, at=at)
        audit.record(person, "change_address", person, at=at)


def _set_active(
    actor: Person, person: Person, verb: str, at: datetime, *, active: bool, reason: str = ""
) -> Person:
    with transaction.atomic():
        person.is_active = active
        person.save(update_fields=["is_active"])
        audit.record(actor, verb, person, at=at, reason=reason)
        version.of_instance()
    return person


def _free_handle(name: str) -> str:
    wanted = text.handle_from(name)
    if not Person.objects.filter(handle=wanted).exists():
        return wanted
    return f"{wanted[:21]}_{ids.shuffle_seed():x}"
