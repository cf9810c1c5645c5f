# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The real consultation of 2015 on the digital bill comes in whole, stays as it is, and goes out again."""

import csv
import html as entities
import re
from pathlib import Path

import pytest
from django.db.models import Sum

from parvis.core.models import Contribution, DailyFigure, Person, Tally, Theme
from parvis.exchange.formats import dictionary
from parvis.kernel import text
from tests.exchange.imports import bring, space
from tests.exchange.test_exporting import FILES, export, rows

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]

TAGS = re.compile(r"<[^>]*>")
PICTURE = re.compile(r'<img[^>]*src="[^"]*/([^"/]*)"[^>]*>')
WORDS = re.compile(r"\w+")
NAMES = {"proposal": "propositions.csv", "argument": "arguments.csv", "source": "sources.csv"}


@pytest.fixture
def folder(real_data: Path) -> Path:
    return real_data / "consultation" / "republique-numerique-2015"


def read(folder: Path, kind: str) -> dict[str, dict[str, str]]:
    with (folder / NAMES[kind]).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def letters(source: str) -> str:
    """Every letter and digit of a text, in order: no tag, no sign and no space changes them."""
    # A picture becomes a link that bears the name of its file.
    named = PICTURE.sub(r"\1", source)
    return "".join(WORDS.findall(text.clean_text(entities.unescape(TAGS.sub("", named)))))


def typed(source: str) -> str:
    """A text typed without markup, as it was shown: its signs are not tags."""
    return re.sub(r"<br ?/?>", "", source).replace("&", "&amp;").replace("<", "&lt;")


def test_nothing_is_lost(folder: Path) -> None:
    report = bring(folder)
    counts = {kind: (part.read, part.created, len(part.refused)) for kind, part in report.parts.items()}
    assert counts == {"proposal": (696, 696, 0), "argument": (3994, 3994, 0), "source": (326, 326, 0)}
    assert [part.declared_but_absent for part in report.parts.values()] == [0, 0, 0]
    assert_every_word_is_kept(folder)
    assert_every_total_is_kept(folder)
    assert_counters_are_those_declared(folder)
    assert Person.objects.count() == 1539
    assert Theme.objects.filter(parent=None).count() == 4
    assert Theme.objects.exclude(parent=None).count() == 18
    again = bring(folder)
    assert {kind: (part.read, part.unchanged) for kind, part in again.parts.items()} == {
        "proposal": (696, 696),
        "argument": (3994, 3994),
        "source": (326, 326),
    }


def assert_every_word_is_kept(folder: Path) -> None:
    for kind in NAMES:
        there = read(folder, kind)
        here = Contribution.objects.filter(kind=kind).values_list(
            "external_id", "title", "current__body_html"
        )
        lost = []
        for external_id, title, shown in here:
            row = there[str(external_id)]
            body = row["body_html"] if kind == "proposal" else typed(row["body"])
            if letters(shown) != letters(body) or title != text.clean_line(row.get("title", "")):
                lost.append(external_id)
        assert (kind, lost) == (kind, [])


def assert_every_total_is_kept(folder: Path) -> None:
    columns = {
        "proposal": ("votes_ok", "votes_mitige", "votes_nok"),
        "argument": ("votes_count",),
        "source": ("votes_count",),
    }
    for kind, names in columns.items():
        there = {key: [int(row[name]) for name in names] for key, row in read(folder, kind).items()}
        here = Contribution.objects.filter(kind=kind).values_list("external_id", "data")
        assert {key: list(data["imported_votes"].values()) for key, data in here} == there
    assert Tally.objects.aggregate(Sum("agree"), Sum("mixed"), Sum("disagree")) == {
        "agree__sum": 0,
        "mixed__sum": 0,
        "disagree__sum": 0,
    }


def assert_counters_are_those_declared(folder: Path) -> None:
    there = read(folder, "proposal")
    for row in Tally.objects.filter(contribution__kind="proposal").select_related("contribution"):
        declared = there[str(row.contribution.external_id)]
        assert (row.arguments_for, row.arguments_against, row.sources) == (
            int(declared["arguments_yes"]),
            int(declared["arguments_no"]),
            int(declared["sources_count"]),
        )
    hidden = {key for key, row in there.items() if row["is_trashed"] == "True"}
    assert set(Contribution.objects.filter(state="hidden").values_list("external_id", flat=True)) == hidden
    figures = DailyFigure.objects.aggregate(Sum("people"), Sum("texts"), Sum("replies"), Sum("votes"))
    assert list(figures.values()) == [1539, 692, 4320, 0]


def test_it_is_copied_from_one_instance_to_another(folder: Path, tmp_path: Path) -> None:
    bring(folder)
    first = export(space(), tmp_path / "first")
    bring(tmp_path / "first", form="parvis", slug="copie")
    second = export(space("copie"), tmp_path / "second")
    assert [name for name in FILES if first[name] != second[name]] == []
    assert len(rows(second, dictionary.CONTRIBUTIONS.name)) == 5016
