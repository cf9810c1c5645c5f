# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The words of Parvis: msgids in English in the code, one French catalogue for each room."""
