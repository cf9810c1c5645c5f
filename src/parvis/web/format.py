# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers, dates and durations as French and English write them.

Written by hand: Babel builds a pattern object for each call and costs twenty times as much.
"""

from __future__ import annotations

import datetime as dt
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone, translation
from django.utils.translation import ngettext
from markupsafe import Markup

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
MINUS: Final = "\u2212"

MONTHS: Final = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def _french() -> bool:
    return (translation.get_language() or "fr").startswith("fr")


def number(value: float) -> str:
    """A quantity: « 17 678 » with narrow spaces in French, “17,678” in English; decimals kept as given."""
    whole, _, decimals = f"{abs(value):,}".partition(".")
    sign = MINUS if value < 0 else ""
    if _french():
        return sign + whole.replace(",", NARROW) + (f",{decimals}" if decimals else "")
    return sign + whole + (f".{decimals}" if decimals else "")


def percent(value: float) -> str:
    """A share out of a hundred: « 62 % » in French, “62%” in English."""
    return number(value) + (f"{NARROW}%" if _french() else "%")


def size(octets: int) -> str:
    """A weight of file: « 12 Mo » in French, “12 MB” in English."""
    units = ("octets", "ko", "Mo", "Go") if _french() else ("bytes", "kB", "MB", "GB")
    value, rank = float(octets), 0
    while value >= 1000 and rank < len(units) - 1:
        value, rank = value / 1000, rank + 1
    shown = round(value, 1) if value < 10 and rank else round(value)
    return f"{number(int(shown) if shown == int(shown) else shown)}{NO_BREAK}{units[rank]}"


def _local(value: dt.date) -> dt.date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def date_text(value: dt.date, *, year: bool = True) -> str:
    """A day: « 1er mars 2027 », “1 March 2027”; without its year when the page already says it."""
    day = _local(value)
    language = "fr" if _french() else "en"
    first = "1er" if day.day == 1 and language == "fr" else str(day.day)
    text = f"{first}{NO_BREAK}{MONTHS[language][day.month - 1]}"
    return f"{text} {day.year}" if year else text


def hour_text(value: datetime) -> str:
    """An hour of the day: « 18 h », « 18 h 30 »; “6 pm”, “6.30 pm”."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    if _french():
        minutes = f"{NO_BREAK}{local.minute:02d}" if local.minute else ""
        return f"{local.hour}{NO_BREAK}h{minutes}"
    minutes = f".{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{NO_BREAK}{'am' if local.hour < 12 else 'pm'}"


def moment_text(value: datetime, *, year: bool = True) -> str:
    """A day and its hour: « 14 décembre 2026, 18 h »."""
    return f"{date_text(value, year=year)}, {hour_text(value)}"


def ago_text(value: datetime, *, at: datetime) -> str:
    """How long ago, under twenty-four hours only; otherwise the day."""
    elapsed = at - value
    if elapsed < timedelta(0) or elapsed >= timedelta(hours=24):
        return date_text(value)
    minutes = int(elapsed.total_seconds() // 60)
    if minutes < 60:
        count = max(minutes, 1)
        return ngettext("%(num)s minute ago", "%(num)s minutes ago", count) % {"num": count}
    hours = minutes // 60
    return ngettext("%(num)s hour ago", "%(num)s hours ago", hours) % {"num": hours}


def _time(value: dt.date, text: str) -> Markup:
    stamp = _local(value)
    machine = stamp.isoformat(timespec="minutes") if isinstance(stamp, datetime) else stamp.isoformat()
    return Markup('<time datetime="{}">{}</time>').format(machine, text)


def date(value: dt.date, *, year: bool = True) -> Markup:
    """The day in a `time` element."""
    local = _local(value)
    day = local.date() if isinstance(local, datetime) else local
    return _time(day, date_text(day, year=year))


def moment(value: datetime, *, year: bool = True) -> Markup:
    """The day and hour in a `time` element."""
    return _time(value, moment_text(value, year=year))


def hour(value: datetime) -> Markup:
    """The hour in a `time` element."""
    return _time(value, hour_text(value))


def ago(value: datetime, *, at: datetime) -> Markup:
    """The relative time, or the day, in a `time` element."""
    return _time(value, ago_text(value, at=at))
