# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Whose word is believed about who the visitor is: the trusted proxies, and nobody else."""

from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse

from parvis.config import environment
from parvis.config.middleware import Answer
from parvis.config.values import Proxies

CLAIMS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


def proxies(get_response: Answer) -> Answer:
    """Replace what the connection says by what a trusted proxy says; forget every other claim."""
    trusted = environment.current().trusted_proxies

    def answer(request: HttpRequest) -> HttpResponse:
        believe(request, trusted)
        return get_response(request)

    return answer


def believe(request: HttpRequest, trusted: Proxies) -> None:
    """Set the address and the scheme of the visitor."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    peer = request.META.get("REMOTE_ADDR", "")
    if trusted.count or _is_trusted(peer, trusted):
        request.META["REMOTE_ADDR"] = _visitor([*hops, peer], trusted)
        # The last proxy speaks for itself: a list here would come from the visitor.
        scheme = request.META.get("HTTP_X_FORWARDED_PROTO", "").strip()
        if scheme in {"http", "https"}:
            request.META["wsgi.url_scheme"] = scheme
    for claim in CLAIMS:
        request.META.pop(claim, None)


def _visitor(line: list[str], trusted: Proxies) -> str:
    if trusted.count:
        return line[-trusted.count - 1] if len(line) > trusted.count else line[0]
    strangers = [hop for hop in line if not _is_trusted(hop, trusted)]
    return strangers[-1] if strangers else line[0]


def _is_trusted(address: str, trusted: Proxies) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in trusted.networks)
