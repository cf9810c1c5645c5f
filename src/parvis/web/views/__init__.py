# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""One file a family of pages; each view fetches, reads the form, acts and answers."""
