# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of the house, read off its own code."""

from tools import sizes, templates, writes


def test_rows_change_in_actions_alone() -> None:
    assert writes.all_faults() == []


def test_every_place_allowed_to_write_still_exists() -> None:
    assert writes.useless_exceptions() == []


def test_no_template_breaks_the_content_policy() -> None:
    assert templates.all_faults() == []


def test_nothing_is_longer_than_we_allow() -> None:
    assert [str(excess) for excess in sizes.excesses() if excess.hard] == []
