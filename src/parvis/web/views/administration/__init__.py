# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Running the instance: its people, organisations, invitations, consultations, pages and journal."""
