# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a contribution: its text, its vote, its answer, its history; and what is left when it goes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from parvis.core.actions import answer, contribution, moderation, theme, vote
from parvis.core.enums import Position, Verdict
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from tests.cast import DAY, NOW, RAINWATER, write
from tests.web.reading.conftest import words

SPACE = "/consultations/l-eau-en-partage"
DETAIL = f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles"
Browser = Callable[[Person | None], Client]
REFUSAL = answer.Reply(
    body="Non, **et voici pourquoi**.",
    verdict=Verdict.REFUSED,
    reason="la loi le fait déjà",
    signatory="Anne Roy",
    position="sous-directrice",
    service="Direction de l’eau",
    promise=answer.Promise(what="Un décret", owner="Direction de l’eau", due=(NOW + 200 * DAY).date()),
)


@pytest.mark.parametrize("stale", [f"{SPACE}/1", f"{SPACE}/1-un-ancien-titre"])
def test_a_bare_number_and_stale_words_lead_to_the_address_for_ever(
    client: Client, proposal: Contribution, stale: str
) -> None:
    response = client.get(f"{stale}?ordre=recents")
    assert (response.status_code, response["Location"]) == (301, f"{DETAIL}?ordre=recents")


def test_an_unknown_number_is_not_found(client: Client, proposal: Contribution) -> None:
    assert client.get(f"{SPACE}/2").status_code == 404


def test_the_page_says_who_wrote_what_and_when_an_answer_is_expected(
    client: Client, proposal: Contribution
) -> None:
    page = words(client.get(DETAIL))
    assert "<strong>cinq mètres cubes</strong>" in page
    assert "<span>Émile</span>" in page
    assert "Réponse attendue avant le 20 février 2027." in page
    assert 'property="og:title" content="Récupérer l’eau de pluie dans les écoles"' in page
    assert 'name="description" content="Une cuve de cinq mètres cubes dans chaque cour."' in page


def test_a_late_answer_says_by_how_many_days(
    client: Client, proposal: Contribution, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + 102 * DAY)
    assert "Réponse promise le 20 février 2027, en retard de 12 jours." in words(client.get(DETAIL))


def test_an_official_answer_is_shown_with_its_decision_its_signature_and_its_commitment(
    client: Client, proposal: Contribution, alice: Person
) -> None:
    answer.publish(actor=alice, target=proposal, reply=REFUSAL, at=NOW)
    page = words(client.get(DETAIL))
    for sentence in (
        "Refusée",
        "Motif : la loi le fait déjà",
        "Anne Roy",
        "sous-directrice",
        "Un décret",
        "promis",
    ):
        assert sentence in page
    assert "Réponse attendue" not in page


def test_results_wait_for_the_vote_or_for_being_asked(
    browser_of: Browser, proposal: Contribution, alice: Person, bob: Person
) -> None:
    vote.cast(actor=alice, contribution=proposal, position=Position.AGREE, at=NOW)
    visitor, voter, other = browser_of(None), browser_of(alice), browser_of(bob)
    shown = ["100 % d’accord" in words(browser.get(DETAIL)) for browser in (visitor, voter, other)]
    assert shown == [False, True, False]
    assert "100 % d’accord" in words(visitor.get(f"{DETAIL}?resultats=1"))


def test_nobody_reads_anybody_else_s_vote(
    browser_of: Browser, proposal: Contribution, alice: Person, bob: Person
) -> None:
    argument = write("argument", proposal, bob, side="for")
    for text in (proposal, argument):
        vote.cast(actor=alice, contribution=text, position=Position.AGREE, at=NOW)
    pages = {person: words(browser_of(person).get(DETAIL)) for person in (alice, bob, None)}
    assert {person: 'aria-pressed="true"' in page for person, page in pages.items()} == {
        alice: True,
        bob: False,
        None: False,
    }
    assert {person: "Vote enregistré" in page for person, page in pages.items()} == {
        alice: True,
        bob: False,
        None: False,
    }


def test_imported_totals_are_shown_apart_and_never_added(
    client: Client, proposal: Contribution, alice: Person
) -> None:
    votes = {"agree": 40, "mixed": 0, "disagree": 10}
    Contribution.objects.filter(pk=proposal.pk).update(data={"imported_votes": votes})
    vote.cast(actor=alice, contribution=proposal, position=Position.DISAGREE, at=NOW)
    page = words(client.get(f"{DETAIL}?resultats=1"))
    assert "0 % d’accord" in page
    assert "80 % d’accord" in page
    assert "Totaux repris de la consultation de 2026, non vérifiables ici." in page


def test_an_edited_text_says_so_and_keeps_its_history(
    client: Client, proposal: Contribution, alice: Person, emile: Person
) -> None:
    vote.cast(actor=alice, contribution=proposal, position=Position.AGREE, at=NOW)
    draft = Draft(
        kind="proposal", title=RAINWATER.title, body="Une cuve de **dix mètres cubes** dans chaque cour."
    )
    contribution.revise(actor=emile, contribution=proposal, draft=draft, note="Plus grand.", at=NOW + DAY)
    assert "modifiée le 23 novembre 2026 (1 vote portait sur la version précédente)" in words(
        client.get(DETAIL)
    )
    page = words(client.get(f"{DETAIL}/historique"))
    assert "1 vote porte sur cette version" in page
    assert "0 vote porte sur cette version" in page
    assert "Plus grand." in page
    assert "cinq</del>" in page.replace('<span class="unseen">fin du retrait] </span>', "")
    assert "Alice" not in page


def test_the_path_goes_through_the_theme(client: Client, consultation: Space, emile: Person) -> None:
    towns = theme.add(actor=None, space=consultation, name="Villes", at=NOW)
    schools = theme.add(actor=None, space=consultation, name="Écoles", parent=towns, at=NOW)
    draft = Draft(kind="proposal", title="Une cuve", theme=schools.pk)
    contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    page = words(client.get(f"{SPACE}/1-une-cuve"))
    crumbs = page[page.index('class="crumb"') : page.index("</ol>")]
    steps = ("/contributions?theme=villes", "/contributions?theme=ecoles", "n° 1")
    assert [step in crumbs for step in steps] == [True, True, True]


def test_close_contributions_are_named(client: Client, proposal: Contribution, bob: Person) -> None:
    other = Draft(kind="proposal", title="Récupérer l’eau de pluie des écoles et des gymnases")
    contribution.publish(actor=bob, space=proposal.space, draft=other, at=NOW)
    assert "n° 2 Récupérer l’eau de pluie des écoles et des gymnases" in words(client.get(DETAIL))


def test_a_hidden_contribution_leaves_its_number_its_rule_and_its_date(
    browser_of: Browser, proposal: Contribution, alice: Person, emile: Person
) -> None:
    moderation.hide(actor=alice, contribution=proposal, rule="personal_data", statement="Un nom.", at=NOW)
    response = browser_of(None).get(f"{SPACE}/1")
    page = words(response)
    assert response.status_code == 410
    assert "Masquée par la modération le 22 novembre 2026 : donnée personnelle d’un tiers." in page
    assert "cuve" not in page
    assert "recuperer" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert [browser_of(person).get(DETAIL).status_code for person in (emile, alice)] == [200, 200]
    assert browser_of(None).get(f"{DETAIL}/historique").status_code == 410


def test_a_withdrawn_contribution_says_when_and_by_whom(
    client: Client, proposal: Contribution, emile: Person
) -> None:
    contribution.withdraw(actor=emile, contribution=proposal, at=NOW)
    response = client.get(DETAIL)
    sentence = (
        "Contribution n° 1 retirée le 22 novembre 2026 par la personne qui l’a écrite. "
        "Son numéro et son récépissé demeurent."
    )
    assert (response.status_code, sentence in words(response)) == (410, True)


def test_more_arguments_come_as_a_page_or_as_a_part_of_one(
    client: Client, proposal: Contribution, bob: Person
) -> None:
    for _ in range(21):
        write("argument", proposal, bob, side="for")
    page = words(client.get(DETAIL))
    more = page.split('id="pour-suite"><a href="')[1].split('"')[0]
    whole, part = client.get(more), client.get(more, headers={"HX-Request": "true"})
    assert [words(answer).count('class="argument"') for answer in (whole, part)] == [1, 1]
    assert ["<h1>Arguments pour</h1>" in words(answer) for answer in (whole, part)] == [True, False]


def test_more_threads_come_as_a_page_or_as_a_part_of_one(
    client: Client, proposal: Contribution, bob: Person
) -> None:
    for _ in range(21):
        write("comment", proposal, bob)
    page = words(client.get(DETAIL))
    more = page.split('id="commentaires-suite"><a href="')[1].split('"')[0]
    whole, part = client.get(more), client.get(more, headers={"HX-Request": "true"})
    assert [words(answer).count('class="comment"') for answer in (whole, part)] == [1, 1]
    assert ["<h1>Commentaires</h1>" in words(answer) for answer in (whole, part)] == [True, False]


def test_the_headings_come_in_order(client: Client, proposal: Contribution) -> None:
    page = words(client.get(DETAIL))
    titles = (
        "Votre avis",
        "Réponse officielle",
        "0 argument pour",
        "0 argument contre",
        "Commentaires (0)",
        "Autour",
    )
    places = [page.index(f">{title}") for title in titles]
    assert places == sorted(places)
    assert page.count("<h1") == 1
    assert page.count('class="btn filled') == 1


def test_a_change_is_never_served_stale(
    client: Client, proposal: Contribution, emile: Person, clock: time_machine.Traveller
) -> None:
    for _ in range(3):
        client.get(DETAIL)
    draft = Draft(kind="proposal", title=RAINWATER.title, body="Deux cuves.")
    contribution.revise(actor=emile, contribution=proposal, draft=draft, note="", at=NOW)
    assert "Deux cuves." in words(client.get(DETAIL))
    clock.shift(timedelta(days=120))
    assert "en retard" in words(client.get(DETAIL))
