# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages people see: shell, theme, components and the generic pages of any space."""
