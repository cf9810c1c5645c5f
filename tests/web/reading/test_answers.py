# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Official answers and commitments, all of the instance or those of one consultation."""

from dataclasses import replace

import time_machine
from django.test import Client

from parvis.core.actions import answer, contribution, moderation
from parvis.core.enums import Progress, Verdict
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person
from tests.cast import DAY, NOW, write
from tests.web.reading.conftest import words
from tests.web.reading.test_home import REPLY

SPACE = "/consultations/l-eau-en-partage"


def test_answers_are_signed_decided_and_newest_first(
    client: Client, proposal: Contribution, alice: Person, bob: Person
) -> None:
    draft = Draft(kind="proposal", title="Un tarif progressif")
    other = contribution.publish(actor=bob, space=proposal.space, draft=draft, at=NOW)
    answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    studied = replace(REPLY, verdict=Verdict.STUDIED, until=(NOW + 30 * DAY).date(), promise=None)
    answer.publish(actor=alice, target=other, reply=studied, at=NOW + DAY)
    for address in ("/reponses", f"{SPACE}/reponses"):
        page = words(client.get(address))
        assert page.index("n° 2 Un tarif progressif") < page.index("n° 1 Récupérer l’eau")
        assert "À l’étude jusqu’au 22 décembre 2026" in page
        assert page.count("Anne Roy") == 2


def test_answers_to_what_was_hidden_are_no_longer_shown(
    client: Client, proposal: Contribution, alice: Person
) -> None:
    answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    moderation.hide(actor=alice, contribution=proposal, rule="insult", statement="Insulte.", at=NOW)
    for address in ("/reponses", f"{SPACE}/reponses", "/reponses/engagements", "/"):
        assert "Récupérer" not in words(client.get(address))


def test_answers_are_read_page_after_page(
    client: Client, proposal: Contribution, alice: Person, bob: Person
) -> None:
    for rank in range(23):
        draft = Draft(kind="proposal", title=f"Idée {rank}.")
        target = contribution.publish(actor=bob, space=proposal.space, draft=draft, at=NOW)
        answer.publish(actor=alice, target=target, reply=replace(REPLY, promise=None), at=NOW)
    first = words(client.get("/reponses"))
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    counts = [page.count('class="answer"') for page in (first, words(client.get(following)))]
    assert counts == [20, 3]


def test_commitments_say_how_far_they_are(
    client: Client, proposal: Contribution, alice: Person, clock: time_machine.Traveller
) -> None:
    made = answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW).commitments.get()
    address = "/reponses/engagements"
    assert "Article 4 réécrit" in words(client.get(f"{address}?etat=promis"))
    answer.follow_up(
        actor=alice, commitment=made, state=Progress.UNDERWAY, note="Le texte est écrit.", at=NOW
    )
    assert "Le texte est écrit." in words(client.get(f"{address}?etat=en-cours"))
    assert "Article 4 réécrit" not in words(client.get(f"{address}?etat=promis"))
    clock.move_to(NOW + 19 * DAY)
    assert "en retard de 10 jours" in words(client.get(address))


def test_a_consultation_without_an_answer_says_when_they_are_expected(
    client: Client, proposal: Contribution
) -> None:
    assert "Réponse attendue avant le 20 février 2027." in words(client.get(f"{SPACE}/reponses"))


def test_what_people_reply_to_an_official_answer_stands_under_it(
    client: Client, proposal: Contribution, alice: Person, bob: Person
) -> None:
    given = answer.publish(actor=alice, target=proposal, reply=REPLY, at=NOW)
    write("comment", given, bob, body="Et pour les bâtiments anciens, rien.")
    page = client.get("/consultations/l-eau-en-partage/1", follow=True).content.decode()
    assert page.index("Et pour les bâtiments anciens, rien.") > page.index("Anne Roy")
    assert f"commentaires?parent={given.pk}" in page
