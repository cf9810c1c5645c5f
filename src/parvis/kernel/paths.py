# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address of an instance, in French words, built without a router.

`kind_path` is the first word of a kind of space (`consultations`), `slug` the space's own.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import quote, urlencode

from parvis.kernel.text import slug as words_of

Filter: TypeAlias = str | int | Iterable[str | int] | None

HOME: Final = "/"
HELP: Final = "/aide"
CONTACT: Final = "/contact"
SITE_MAP: Final = "/plan-du-site"
ACCESSIBILITY: Final = "/accessibilite"
LEGAL_NOTICE: Final = "/mentions-legales"
PERSONAL_DATA: Final = "/donnees-personnelles"
OPEN_DATA: Final = "/donnees-ouvertes"
DISPLAY: Final = "/affichage"
CHARTER: Final = "/charte"
MODERATION: Final = "/moderation"
DEFINITIONS: Final = "/definitions"
LANGUAGE: Final = "/langue"
EASY_READING: Final = "/facile-a-lire"
SIGN_OUT: Final = "/deconnexion"
SIGN_IN_CODE: Final = "/connexion/code"
SIGN_IN_PASSWORD: Final = "/connexion/mot-de-passe"  # noqa: S105 — an address
PASSWORD_FORGOTTEN: Final = "/connexion/mot-de-passe/oublie"  # noqa: S105 — an address
PASSWORD_CODE: Final = "/connexion/mot-de-passe/code"  # noqa: S105 — an address
PASSWORD_NEW: Final = "/connexion/mot-de-passe/nouveau"  # noqa: S105 — an address
INVITATION: Final = "/invitation"
ANSWERS: Final = "/reponses"
COMMITMENTS: Final = "/reponses/engagements"
CONFIRM: Final = "/confirmer"
CONFIRMED: Final = "/confirmer/fait"
TOLD_OF_OPENINGS: Final = "/suivre/ouvertures"
HEALTHZ: Final = "/healthz"
READYZ: Final = "/readyz"
SITEMAP: Final = "/sitemap.xml"
SITEMAP_PAGES: Final = "/sitemap-pages.xml"
ROBOTS: Final = "/robots.txt"


@lru_cache(maxsize=1024)
def _part(text: str) -> str:
    return quote(text, safe="")


def _below(base: str, parts: tuple[str | int, ...]) -> str:
    return "/".join((base, *(_part(str(part)) for part in parts)))


def with_query(path: str, **filters: Filter) -> str:
    """Return an address with its filters: always in the same order, the empty ones left out."""
    pairs: list[tuple[str, str]] = []
    for name in sorted(filters):
        value = filters[name]
        values = [value] if isinstance(value, (str, int)) else value or ()
        pairs += [(name, str(one)) for one in values if one != ""]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def absolute(origin: str, path: str) -> str:
    """Return an address with its host, for mails, feeds and other instances."""
    return origin.rstrip("/") + path


# Spaces and what they hold


def home() -> str:
    """Return the address of the first page."""
    return HOME


def spaces(kind_path: str) -> str:
    """Return the address of all spaces of a kind."""
    return f"/{kind_path}/"


def space(kind_path: str, slug: str) -> str:
    """Return the address of a space."""
    return f"/{kind_path}/{_part(slug)}/"


def contributions(kind_path: str, slug: str, **filters: Filter) -> str:
    """Return the address of a list of contributions."""
    return with_query(f"/{kind_path}/{_part(slug)}/contributions", **filters)


def propose(kind_path: str, slug: str, **filters: Filter) -> str:
    """Return the address where one writes a contribution."""
    return with_query(f"/{kind_path}/{_part(slug)}/proposer", **filters)


def at_random(kind_path: str, slug: str, **filters: Filter) -> str:
    """Return the address where one votes on contributions drawn at random."""
    return with_query(f"/{kind_path}/{_part(slug)}/au-hasard", **filters)


def sign_up(kind_path: str, slug: str) -> str:
    """Return the address where one signs up for a space before it opens."""
    return f"/{kind_path}/{_part(slug)}/inscription"


def data(kind_path: str, slug: str, *parts: str | int) -> str:
    """Return the address of a space's open data, or of one of its files."""
    return _below(f"/{kind_path}/{_part(slug)}/donnees", parts)


def steer(kind_path: str, slug: str, *parts: str | int) -> str:
    """Return the address where facilitators run a space, or of one section of it."""
    return _below(f"/{kind_path}/{_part(slug)}/animer", parts)


def space_page(kind_path: str, slug: str, *parts: str | int) -> str:
    """Return the address of any other page of a space."""
    return _below(f"/{kind_path}/{_part(slug)}", parts)


def contribution(kind_path: str, slug: str, number: int, title: str = "") -> str:
    """Return the stable address of a contribution; without a title, the bare number that leads to it."""
    if not title:
        return f"/{kind_path}/{_part(slug)}/{number}"
    return f"/{kind_path}/{_part(slug)}/{number}-{words_of(title)}"


def act(kind_path: str, slug: str, number: int, title: str, *parts: str | int) -> str:
    """Return the address of an act on a contribution (`voter`, `signaler`) or of a page of it."""
    return _below(contribution(kind_path, slug, number, title), parts)


def history(kind_path: str, slug: str, number: int, title: str) -> str:
    """Return the address of the revisions of a contribution."""
    return contribution(kind_path, slug, number, title) + "/historique"


def reading(contribution_path: str, kind: str, pk: int) -> str:
    """Return where an argument or a comment reads, inside its contribution: `…#argument-123`."""
    return f"{contribution_path}#{anchor(kind, pk)}"


def anchor(kind: str, pk: int) -> str:
    """Return the identifier an argument or a comment bears in its page."""
    return f"{kind}-{pk}"


# Feeds


def feed(kind_path: str, slug: str, *, theme: str | None = None) -> str:
    """Return the address of the Atom feed of a space, or of one of its themes."""
    return with_query(f"/{kind_path}/{_part(slug)}/fil.atom", theme=theme)


# What one person sees


def draft(token: str) -> str:
    """Return the private address of a draft."""
    return f"/brouillons/{_part(token)}"


def confirm(token: str) -> str:
    """Return the address that publishes what waits for its author's identity."""
    return f"/confirmer/{_part(token)}"


def receipts() -> str:
    """Return the address where anyone checks a receipt."""
    return "/recepisses/verifier"


def receipt(code: str) -> str:
    """Return the address of a receipt."""
    return f"/recepisses/{_part(code)}"


def mine(*parts: str | int, **filters: Filter) -> str:
    """Return the address of one's own contributions, or of one of their pages."""
    return with_query(_below("/mes-contributions", parts), **filters)


def appeal(decision: int) -> str:
    """Return the address where the author of a text contests a moderation decision."""
    return f"/contester/{decision}"


def notifications(*parts: str | int) -> str:
    """Return the address of one's notifications, or of one of their pages."""
    return _below("/notifications", parts)


def sign_in(*, after: str = "") -> str:
    """Return the address where one signs in, and where one goes next."""
    return with_query("/connexion", suite=after)


def account(*parts: str | int) -> str:
    """Return the address of one's account, or of one of its pages."""
    return _below("/compte", parts)


def invitation(code: str) -> str:
    """Return the address an invitation leads to, mailed or on paper."""
    return f"/invitation/{_part(code)}"


# The instance


def person(handle: str) -> str:
    """Return the address of a person."""
    return f"/personnes/{_part(handle)}"


def answers(**filters: Filter) -> str:
    """Return the address of the official answers."""
    return with_query(ANSWERS, **filters)


def administration(*parts: str | int) -> str:
    """Return the address of the administration of the instance, or of one of its pages."""
    return _below("/administration", parts)


def demonstration(*parts: str | int) -> str:
    """Return the address of a page that only a demonstration has."""
    return _below("/demonstration", parts)
