# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Organisations, affiliations, and the invitations that verify them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit
from parvis.core.enums import Proof
from parvis.core.models import Affiliation, Invitation, MailDomain, Membership, Organisation, Person, Space
from parvis.core.outbox import Outbox
from parvis.kernel import ids, text
from parvis.kernel.refusal import Refused

INVITATION_LASTS: Final = timedelta(days=30)


def create_organisation(
    *,
    actor: Person | None,
    name: str,
    nature: str,
    parent: Organisation | None = None,
    domains: list[str],
    at: datetime,
) -> Organisation:
    """Add a body to the tree, with the mail domains of its people."""
    if actor is not None:
        abilities.require_administrator(actor)
    tidy = text.clean_line(name)
    if not tidy:
        raise Refused("organisation.name", _("Write the name of the organisation."))
    with transaction.atomic():
        made = Organisation.objects.create(name=tidy, slug=_free_slug(tidy), nature=nature, parent=parent)
        made.path = f"{parent.path if parent else '/'}{made.pk}/"
        made.save(update_fields=["path"])
        for domain in domains:
            MailDomain.objects.get_or_create(
                domain=domain.lower().lstrip("@"), defaults={"organisation": made}
            )
        audit.record(actor, "create", made, at=at)
    return made


def declare(*, actor: Person, organisation: Organisation, title: str, at: datetime) -> Affiliation:
    """Say where one works; unverified until a domain, an invitation or an administrator says so."""
    return Affiliation.objects.create(
        person=actor, organisation=organisation, title=text.clean_line(title)[:120], starts_at=at
    )


def verify(*, actor: Person, affiliation: Affiliation, at: datetime) -> Affiliation:
    """Vouch for an affiliation, as an administrator."""
    abilities.require_administrator(actor)
    with transaction.atomic():
        _prove(affiliation, Proof.ADMINISTRATOR, actor, at)
        audit.record(actor, "verify", affiliation, at=at)
    return affiliation


def end(*, actor: Person, affiliation: Affiliation, at: datetime) -> Affiliation:
    """End an affiliation: one's own, or anybody's as an administrator."""
    if affiliation.person_id != actor.pk:
        abilities.require_administrator(actor)
    with transaction.atomic():
        affiliation.ends_at = at
        affiliation.save(update_fields=["ends_at"])
        audit.record(actor, "end", affiliation, at=at)
    return affiliation


def verify_by_domain(*, person: Person, at: datetime) -> Affiliation | None:
    """Verify an affiliation by the domain of a confirmed address; nothing happens for an unknown domain."""
    domain = (person.email or "").rpartition("@")[2]
    known = MailDomain.objects.select_related("organisation").filter(domain=domain).first()
    if known is None:
        return None
    mine = person.affiliations.in_force(at).filter(organisation=known.organisation).first()
    if mine is None:
        mine = Affiliation(person=person, organisation=known.organisation, starts_at=at)
    if not mine.proof:
        _prove(mine, Proof.DOMAIN, None, at)
    return mine


def invite(
    *,
    actor: Person,
    organisation: Organisation,
    title: str,
    email: str = "",
    space: Space | None = None,
    role: str = "",
    at: datetime,
) -> tuple[Invitation, str]:
    """Invite somebody by mail, or on paper when no address is given; the code is shown this once."""
    abilities.require_administrator(actor)
    code = ids.paper_code()
    with transaction.atomic():
        invitation = Invitation.objects.create(
            code_digest=ids.digest(code),
            organisation=organisation,
            title=text.clean_line(title)[:120],
            email=email.lower(),
            space=space,
            role=role,
            invited_by=actor,
            created_at=at,
            expires_at=at + INVITATION_LASTS,
        )
        if email:
            outbox.put(
                Outbox.Topic.MAIL_INVITATION,
                key=str(invitation.pk),
                at=at,
                invitation=invitation.pk,
                code=code,
            )
        audit.record(actor, "invite", invitation, at=at)
    return invitation, code


def find_invitation(code: str, *, at: datetime) -> Invitation:
    """The invitation a person holds, or Refused with what to do."""
    read = ids.read_paper_code(code)
    if read is None:
        raise Refused(
            "invitation.code",
            _("This code is not complete or has a wrong letter. Check it and type it again."),
        )
    invitation = (
        Invitation.objects.select_related("organisation", "space")
        .filter(code_digest=ids.digest(read))
        .first()
    )
    if invitation is None or invitation.used_at is not None:
        raise Refused(
            "invitation.unknown", _("This invitation does not exist or was already used. Ask for another.")
        )
    if invitation.expires_at <= at:
        raise Refused(
            "invitation.expired", _("This invitation has expired. Ask whoever sent it for another.")
        )
    return invitation


def accept(*, actor: Person, code: str, at: datetime) -> Affiliation:
    """Use an invitation: the affiliation is verified, and the role it came with is given."""
    with transaction.atomic():
        invitation = find_invitation(code, at=at)
        # Only one person passes here, even when a paper is photocopied.
        taken = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at, used_by=actor)
        if not taken:
            raise Refused("invitation.unknown", _("This invitation was already used. Ask for another."))
        affiliation = Affiliation(
            person=actor, organisation=invitation.organisation, title=invitation.title, starts_at=at
        )
        _prove(affiliation, Proof.INVITATION, invitation.invited_by, at)
        if invitation.space and invitation.role:
            Membership.objects.get_or_create(
                space=invitation.space,
                person=actor,
                role=invitation.role,
                defaults={"starts_at": at, "added_by": invitation.invited_by},
            )
        audit.record(actor, "accept", invitation, at=at)
    return affiliation


def _prove(affiliation: Affiliation, proof: Proof, by: Person | None, at: datetime) -> None:
    affiliation.proof, affiliation.verified_at, affiliation.verified_by = proof, at, by
    affiliation.save()


def _free_slug(name: str) -> str:
    wanted = text.slug(name)
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return text.first_free(wanted, taken)
