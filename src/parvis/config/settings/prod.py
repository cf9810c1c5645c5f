# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Where the public comes."""

from parvis.config.settings.base import *

DEBUG = False
