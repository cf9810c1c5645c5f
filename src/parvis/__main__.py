# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m parvis`: the same as `parvis`."""

from parvis.config.command import main

if __name__ == "__main__":
    main()
