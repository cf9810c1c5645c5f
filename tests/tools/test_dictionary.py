# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the data dictionary says what exports hold."""

from tools import dictionary


def test_the_page_of_the_data_dictionary_is_not_stale() -> None:
    assert dictionary.PAGE.read_text(encoding="utf-8") == dictionary.page()
