# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What programs read: feeds, the site map, and where they may go."""

from typing import Any
from xml.etree import ElementTree as ET

from django.test import Client

from parvis.core.actions import contribution, theme
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from tests.cast import NOW

SPACE = "/consultations/l-eau-en-partage"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def tree(response: Any) -> ET.Element:
    content = b"".join(response) if response.streaming else response.content
    return ET.fromstring(content)  # our own page


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in root.findall(path)]


def test_a_feed_holds_the_latest_contributions(client: Client, proposal: Contribution, bob: Person) -> None:
    draft = Draft(kind="proposal", title="Un <tarif> & un prix", body="Texte **gras**.")
    contribution.publish(actor=bob, space=proposal.space, draft=draft, at=NOW)
    response = client.get(f"{SPACE}/fil.atom")
    root = tree(response)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert texts(root, f"{ATOM}title") == ["L’eau en partage"]
    assert texts(root, f"{ATOM}entry/{ATOM}title") == [
        "Un <tarif> & un prix",
        "Récupérer l’eau de pluie dans les écoles",
    ]
    assert texts(root, f"{ATOM}entry/{ATOM}author/{ATOM}name") == ["Bob", "Émile"]
    assert len(set(texts(root, f"{ATOM}entry/{ATOM}id"))) == 2


def test_a_theme_has_its_feed(client: Client, consultation: Space, bob: Person) -> None:
    towns = theme.add(actor=None, space=consultation, name="Villes", at=NOW)
    for title, place in (("Dehors", None), ("En ville", towns.pk)):
        draft = Draft(kind="proposal", title=title, theme=place)
        contribution.publish(actor=bob, space=consultation, draft=draft, at=NOW)
    root = tree(client.get(f"{SPACE}/fil.atom?theme=villes"))
    assert texts(root, f"{ATOM}title") == ["L’eau en partage – Villes"]
    assert texts(root, f"{ATOM}entry/{ATOM}title") == ["En ville"]
    assert client.get(f"{SPACE}/fil.atom?theme=nulle-part").status_code == 404


def test_the_site_map_leads_to_every_public_contribution(client: Client, proposal: Contribution) -> None:
    maps = texts(tree(client.get("/sitemap.xml")), f"{MAP}sitemap/{MAP}loc")
    found = [loc for each in maps for loc in texts(tree(client.get(path(each))), f"{MAP}url/{MAP}loc")]
    assert len(maps) == 2
    assert [path(loc) for loc in found if "l-eau-en-partage" in str(loc)] == [
        f"{SPACE}/",
        f"{SPACE}/contributions",
        f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles",
    ]
    assert [client.get(path(loc), follow=True).status_code for loc in found] == [200] * len(found)


def test_robots_are_told_what_to_read_and_where_to_begin(client: Client, db: None) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /mes-contributions" in lines
    assert lines[-1].startswith("Sitemap: ")
    assert lines[-1].endswith("/sitemap.xml")


def path(loc: str | None) -> str:
    """The address within the site."""
    return "/" + str(loc).split("://")[-1].split("/", 1)[1]
