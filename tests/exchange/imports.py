# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Small folders in the format of République numérique, and how the tests bring them in."""

import csv
from pathlib import Path

from parvis.core.models import Space
from parvis.exchange import formats
from parvis.exchange.actions import importing
from parvis.exchange.actions.importing.report import Report
from tests.cast import NOW

SLUG = "republique-numerique"
Row = dict[str, object]


def proposal(number: int, **changes: object) -> Row:
    return {
        "id": number,
        "author": f"participant-{number:05d}",
        "section_id": "86",
        "section": "Section 1",
        "section_subtitle": "Ouverture des données",
        "title": f"Article {number}",
        "body_html": "<p>Un texte.</p>",
        "created_at": "2015-09-26T02:27:54+0200",
        "updated_at": "2015-09-29T11:50:19+0200",
        "is_trashed": "False",
        "votes_ok": 5,
        "votes_mitige": 2,
        "votes_nok": 1,
        "arguments_yes": 0,
        "arguments_no": 0,
        "sources_count": 0,
        **changes,
    }


def argument(number: int, parent: int, **changes: object) -> Row:
    return {
        "id": number,
        "proposal_id": parent,
        "author": "participant-00001",
        "side": "pour",
        "body": "Très bien.",
        "created_at": "2015-10-01T10:00:00+0200",
        "updated_at": "2015-10-01T10:00:00+0200",
        "votes_count": 3,
        "is_enabled": "True",
        "is_trashed": "False",
        **changes,
    }


def source(number: int, parent: int, **changes: object) -> Row:
    return {
        "id": number,
        "proposal_id": parent,
        "author": "participant-00002",
        "title": "Un rapport",
        "link": "https://exemple.fr/rapport",
        "body": "À lire.",
        "created_at": "2015-10-02T10:00:00+0200",
        "votes_count": 1,
        **changes,
    }


def write(folder: Path, name: str, rows: list[Row]) -> Path:
    """Write a file of the format."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def fill(folder: Path, proposals: list[Row], arguments: list[Row] = [], sources: list[Row] = []) -> Path:  # noqa: B006
    """Write a whole folder; an empty list is a file that is absent."""
    for name, rows in (
        ("propositions.csv", proposals),
        ("arguments.csv", arguments),
        ("sources.csv", sources),
    ):
        if rows:
            write(folder, name, rows)
    return folder


def bring(
    folder: Path, *, form: str = "republique-numerique", slug: str = SLUG, dry_run: bool = False
) -> Report:
    """Run an import as the terminal does."""
    return importing.run(
        actor=None, known=formats.formats[form], folder=folder, slug=slug, dry_run=dry_run, at=NOW
    )


def space(slug: str = SLUG) -> Space:
    return Space.objects.get(slug=slug)
