# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of the mode named by PARVIS_MODE; parvis.config.settings.test is named by the tests."""

import os

from parvis.config import environment

if os.environ.get("DJANGO_SETTINGS_MODULE", __name__) == __name__:
    if environment.current().in_production:
        from parvis.config.settings.prod import *
    else:
        from parvis.config.settings.dev import *
