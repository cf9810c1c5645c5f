# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What this site never asks of a browser, and how long an answer may be kept."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from parvis.config.middleware import Answer

REFUSED: Final = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation gyroscope "
    "magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb xr-spatial-tracking"
)
PERMISSIONS: Final = ", ".join(f"{feature}=()" for feature in REFUSED.split())


def headers(get_response: Answer) -> Answer:
    """Refuse every sensor; keep nothing in shared caches unless the page says otherwise."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer
