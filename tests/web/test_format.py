# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers, dates and durations as French and English write them."""

import datetime as dt
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from parvis.web import format as written

AT = datetime(2026, 12, 14, 17, 0, tzinfo=UTC)  # 18:00 in Paris


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("fr", 7, "7"),
        ("fr", 17678, "17\u202f678"),
        ("fr", 1234567, "1\u202f234\u202f567"),
        ("fr", -1200, "\u22121\u202f200"),
        ("fr", 1234.5, "1\u202f234,5"),
        ("en", 17678, "17,678"),
        ("en", 1234.5, "1,234.5"),
    ],
)
def test_a_number_is_written_as_its_readers_write_it(language: str, value: float, expected: str) -> None:
    with translation.override(language):
        assert written.number(value) == expected


@pytest.mark.parametrize(("language", "expected"), [("fr", "62\u202f%"), ("en", "62%")])
def test_a_share_has_its_space_in_french_only(language: str, expected: str) -> None:
    with translation.override(language):
        assert written.percent(62) == expected


@pytest.mark.parametrize(
    ("language", "octets", "expected"),
    [
        ("fr", 0, "0\u00a0octets"),
        ("fr", 999, "999\u00a0octets"),
        ("fr", 1500, "1,5\u00a0ko"),
        ("fr", 12_400_000, "12\u00a0Mo"),
        ("en", 2_000_000_000, "2\u00a0GB"),
        ("en", 3_000_000_000_000, "3,000\u00a0GB"),
    ],
)
def test_a_weight_is_rounded_to_what_one_needs(language: str, octets: int, expected: str) -> None:
    with translation.override(language):
        assert written.size(octets) == expected


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("fr", AT, "14\u00a0décembre 2026, 18\u00a0h"),
        ("fr", AT + timedelta(minutes=30), "14\u00a0décembre 2026, 18\u00a0h\u00a030"),
        ("fr", AT + timedelta(minutes=5), "14\u00a0décembre 2026, 18\u00a0h\u00a005"),
        ("fr", datetime(2027, 2, 28, 23, 30, tzinfo=UTC), "1er\u00a0mars 2027, 0\u00a0h\u00a030"),
        ("en", AT, "14\u00a0December 2026, 6\u00a0pm"),
        ("en", AT + timedelta(minutes=30), "14\u00a0December 2026, 6.30\u00a0pm"),
        ("en", datetime(2027, 2, 28, 23, 0, tzinfo=UTC), "1\u00a0March 2027, 12\u00a0am"),
    ],
)
def test_a_moment_is_a_day_and_its_hour_in_local_time(language: str, value: datetime, expected: str) -> None:
    with translation.override(language):
        assert written.moment_text(value) == expected


def test_the_year_is_left_out_when_asked() -> None:
    with translation.override("fr"):
        assert written.date_text(AT, year=False) == "14\u00a0décembre"
        assert written.moment_text(AT, year=False) == "14\u00a0décembre, 18\u00a0h"


@pytest.mark.parametrize(
    ("elapsed", "expected"),
    [
        (timedelta(seconds=3), "il y a 1 minute"),
        (timedelta(minutes=42), "il y a 42 minutes"),
        (timedelta(minutes=60), "il y a 1 heure"),
        (timedelta(hours=23, minutes=59), "il y a 23 heures"),
        (timedelta(hours=24), "14\u00a0décembre 2026"),
        (timedelta(seconds=-1), "14\u00a0décembre 2026"),
    ],
)
def test_time_is_relative_under_twenty_four_hours_only(elapsed: timedelta, expected: str) -> None:
    with translation.override("fr"):
        assert written.ago_text(AT, at=AT + elapsed) == expected


def test_a_date_says_itself_to_machines_too() -> None:
    with translation.override("fr"):
        assert written.date(AT) == '<time datetime="2026-12-14">14\u00a0décembre 2026</time>'
        assert (
            written.date(dt.date(2026, 12, 1)) == '<time datetime="2026-12-01">1er\u00a0décembre 2026</time>'
        )
        assert written.hour(AT) == '<time datetime="2026-12-14T18:00+01:00">18\u00a0h</time>'
        assert written.ago(AT, at=AT) == '<time datetime="2026-12-14T18:00+01:00">il y a 1 minute</time>'
