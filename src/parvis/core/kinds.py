# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Kinds of spaces and of contributions: a capability is this data before it is any code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.core.enums import Ability, Position, Role, Side
from parvis.kernel import text
from parvis.kernel.refusal import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from parvis.core.models import Space

TITLE_LIMIT = 140
BODY_LIMIT = 20_000
LINK_LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text on its way to becoming a contribution, as any door hands it over."""

    kind: str
    title: str = ""
    body: str = ""
    theme: int | None = None
    side: str = ""
    parent: int | None = None
    capacity: str = "own"
    organisation: str = ""
    helped: str = ""
    language: str = "fr"
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionKind:
    """One manner of writing: what it asks for, under what it stands, how it is voted on."""

    key: str
    label: "StrOrPromise"
    ability: Ability
    numbered: bool = False
    titled: bool = False
    title_limit: int = TITLE_LIMIT
    body_required: bool = False
    body_limit: int = BODY_LIMIT
    sided: bool = False
    parents: frozenset[str] = frozenset()
    positions: tuple[Position, ...] = ()
    fields: frozenset[str] = frozenset()
    # The counter of the numbered contribution that one more of these raises.
    counter: str = ""

    def clean(self, draft: Draft) -> Draft:
        """Give the draft back tidy, or raise Refused with what is missing or too long."""
        tidy = Draft(
            kind=draft.kind,
            title=text.clean_line(draft.title),
            body=text.clean_text(draft.body),
            theme=draft.theme,
            side=draft.side if self.sided else "",
            parent=draft.parent,
            capacity=draft.capacity,
            organisation=text.clean_line(draft.organisation),
            helped=text.clean_line(draft.helped),
            language=draft.language,
            data={key: text.clean_line(value) for key, value in draft.data.items() if key in self.fields},
        )
        self._require(tidy)
        return tidy

    def _require(self, draft: Draft) -> None:
        if self.titled and not draft.title:
            raise Refused("title.missing", _("Write your idea in one sentence."))
        if len(draft.title) > self.title_limit:
            raise Refused(
                "title.long",
                _("The title has at most %(limit)d characters: shorten it.") % {"limit": self.title_limit},
            )
        if self.body_required and not draft.body:
            raise Refused("body.missing", _("Write your text before sending it."))
        if len(draft.body) > self.body_limit:
            raise Refused(
                "body.long",
                _("The text has at most %(limit)d characters: shorten it.") % {"limit": self.body_limit},
            )
        if self.sided and draft.side not in Side.values:
            raise Refused("side.missing", _("Say whether your argument is for or against."))


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A step a space may go through, the abilities it opens, and what it tells people."""

    key: str
    opens: frozenset[Ability]
    label: "StrOrPromise"
    now: "StrOrPromise"
    then: "StrOrPromise"


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlan:
    """What a role may use when a phase opens it, and what it may always do."""

    usable: frozenset[Ability] = frozenset()
    always: frozenset[Ability] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceKind:
    """A kind of space: its words, its phases, its roles and what is written in it."""

    key: str
    path: str
    label: "StrOrPromise"
    contributions: tuple[str, ...]
    phases: tuple[PhasePlan, ...]
    roles: Mapping[Role, RolePlan]
    headline: str
    missing: Callable[["Space"], list["StrOrPromise"]] = lambda _space: []

    def phase(self, key: str) -> PhasePlan:
        """The plan of one phase."""
        return next(plan for plan in self.phases if plan.key == key)

    def role(self, role: str) -> RolePlan:
        """What this role may do here; a role the kind does not know may do nothing."""
        return self.roles.get(Role(role), RolePlan())

    def contribution(self, key: str) -> ContributionKind:
        """The kind of contribution of that name, or Refused when nothing of the sort is written here."""
        if key not in self.contributions:
            raise Refused("kind.unknown", _("This kind of text cannot be written here."))
        return contribution_kinds[key]


space_kinds: dict[str, SpaceKind] = {}
contribution_kinds: dict[str, ContributionKind] = {}


def register(kind: SpaceKind) -> SpaceKind:
    """Make a kind of space known, once."""
    if kind.key in space_kinds or kind.path in {known.path for known in space_kinds.values()}:
        raise ValueError(kind.key)
    space_kinds[kind.key] = kind
    return kind


def register_contribution(kind: ContributionKind) -> ContributionKind:
    """Make a kind of contribution known, once."""
    if kind.key in contribution_kinds:
        raise ValueError(kind.key)
    contribution_kinds[kind.key] = kind
    return kind


def of_path(path: str) -> SpaceKind | None:
    """The kind of space whose addresses begin with this word."""
    return next((kind for kind in space_kinds.values() if kind.path == path), None)


def abilities(*names: Ability) -> frozenset[Ability]:
    """A set of abilities, to write plans with."""
    return frozenset(names)


ARGUMENT = register_contribution(
    ContributionKind(
        key="argument",
        label=pgettext_lazy("kind", "argument"),
        ability=Ability.COMMENT,
        body_required=True,
        body_limit=5_000,
        sided=True,
        parents=frozenset({"proposal"}),
        positions=(Position.AGREE,),
        counter="arguments_{side}",
    )
)
COMMENT = register_contribution(
    ContributionKind(
        key="comment",
        label=pgettext_lazy("kind", "comment"),
        ability=Ability.COMMENT,
        body_required=True,
        body_limit=5_000,
        parents=frozenset({"proposal", "argument", "comment", "official_answer"}),
        counter="comments",
    )
)
SOURCE = register_contribution(
    ContributionKind(
        key="source",
        label=pgettext_lazy("kind", "source"),
        ability=Ability.COMMENT,
        titled=True,
        parents=frozenset({"proposal"}),
        fields=frozenset({"link"}),
        counter="sources",
    )
)
OFFICIAL_ANSWER = register_contribution(
    ContributionKind(
        key="official_answer",
        label=pgettext_lazy("kind", "official answer"),
        ability=Ability.ANSWER,
        body_required=True,
        parents=frozenset({"proposal"}),
        fields=frozenset({"signatory", "position", "service"}),
    )
)
