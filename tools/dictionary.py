# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Write docs/reference/data-dictionary.md from the tables of an export: `python -m tools.dictionary`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/data-dictionary.md"
HEAD = """# Data dictionary

The tables of an export (`parvis export`, or *Télécharger les données du jour* on a consultation). Each is given
twice: `<table>.csv` (UTF-8, commas) and `<table>.jsonl` (one object a line, without what it has not).
`datapackage.json` holds the same dictionary as [Table Schema](https://datapackage.org/standard/table-schema/),
and under `parvis` what is needed to make the consultation again elsewhere.

Licence of the data: [{title}]({path}).

This page is written by `python -m tools.dictionary`.

## What must be known
"""


def page() -> str:
    """The page, in English."""
    from django.utils import translation  # noqa: PLC0415 — Django is loaded by main, or by the tests

    from parvis.exchange.actions.exporting import papers  # noqa: PLC0415 — same
    from parvis.exchange.formats import dictionary  # noqa: PLC0415 — same

    with translation.override("en"):
        lines = [HEAD.format(**dictionary.LICENCE), *(f"- {sentence}" for sentence in papers.definitions())]
        for table in dictionary.TABLES:
            lines += ["", f"## {table.name}", "", f"{table.meaning} Key: {_names(table.key)}.", ""]
            lines += ["| column | type | meaning |", "|---|---|---|"]
            lines += [f"| `{one.name}` | {one.type} | {one.meaning} |" for one in table.columns]
            lines += _references(table.references)
        return "\n".join([*lines, ""])


def _references(references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]) -> Iterator[str]:
    if references:
        yield ""
    for here, table, there in references:
        yield f"- {_names(here)} names a row of `{table}` by its {_names(there)}"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def main() -> int:
    import django  # noqa: PLC0415 — the settings are named first

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parvis.config.settings.test")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
