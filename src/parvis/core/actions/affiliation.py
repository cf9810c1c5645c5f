# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Organisations, affiliations, and the invitations that verify them."""

import re
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities, outbox
from parvis.core.actions import audit, version
from parvis.core.enums import Proof
from parvis.core.models import Affiliation, Invitation, MailDomain, Membership, Organisation, Person, Space
from parvis.core.outbox import Outbox
from parvis.kernel import ids, text
from parvis.kernel.refusal import Refused

INVITATION_LASTS: Final = timedelta(days=30)
DOMAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


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
        _set_domains(made, domains)
        audit.record(actor, "create", made, at=at)
    return made


def describe_organisation(
    *, actor: Person, organisation: Organisation, name: str, domains: list[str], at: datetime
) -> Organisation:
    """Rename a body, or change the mail domains of its people; affiliations already proved stay."""
    abilities.require_administrator(actor)
    tidy = text.clean_line(name)
    if not tidy:
        raise Refused("organisation.name", _("Write the name of the organisation."))
    with transaction.atomic():
        organisation.name = tidy[:200]
        organisation.save(update_fields=["name"])
        _set_domains(organisation, domains)
        audit.record(actor, "describe", organisation, at=at, domains=sorted(domains))
        version.of_instance()
    return organisation


def declare(*, actor: Person, organisation: Organisation, title: str, at: datetime) -> Affiliation:
    """Say where one works; unverified until a domain, an invitation or an administrator says so."""
    if actor.affiliations.in_force(at).filter(organisation=organisation).exists():
        raise Refused("affiliation.twice", _("You already declared this organisation."))
    with transaction.atomic():
        made = Affiliation.objects.create(
            person=actor, organisation=organisation, title=text.clean_line(title)[:120], starts_at=at
        )
        # The address one signs in with was confirmed already: its domain may be proof enough.
        verify_by_domain(person=actor, at=at)
    return made


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
        version.of_instance()
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


def follow_address(*, person: Person, at: datetime) -> None:
    """After a change of address, end what only the old domain proved and prove what the new one does."""
    domain = (person.email or "").rpartition("@")[2]
    proved = person.affiliations.in_force(at).filter(proof=Proof.DOMAIN)
    proved.exclude(organisation__domains__domain=domain).update(ends_at=at)
    verify_by_domain(person=person, at=at)


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


def revoke(*, actor: Person, invitation: Invitation, at: datetime) -> Invitation:
    """Take back an invitation nobody used; what it already gave is ended person by person."""
    abilities.require_administrator(actor)
    if invitation.used_at is not None:
        raise Refused(
            "invitation.used",
            _("This invitation was already used: end the affiliation of the person instead."),
        )
    with transaction.atomic():
        invitation.expires_at = at
        invitation.save(update_fields=["expires_at"])
        audit.record(actor, "revoke", invitation, at=at)
    return invitation


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
        return _use(find_invitation(code, at=at), actor, at)


def accept_held(*, actor: Person, invitation: int, at: datetime) -> Affiliation:
    """Use an invitation whose code was shown before its bearer said who they are."""
    with transaction.atomic():
        held = Invitation.objects.select_related("organisation", "space").filter(
            pk=invitation, expires_at__gt=at
        )
        found = held.first()
        if found is None:
            raise Refused(
                "invitation.expired", _("This invitation has expired. Ask whoever sent it for another.")
            )
        return _use(found, actor, at)


def _use(invitation: Invitation, actor: Person, at: datetime) -> Affiliation:
    # Only one person passes here, even when a paper is photocopied.
    taken = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at, used_by=actor)
    if not taken:
        raise Refused("invitation.unknown", _("This invitation was already used. Ask for another."))
    known = actor.affiliations.in_force(at).filter(organisation=invitation.organisation, proof="").first()
    affiliation = known or Affiliation(person=actor, organisation=invitation.organisation, starts_at=at)
    affiliation.title = invitation.title or affiliation.title
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


def _set_domains(organisation: Organisation, domains: list[str]) -> None:
    wanted = {_domain(domain) for domain in domains if domain.strip()}
    taken = MailDomain.objects.filter(domain__in=wanted).exclude(organisation=organisation)
    other = taken.select_related("organisation").first()
    if other is not None:
        sentence = _("The domain %(domain)s already belongs to “%(organisation)s”.")
        raise Refused(
            "organisation.domain",
            sentence % {"domain": other.domain, "organisation": other.organisation.name},
        )
    organisation.domains.exclude(domain__in=wanted).delete()
    MailDomain.objects.bulk_create(
        [MailDomain(domain=domain, organisation=organisation) for domain in sorted(wanted)],
        ignore_conflicts=True,
    )


def _domain(typed: str) -> str:
    domain = typed.strip().lower().lstrip("@")
    if not DOMAIN.fullmatch(domain):
        raise Refused(
            "organisation.domain", _("“%s” is not a mail domain: write it like ministere.gouv.fr.") % typed
        )
    return domain


def _prove(affiliation: Affiliation, proof: Proof, by: Person | None, at: datetime) -> None:
    affiliation.proof, affiliation.verified_at, affiliation.verified_by = proof, at, by
    affiliation.save()
    version.of_instance()


def _free_slug(name: str) -> str:
    wanted = text.slug(name)
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return text.first_free(wanted, taken)
