# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""French is complete, and written as French."""

import pytest

from tools.messages import catalogue, checks


@pytest.mark.parametrize("room", catalogue.rooms())
def test_every_word_of_the_room_is_in_good_french(room: str) -> None:
    assert list(checks.room_faults(room)) == []
