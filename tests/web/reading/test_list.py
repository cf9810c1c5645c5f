# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The list of contributions, as its address asks for it."""

import pytest
import time_machine
from django.test import Client

from parvis.core.actions import contribution, theme
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from tests.cast import DAY, NOW
from tests.web.reading.conftest import words

LIST = "/consultations/l-eau-en-partage/contributions"


def fill(space: Space, author: Person, count: int) -> None:
    for rank in range(count):
        draft = Draft(kind="proposal", title=f"Idée {rank}.")
        contribution.publish(actor=author, space=space, draft=draft, at=NOW)


def test_the_order_is_a_draw_while_one_contributes_and_its_number_is_in_the_address(
    client: Client, proposal: Contribution
) -> None:
    response = client.get(LIST)
    assert response.status_code == 302
    draw = response["Location"].split("tirage=")[1].split("&")[0]
    page = words(client.get(response["Location"]))
    assert f"Tirage n° {draw} : le même tant que vous gardez cette adresse." in page


def test_a_draw_is_the_same_for_all_within_a_minute_and_another_one_is_one_link_away(
    client: Client, proposal: Contribution, clock: time_machine.Traveller
) -> None:
    now, again = client.get(LIST)["Location"], client.get(LIST)["Location"]
    fresh = {client.get(f"{LIST}?tri=hasard&tirage=nouveau")["Location"] for _ in range(8)}
    clock.shift(120)
    assert (now == again, now == client.get(LIST)["Location"], len(fresh) > 1) == (True, False, True)


def test_the_newest_come_first_once_contributing_is_over(
    client: Client, proposal: Contribution, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + 40 * DAY)
    page = words(client.get(LIST))
    assert '<a href="/consultations/l-eau-en-partage/contributions?tri=recentes" aria-current="true">' in page
    assert "Proposer une idée" not in page


def test_the_heading_counts_what_the_filters_keep(client: Client, consultation: Space, bob: Person) -> None:
    towns = theme.add(actor=None, space=consultation, name="Villes", at=NOW)
    fill(consultation, bob, 3)
    draft = Draft(kind="proposal", title="En ville", theme=towns.pk)
    contribution.publish(actor=bob, space=consultation, draft=draft, at=NOW)
    assert ">4 contributions</h1>" in words(client.get(f"{LIST}?tri=recentes"))
    page = words(client.get(f"{LIST}?tri=recentes&theme=villes&auteur=personne"))
    assert ">1 contribution</h1>" in page
    assert "Filtrer <span" in page
    assert "Effacer les filtres" in page


def test_pages_follow_each_other_by_key(client: Client, consultation: Space, bob: Person) -> None:
    fill(consultation, bob, 45)
    read: list[str] = []
    address: str | None = f"{LIST}?tri=soutenues"
    while address is not None:
        page = words(client.get(address))
        read += [part.split("</a>")[0] for part in page.split('">Idée ')[1:]]
        ends = page.split('rel="next"')
        address = ends[0].rsplit('href="', 1)[1].split('"')[0] if len(ends) > 1 else None
    assert sorted(read) == sorted(f"{rank}." for rank in range(45))


@pytest.mark.parametrize(
    "nonsense",
    ["tri=x", "theme=nulle-part", "etat=x", "auteur=x", "apres=x", "apres=1.x", "tirage=%00", "page=12"],
)
def test_what_makes_no_sense_is_left_out(client: Client, proposal: Contribution, nonsense: str) -> None:
    response = client.get(f"{LIST}?{nonsense}", follow=True)
    assert (response.status_code, ">1 contribution</h1>" in words(response)) == (200, True)


def test_an_empty_list_invites_to_write_first(client: Client, consultation: Space) -> None:
    page = words(client.get(f"{LIST}?tri=recentes"))
    assert "Personne n’a encore écrit. La première proposition peut être la vôtre." in page


def test_filters_that_keep_nothing_offer_a_way_out(client: Client, proposal: Contribution) -> None:
    theme.add(actor=None, space=proposal.space, name="Villes", at=NOW)
    alone = words(client.get(f"{LIST}?tri=recentes&etat=refusees"))
    both = words(client.get(f"{LIST}?tri=recentes&etat=refusees&theme=villes"))
    assert "Aucune contribution ne correspond à ces filtres." in alone
    assert "Aucune contribution ne correspond à ces filtres dans Villes." in both
    assert f'<a href="{LIST}?etat=refusees&tri=recentes">Chercher dans tous les thèmes</a>' in both


def test_there_is_one_filled_button(client: Client, proposal: Contribution) -> None:
    assert words(client.get(f"{LIST}?tri=recentes")).count('class="btn filled') == 1
