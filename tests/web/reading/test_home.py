# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The first page: what is open, what is coming, what became of the rest, what contributions changed."""

import time_machine
from django.test import Client

from parvis.core.actions import answer, membership
from parvis.core.actions import space as spaces
from parvis.core.enums import Progress, Role, Verdict
from parvis.core.models import Contribution, Person, Space
from tests.cast import CONTRACT, DAY, NOW, calendar
from tests.web.reading.conftest import words

REPLY = answer.Reply(
    body="Oui.",
    verdict=Verdict.ACCEPTED,
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
    promise=answer.Promise(what="Article 4 réécrit", owner="Direction de l’eau", due=(NOW + 9 * DAY).date()),
)


def opened(title: str, shift: int, alice: Person) -> Space:
    """A consultation whose calendar is the cast's, so many days later."""
    made = spaces.create(actor=None, kind="consultation", title=title, at=NOW - 30 * DAY)
    spaces.plan(actor=None, space=made, steps=calendar(NOW + shift * DAY), at=NOW)
    membership.appoint(actor=None, space=made, person=alice, role=Role.OWNER, at=NOW - 30 * DAY)
    spaces.describe(actor=alice, space=made, presentation="Pourquoi.", data={"contract": CONTRACT}, at=NOW)
    spaces.open_to_public(actor=alice, space=made, at=NOW - DAY)
    return made


def test_an_open_consultation_is_shown_with_its_end_and_its_figures(
    client: Client, proposal: Contribution
) -> None:
    page = words(client.get("/"))
    for part in (
        "Contribuer jusqu’au 14 décembre 2026, 10 h",
        "1 texte",
        "au ",
        "22 novembre, 10 h",
        "Définitions",
    ):
        assert part in page
    assert page.count('class="btn filled') == 1


def test_what_is_coming_says_when_it_opens_and_how_to_register(client: Client, alice: Person) -> None:
    opened("Le guichet de demain", 14, alice)
    page = words(client.get("/"))
    assert "Ouvre le 24 novembre 2026, 10 h" in page
    assert '<a class="btn plain" href="/consultations/le-guichet-de-demain/inscription">' in page
    assert "Aucune consultation n’est ouverte." in page
    assert '<form method="post" action="/suivre/ouvertures">' in page


def test_what_is_over_is_answered_awaited_or_late(
    client: Client, proposal: Contribution, alice: Person, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + 40 * DAY)
    assert "Réponses attendues avant le 20 février 2027" in words(client.get("/"))
    clock.move_to(NOW + 102 * DAY)
    late = words(client.get("/"))
    assert ("en retard de 12 jours" in late, "En retard 1" in late) == (True, True)
    answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW + 102 * DAY)
    answered = words(client.get("/"))
    assert ("Réponses publiées" in answered, "Avec réponse 1" in answered) == (True, True)


def test_kept_promises_come_before_answers(client: Client, proposal: Contribution, alice: Person) -> None:
    published = answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    assert "n° 1 Récupérer l’eau de pluie dans les écoles" in words(client.get("/"))
    made = published.commitments.get()
    answer.follow_up(actor=alice, commitment=made, state=Progress.KEPT, note="Publié.", at=NOW)
    page = words(client.get("/"))
    assert "« Publié. »" in page
    assert "Engagement tenu le 22 novembre 2026" in page


def test_all_consultations_are_read_page_after_page(
    client: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    for rank in range(23):
        opened(f"Sujet {rank}.", 0, alice)
    clock.move_to(NOW + 40 * DAY)
    first = words(client.get("/consultations/"))
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = words(client.get(following))
    read = [part.split("</a>")[0] for page in (first, second) for part in page.split('">Sujet ')[1:]]
    assert sorted(read) == sorted(f"{rank}." for rank in range(23))


def test_nothing_at_all_invites_to_be_told(client: Client, db: None) -> None:
    page = words(client.get("/"))
    assert "Aucune consultation n’est ouverte." in page
    assert "Recevoir un courriel à la prochaine ouverture" in page
    assert "Aucune réponse n’est encore publiée." in page
