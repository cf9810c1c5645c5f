# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What the audit says of a report."""

import json
import subprocess
from subprocess import CompletedProcess

import pytest

from tools import audit

CLEAN = {"name": "django", "version": "5.2", "vulns": []}
FLAWED = {"name": "jinja2", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}
UNKNOWN = {"name": "nh3", "skip_reason": "not found"}


def answer(monkeypatch: pytest.MonkeyPatch, *packages: object, code: int = 0, said: str = "") -> None:
    report = json.dumps({"dependencies": packages}) if packages else ""
    done = CompletedProcess(args=[], returncode=code, stdout=report, stderr=said)
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: done)


def test_nothing_found_passes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answer(monkeypatch, CLEAN)
    assert (audit.main(), capsys.readouterr().out) == (0, "")


def test_a_vulnerability_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answer(monkeypatch, CLEAN, FLAWED, UNKNOWN, code=1)
    assert audit.main() == 1
    assert capsys.readouterr().out == "jinja2 3.0: PYSEC-1, repaired in 3.1\n"


def test_what_could_not_be_asked_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, CLEAN, UNKNOWN)
    assert audit.main() == 0
    assert "NOT CHECKED" in capsys.readouterr().out


def test_a_service_out_of_reach_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, code=1, said="ERROR: ConnectionError: Failed to resolve")
    assert audit.main() == 0
    assert "NOT CHECKED" in capsys.readouterr().out


def test_an_audit_that_breaks_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, code=2, said="usage")
    assert audit.main() == 2
