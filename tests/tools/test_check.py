# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The runner of checks."""

import sys

import pytest

from tools import check

PASSES = check.Step("passes", (sys.executable, "-c", "print('fine')"))
FAILS = check.Step("fails", (sys.executable, "-c", "raise SystemExit('no')"))


@pytest.fixture(autouse=True)
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "STEPS", (FAILS, PASSES))


def test_every_step_runs_and_the_failed_ones_are_listed_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith("    ")] == [
        ["FAILED", "fails"],
        ["ok", "passes"],
        ["Failed:", "fails."],
    ]


def test_one_step_may_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["passes"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Everything is in order."


def test_the_steps_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["list"]) == 0
    assert capsys.readouterr().out == "fails\npasses\n"


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(SystemExit, match="Unknown check: nothing"):
        check.main(["nothing"])
