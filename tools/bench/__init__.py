# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What an instance costs: CPU-milliseconds a request, memory, start, on this machine."""
