# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Scripts for those who develop Parvis; nothing here is shipped."""
