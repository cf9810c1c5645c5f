# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the cells of a row: each either means something or is refused with what it should have been."""

from datetime import UTC, date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parvis.kernel.refusal import Refused
from parvis.kernel.tabular import Row

_TRUE: Final = frozenset({"true", "1", "yes", "oui", "vrai"})
_FALSE: Final = frozenset({"false", "0", "no", "non", "faux", ""})
_PROBLEMS: Final = {
    "header.broken": gettext_lazy("the names of the columns cannot be read"),
    "encoding.broken": gettext_lazy("the row is not in UTF-8"),
    "cell.nul": gettext_lazy("the row holds a NUL character"),
    "cell.too_long": gettext_lazy("a cell is too long"),
    "row.too_short": gettext_lazy("the row has too few cells: it may be cut, or shifted"),
    "row.too_long": gettext_lazy("the row has too many cells: it may be shifted"),
    "quote.unclosed": gettext_lazy("a quotation mark opened in this row is never closed"),
}


def explain(problem: str) -> str:
    """What is wrong with a row, in the reader's language, with the detail the reader of tables gave."""
    code, _colon, detail = problem.partition(": ")
    return f"{_PROBLEMS[code]} ({detail})" if code in _PROBLEMS else problem


def required(row: Row, column: str) -> str:
    """A cell that must not be empty."""
    if found := row.cells[column].strip():
        return found
    raise Refused("cell.empty", _("%(column)s is empty") % {"column": column})


def whole(row: Row, column: str, *, limit: int = 999_999_999) -> int:
    """A whole number, not negative; an empty cell is 0."""
    cell = row.cells[column].strip()
    if not cell:
        return 0
    if cell.isdecimal() and cell.isascii() and len(cell) <= 9 and int(cell) <= limit:
        return int(cell)
    raise _not(column, cell, _("a whole number"))


def signed(row: Row, column: str) -> int:
    """A whole number that may be negative, even made safe for spreadsheets."""
    cell = row.cells[column].strip().removeprefix("'")
    digits = cell.removeprefix("-")
    if digits.isdecimal() and digits.isascii() and len(digits) <= 9:
        return int(cell)
    raise _not(column, cell, _("a whole number"))


def moment(row: Row, column: str) -> datetime:
    """A moment with its time zone; without one, in UTC."""
    cell = row.cells[column].strip()
    try:
        found = datetime.fromisoformat(cell)
        # A year that no time zone can move out of the calendar.
        if 1900 <= found.year <= 2200:
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise _not(column, cell, _("a date and a time"))


def optional_moment(row: Row, column: str) -> datetime | None:
    """A moment, or nothing."""
    return moment(row, column) if row.cells[column].strip() else None


def day(row: Row, column: str) -> date:
    """A date."""
    cell = row.cells[column].strip()
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise _not(column, cell, _("a date")) from None


def optional_day(row: Row, column: str) -> date | None:
    """A date, or nothing."""
    return day(row, column) if row.cells[column].strip() else None


def flag(row: Row, column: str) -> bool:
    """Yes or no."""
    cell = row.cells[column].strip().lower()
    if cell in _TRUE:
        return True
    if cell in _FALSE:
        return False
    raise _not(column, cell, _("true or false"))


def one_of(row: Row, column: str, meanings: dict[str, str]) -> str:
    """One of the words a column may hold, as what it means here."""
    cell = row.cells[column].strip()
    if cell in meanings:
        return meanings[cell]
    raise _not(column, cell, _("one of: %(words)s") % {"words": ", ".join(sorted(meanings))})


def _not(column: str, cell: str, wanted: str) -> Refused:
    shown = cell if len(cell) <= 40 else cell[:40] + "…"
    sentence = _("%(column)s is “%(cell)s”, not %(wanted)s") % {
        "column": column,
        "cell": shown,
        "wanted": wanted,
    }
    return Refused("cell.unreadable", sentence)
