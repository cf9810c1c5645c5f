# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of a team and something behind each of them: a report, a hidden text, an appeal, a promise."""

from __future__ import annotations

from datetime import date
from typing import Final

from parvis.core.actions import answer, moderation, theme
from parvis.core.models import Appeal, Commitment, Contribution, Person
from parvis.kernel import paths
from tests.cast import NOW, write

KIND: Final = "consultations"
SLUG: Final = "l-eau-en-partage"
BASE: Final = f"/{KIND}/{SLUG}/animer"
SIGNED: Final = answer.Reply(
    body="Oui, dans **toutes** les écoles.",
    verdict="partly",
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
    promise=answer.Promise(what="Un décret", owner="Direction de l’eau", due=date(2027, 6, 30)),
)
TYPED: Final = {
    "verdict": "partly",
    "body": "Oui, dans **toutes** les écoles.",
    "signatory": "Anne Roy",
    "position": "sous-directrice",
    "service": "Direction de l’eau",
}


def path(*parts: str | int) -> str:
    """A page of the team."""
    return paths.steer(KIND, SLUG, *parts)


def act(target: Contribution, word: str) -> str:
    """An act on a contribution."""
    return paths.act(KIND, SLUG, target.number or 0, target.title, word)


def promised(target: Contribution, signatory: Person) -> Commitment:
    """An answer to a contribution, and what it promises."""
    answer.publish(actor=signatory, target=target, reply=SIGNED, at=NOW)
    return Commitment.objects.filter(answer__root=target).latest("pk")


def contested(target: Contribution, moderator: Person) -> Appeal:
    """An argument under a contribution, hidden by somebody and contested by its author."""
    assert target.author is not None
    argument = write("argument", target, target.author, side="for")
    decision = moderation.hide(
        actor=moderator, contribution=argument, rule="insult", statement="Une insulte.", at=NOW
    )
    return moderation.appeal(actor=target.author, decision=decision, body="Ce n’en est pas une.", at=NOW)


def pages_of(target: Contribution, *, owner: Person) -> dict[str, str]:
    """Every page of the team that one may read, by what one comes for."""
    made = theme.add(actor=owner, space=target.space, name="Villes", at=NOW)
    commitment, appeal = promised(target, owner), contested(target, owner)
    membership = target.space.memberships.get(person=owner)
    return {
        "overview": path(),
        "presentation": path("presentation"),
        "contract": path("contrat"),
        "themes": path("themes"),
        "rename a theme": path("themes", made.pk),
        "calendar": path("calendrier"),
        "team": path("equipe"),
        "invite by mail": path("equipe", "inviter"),
        "end a role": path("equipe", membership.pk, "terminer"),
        "open": path("ouvrir"),
        "reported": path("moderation"),
        "appeals": path("moderation", "recours"),
        "one appeal": path("moderation", "recours", appeal.pk),
        "hidden": path("moderation", "masquees"),
        "one text": path("moderation", appeal.decision.contribution_id),
        "moderate": act(target, "moderer"),
        "answers": path("reponses"),
        "answer": act(target, "repondre"),
        "commitments": path("engagements"),
        "follow up": path("engagements", commitment.pk),
        "figures": path("chiffres"),
        "journal": path("journal"),
    }
