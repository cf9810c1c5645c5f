# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The data dictionary: the tables of an export, their columns and what each of them means (Table Schema)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LICENCE: Final = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, what it means."""

    name: str
    type: str
    meaning: "StrOrPromise"

    # Whether somebody typed what its cells hold: a spreadsheet must not run it.
    is_typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its file, what a row is, what names a row, and the tables it points to."""

    name: str
    meaning: "StrOrPromise"
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    def schema(self) -> dict[str, Any]:
        """The table as Table Schema writes it."""
        fields = [
            {"name": one.name, "type": one.type, "description": str(one.meaning)} for one in self.columns
        ]
        keys = [
            {
                "fields": list(here),
                "reference": {"resource": "" if table == self.name else table, "fields": list(there)},
            }
            for here, table, there in self.references
        ]
        found: dict[str, Any] = {"fields": fields, "primaryKey": list(self.key), "missingValues": [""]}
        return found | ({"foreignKeys": keys} if keys else {})


THEMES: Final = Table(
    name="themes",
    meaning=_("The subjects of the space, in two levels."),
    key=("id",),
    references=((("parent",), "themes", ("id",)),),
    columns=(
        Column("id", "string", _("Identifier of the theme in this space."), is_typed=True),
        Column("parent", "string", _("Theme it stands under; empty at the first level."), is_typed=True),
        Column("name", "string", _("Its name."), is_typed=True),
        Column("position", "integer", _("Its place in the list.")),
    ),
)
CONTRIBUTIONS: Final = Table(
    name="contributions",
    meaning=_(
        "Everything that was published: proposals, arguments, comments, sources and official answers. "
        "Each stands after what it answers. Drafts and texts that wait for their author’s identity are never here."
    ),
    key=("kind", "id"),
    references=(
        (("theme",), "themes", ("id",)),
        (("parent_kind", "parent"), "contributions", ("kind", "id")),
    ),
    columns=(
        Column("id", "string", _("Identifier, unique with its kind in this space."), is_typed=True),
        Column("kind", "string", _("proposal, argument, comment, source or official_answer.")),
        Column("number", "integer", _("Public number, for contributions that stand alone.")),
        Column("parent_kind", "string", _("Kind of what it answers.")),
        Column("parent", "string", _("Identifier of what it answers."), is_typed=True),
        Column("theme", "string", _("Its theme."), is_typed=True),
        Column(
            "author",
            "string",
            _(
                "Pseudonym of the author, the same in all exports of this space and in no other. "
                "Empty for organisations and official answers."
            ),
            is_typed=True,
        ),
        Column(
            "organisation",
            "string",
            _("Organisation in whose name it was written, as it was given."),
            is_typed=True,
        ),
        Column(
            "capacity",
            "string",
            _("own (in one’s own name), organisation, or helped (for a person one helps)."),
        ),
        Column("side", "string", _("Side of an argument: for or against.")),
        Column(
            "state",
            "string",
            _(
                "published, hidden (by moderation) or withdrawn (by its author). Only what can be read has its text."
            ),
        ),
        Column("rule", "string", _("Rule for which it was hidden.")),
        Column("hidden_at", "datetime", _("When it was hidden.")),
        Column("published_at", "datetime", _("When it was published.")),
        Column("changed_at", "datetime", _("When its present text was written.")),
        Column("revision", "integer", _("How many texts it has had; the last one is here.")),
        Column("language", "string", _("Language of the text.")),
        Column("title", "string", _("Title."), is_typed=True),
        Column("body", "string", _("Text, in Markdown."), is_typed=True),
        Column("link", "string", _("Address of a source."), is_typed=True),
        Column("signatory", "string", _("Who signed the official answer."), is_typed=True),
        Column("position", "string", _("Position of who signed."), is_typed=True),
        Column("service", "string", _("Service that answers."), is_typed=True),
        Column(
            "votes_agree",
            "integer",
            _(
                "People who agree, or whom the argument convinced: votes counted by Parvis, "
                "here or on the instance this space was copied from."
            ),
        ),
        Column("votes_mixed", "integer", _("People of mixed opinion, counted by Parvis.")),
        Column("votes_disagree", "integer", _("People who disagree, counted by Parvis.")),
        Column("votes_earlier", "integer", _("Among these votes, those cast on an earlier text.")),
        Column(
            "imported_agree",
            "integer",
            _("Total brought from another platform, never added to votes: agree."),
        ),
        Column("imported_mixed", "integer", _("Total brought from another platform: mixed.")),
        Column("imported_disagree", "integer", _("Total brought from another platform: disagree.")),
    ),
)
DECISIONS: Final = Table(
    name="decisions",
    meaning=_("What each official answer decides about each contribution it answers."),
    key=("answer", "target_kind", "target"),
    references=((("target_kind", "target"), "contributions", ("kind", "id")),),
    columns=(
        Column(
            "answer", "string", _("Identifier of the official answer among contributions."), is_typed=True
        ),
        Column("target_kind", "string", _("Kind of the contribution answered.")),
        Column("target", "string", _("Identifier of the contribution answered."), is_typed=True),
        Column("verdict", "string", _("accepted, partly, refused or studied (under study).")),
        Column("until", "date", _("Until when it is under study.")),
        Column("reason", "string", _("Why it is refused."), is_typed=True),
    ),
)
COMMITMENTS: Final = Table(
    name="commitments",
    meaning=_("What official answers promise."),
    key=("answer", "rank"),
    columns=(
        Column(
            "answer", "string", _("Identifier of the official answer among contributions."), is_typed=True
        ),
        Column("rank", "integer", _("Rank of the commitment in its answer, from 1.")),
        Column("what", "string", _("What is promised."), is_typed=True),
        Column("owner", "string", _("Who promises."), is_typed=True),
        Column("due", "date", _("For when.")),
        Column("state", "string", _("promised, underway, kept or abandoned.")),
        Column("changed_at", "datetime", _("When this state was given.")),
    ),
)
STEPS: Final = Table(
    name="commitment_steps",
    meaning=_("How commitments moved on."),
    key=("answer", "commitment", "rank"),
    references=((("answer", "commitment"), "commitments", ("answer", "rank")),),
    columns=(
        Column(
            "answer", "string", _("Identifier of the official answer among contributions."), is_typed=True
        ),
        Column("commitment", "integer", _("Rank of the commitment in its answer.")),
        Column("rank", "integer", _("Rank of the step, from 1.")),
        Column("state", "string", _("promised, underway, kept or abandoned.")),
        Column("note", "string", _("What was said of it."), is_typed=True),
        Column("at", "datetime", _("When.")),
    ),
)
FIGURES: Final = Table(
    name="figures",
    meaning=_("What each day added; a total is the sum of the days."),
    key=("day",),
    columns=(
        Column("day", "date", _("The day, where the instance is.")),
        Column("people", "integer", _("People who wrote or voted here for the first time.")),
        Column("registered", "integer", _("People who registered.")),
        Column(
            "texts",
            "integer",
            _("Contributions that stand alone (proposals), less those withdrawn or hidden that day."),
        ),
        Column("replies", "integer", _("Arguments, comments, sources and official answers.")),
        Column("votes", "integer", _("Votes, less those taken back that day.")),
    ),
)
TABLES: Final = (THEMES, CONTRIBUTIONS, DECISIONS, COMMITMENTS, STEPS, FIGURES)
