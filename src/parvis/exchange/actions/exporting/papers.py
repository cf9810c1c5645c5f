# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What goes with the data: the package that describes the tables, and a page for people, with the licence."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from parvis.core.models import Space
from parvis.exchange.formats import dictionary
from parvis.exchange.queries import export
from parvis.exchange.queries.export import names
from parvis.kernel import paths


class Papers:
    """The papers of one export, in the language of its space."""

    def __init__(self, space: Space, counts: Mapping[str, int], *, at: datetime) -> None:
        """Note what was exported, and when."""
        self._space = space
        self._counts = counts
        self._at = at
        self._address = paths.absolute(settings.PARVIS_PUBLIC_URL, paths.space(space.plan.path, space.slug))

    def package(self) -> str:
        """The Data Package: every table with its schema, the licence, and the space itself."""
        with translation.override(self._space.language):
            found = {
                "name": self._space.slug,
                "title": self._space.title,
                "homepage": self._address,
                "created": names.moment(self._at),
                "licenses": [dictionary.LICENCE],
                "resources": [resource for table in dictionary.TABLES for resource in _resources(table)],
                "parvis": export.description(self._space),
            }
            return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def readme(self) -> str:
        """What a person needs to know before using the data."""
        with translation.override(self._space.language):
            return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        day = date_format(localtime(self._at), "DATETIME_FORMAT")
        yield f"# {self._space.title}\n"
        yield _("Data of %(address)s, exported on %(date)s.") % {"address": self._address, "date": day} + "\n"
        yield _("Licence: %(title)s, %(path)s") % {**dictionary.LICENCE} + "\n"
        yield "## " + _("What is here, what is not") + "\n"
        for sentence in definitions():
            yield f"- {sentence}"
        yield "\n## " + _("Tables") + "\n"
        yield _("Each table is given twice: in CSV (UTF-8, commas) and in JSON Lines.") + "\n"
        for table in dictionary.TABLES:
            yield (
                f"### {table.name}\n\n{table.meaning} "
                + _("Rows: %(count)d.") % {"count": self._counts[table.name]}
                + "\n"
            )
            yield from (f"- `{column.name}` ({column.type}): {column.meaning}" for column in table.columns)
            yield ""


def definitions() -> list[str]:
    """What must be known of the data, in sentences."""
    return [
        _("People appear under a pseudonym, the same in all exports of this space and in no other."),
        _("Whoever writes for an organisation appears under the name of the organisation alone."),
        _("Votes are totals for each contribution; who voted what is never exported."),
        _("Totals brought from another platform stand in their own columns: they are never added to votes."),
        _(
            "What moderation hid and what authors withdrew is listed without its text, with the rule that was broken."
        ),
        _("Drafts and texts that wait for their author’s identity are not here."),
        _(
            "In CSV, an apostrophe stands before what a spreadsheet would run as a formula; JSON Lines has none."
        ),
    ]


def _resources(table: dictionary.Table) -> Iterator[dict[str, Any]]:
    schema, meaning = table.schema(), str(table.meaning)
    common = {"title": meaning, "encoding": "utf-8"}
    yield {"name": table.name, "path": f"{table.name}.csv", "format": "csv", **common, "schema": schema}
    yield {
        "name": f"{table.name}-jsonl",
        "path": f"{table.name}.jsonl",
        "format": "jsonl",
        **common,
        "schema": schema,
    }
