# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A public consultation: propose, argue, vote, read the synthesis and the answers."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.enums import Ability, Position, Role
from parvis.core.kinds import (
    ContributionKind,
    PhasePlan,
    RolePlan,
    SpaceKind,
    abilities,
    register,
    register_contribution,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from parvis.core.models import Space

CONTRACT = ("decides", "open", "closed", "answers")


def missing(space: "Space") -> list["StrOrPromise"]:
    """What a consultation must say before it opens: its contract, its calendar, the date of answers."""
    contract = space.data.get("contract", {})
    words: dict[str, StrOrPromise] = {
        "decides": _("the name of who decides"),
        "open": _("what is open to discussion"),
        "closed": _("what is not open to discussion"),
        "answers": _("who answers"),
    }
    lacking: list[StrOrPromise] = [words[key] for key in CONTRACT if not contract.get(key)]
    plans = {phase.plan: phase for phase in space.phases.all()}
    if "contribute" not in plans:
        lacking.append(_("the dates of the step “Propose and vote”"))
    if "answers" not in plans or plans["answers"].ends_at is None:
        lacking.append(_("the date of the answers"))
    if not space.presentation:
        lacking.append(_("the presentation"))
    return lacking


PROPOSAL = register_contribution(
    ContributionKind(
        key="proposal",
        label=pgettext_lazy("kind", "proposal"),
        ability=Ability.PROPOSE,
        numbered=True,
        titled=True,
        positions=(Position.AGREE, Position.MIXED, Position.DISAGREE),
    )
)

CONSULTATION = register(
    SpaceKind(
        key="consultation",
        path="consultations",
        label=pgettext_lazy("kind", "consultation"),
        headline="proposal",
        contributions=("proposal", "argument", "source", "comment", "official_answer"),
        phases=(
            PhasePlan(
                "announce",
                abilities(Ability.READ, Ability.JOIN),
                pgettext_lazy("phase", "Register"),
                _("You can read the presentation and register."),
                _("you will be able to propose, argue and vote"),
            ),
            PhasePlan(
                "contribute",
                abilities(Ability.READ, Ability.JOIN, Ability.PROPOSE, Ability.COMMENT, Ability.VOTE),
                pgettext_lazy("phase", "Propose and vote"),
                _("You can propose, argue and vote."),
                _("you will be able to discuss what was proposed"),
            ),
            PhasePlan(
                "deliberate",
                abilities(Ability.READ, Ability.COMMENT, Ability.VOTE),
                pgettext_lazy("phase", "Discuss"),
                _("You can argue, comment and vote on what was proposed."),
                _("the team will write the synthesis"),
            ),
            PhasePlan(
                "synthesis",
                abilities(Ability.READ, Ability.COMMENT),
                pgettext_lazy("phase", "Synthesis"),
                _("The team writes the synthesis. You can read and comment."),
                _("the administration will answer"),
            ),
            PhasePlan(
                "answers",
                abilities(Ability.READ),
                pgettext_lazy("phase", "Answers"),
                _("The administration publishes its answers, one by one."),
                _("the consultation will be closed"),
            ),
            PhasePlan(
                "closed",
                abilities(Ability.READ),
                pgettext_lazy("phase", "Closed"),
                _("The consultation is closed. You can read everything, and follow the commitments."),
                "",
            ),
        ),
        roles={
            Role.VISITOR: RolePlan(
                usable=abilities(Ability.READ, Ability.JOIN, Ability.PROPOSE, Ability.COMMENT, Ability.VOTE)
            ),
            Role.MEMBER: RolePlan(
                usable=abilities(Ability.READ, Ability.JOIN, Ability.PROPOSE, Ability.COMMENT, Ability.VOTE)
            ),
            Role.FACILITATOR: RolePlan(
                usable=abilities(Ability.PROPOSE, Ability.COMMENT),
                always=abilities(Ability.READ, Ability.STEER, Ability.MODERATE),
            ),
            Role.MODERATOR: RolePlan(always=abilities(Ability.READ, Ability.MODERATE)),
            Role.SERVICE: RolePlan(always=abilities(Ability.READ, Ability.ANSWER, Ability.TRANSMIT)),
            Role.OWNER: RolePlan(
                always=abilities(
                    Ability.READ, Ability.STEER, Ability.MODERATE, Ability.ANSWER, Ability.TRANSMIT
                )
            ),
        },
        missing=missing,
    )
)
