# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What browsers are told to refuse on our behalf."""

from csp.constants import NONE, SELF

from parvis.config import environment

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A year, as the law of the State's sites asks; only where people come over TLS.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if environment.current().is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
