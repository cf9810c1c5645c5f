# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody sees a vote, doors are limited, receipts prove, and pages ask the database little."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parvis.core.actions import attempt, contribution, vote
from parvis.core.kinds import Draft
from parvis.core.models import Attempt, Contribution, Person, Receipt, Report, Space, Visit
from parvis.kernel.refusal import Refused
from parvis.web import limits
from parvis.web.limits import Door
from parvis.web.mine import safe_cell
from tests.cast import NOW, SECOND, write
from tests.web.writing.conftest import NUMBER_1, PROPOSE, SPACE, page

Browser = Callable[[Person], Client]
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One use of each door an hour."""
    monkeypatch.setattr(limits, "LIMITS", dict.fromkeys(Door, 1))


def test_a_vote_is_seen_by_the_voter_alone(
    proposal: Contribution, alice: Person, bob: Person, administrator: Person, browser_of: Browser
) -> None:
    vote.cast(actor=bob, contribution=proposal, position="mixed", at=NOW)
    own = browser_of(bob)
    assert "Mitigé" in page(own.get("/mes-contributions/votes"))
    assert "Mitigé" in own.get("/mes-contributions/votes.csv").content.decode("utf-8-sig")
    for other in (alice, administrator):
        browser = browser_of(other)
        assert "Mitigé" not in page(browser.get("/mes-contributions/votes"))
        lines = list(
            csv.reader(io.StringIO(browser.get("/mes-contributions/votes.csv").content.decode("utf-8-sig")))
        )
        assert lines == [["consultation", "numéro", "titre", "vote", "date"]]
        assert "Bob" not in page(browser.get(NUMBER_1))


def test_one_s_votes_come_as_a_table_that_no_spreadsheet_runs(
    consultation: Space, emile: Person, bob: Person, browser_of: Browser
) -> None:
    draft = Draft(kind="proposal", title="=HYPERLINK(1)", body="")
    voted = contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    vote.cast(actor=bob, contribution=voted, position="agree", at=NOW)
    response = browser_of(bob).get("/mes-contributions/votes.csv")
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines[1] == ["L’eau en partage", "1", "'=HYPERLINK(1)", "D’accord", "2026-11-22T09:00:00+00:00"]
    assert [safe_cell(text) for text in ("+1", "-1", "@a", "a")] == ["'+1", "'-1", "'@a", "a"]


def test_visitors_find_no_votes_page(visitor: Client, consultation: Space) -> None:
    for path in ("", "/votes", "/votes.csv"):
        assert visitor.get(f"/mes-contributions{path}")["Location"].startswith("/connexion")


@pytest.mark.usefixtures("narrow")
def test_beyond_the_limit_the_text_is_given_back_with_the_hour(
    visitor: Client, consultation: Space, clock: time_machine.Traveller
) -> None:
    typed = {"title": "Une idée", "body": "Une cuve par école.", "email": "c@exemple.fr", "display_name": "C"}
    assert visitor.post(PROPOSE, typed).status_code == 303
    refused = visitor.post(PROPOSE, typed)
    assert refused.status_code == 429
    assert "Vous pourrez réessayer à 11 h" in page(refused)
    assert "Une cuve par école." in page(refused)
    clock.move_to(NOW + HOUR + SECOND)
    assert visitor.post(PROPOSE, typed).status_code == 303


@pytest.mark.usefixtures("narrow")
def test_reports_votes_and_wishes_are_limited(visitor: Client, proposal: Contribution) -> None:
    report = {"rule": "insult"}
    assert [visitor.post(f"{NUMBER_1}/signaler", report).status_code for _ in range(2)] == [303, 429]
    assert Report.objects.count() == 1
    assert [visitor.post(f"{NUMBER_1}/suivre").status_code for _ in range(2)] == [303, 429]
    voted = [Client().post(f"{NUMBER_1}/voter", {"position": "agree"}).status_code for _ in range(2)]
    assert voted == [303, 429]


def test_guesses_of_a_code_are_limited_by_network_too(
    visitor: Client, consultation: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.LIMITS, Door.GUESS, 2)
    typed = {"title": "Une idée", "email": "c@exemple.fr", "display_name": "C"}
    visitor.post(PROPOSE, typed)
    tried = [visitor.post("/confirmer", {"act": "code", "code": "x"}).status_code for _ in range(3)]
    assert tried == [422, 422, 429]
    assert Visit.objects.get().attempts_left == 3


def test_one_address_does_not_receive_a_flood(consultation: Space) -> None:
    for number in range(8):
        typed = {"title": f"Idée {number}", "email": "c@exemple.fr", "display_name": "C"}
        last = Client().post(PROPOSE, typed)
    assert last["Location"] == "/confirmer?courriel=attendre"
    assert sum(1 for kept in Visit.objects.all() if kept.sent_count) == limits.MAILS_TO_ONE
    assert Contribution.objects.filter(state="awaiting").count() == 8


def test_addresses_of_machines_are_never_stored(visitor: Client, proposal: Contribution) -> None:
    visitor.post(f"{NUMBER_1}/signaler", {"rule": "insult"}, REMOTE_ADDR="192.0.2.7")
    assert [key for key in Attempt.objects.values_list("key", flat=True) if "192.0.2.7" in key] == []
    assert Attempt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_attempts_are_counted_once_for_all_connections() -> None:
    passed: list[bool] = []

    def tries() -> None:
        try:
            for _ in range(5):
                attempt.require("door:network", limit=6, per=HOUR, at=NOW)
                passed.append(True)
        except Refused:
            passed.append(False)
        finally:
            connection.close()

    threads = [Thread(target=tries) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert passed.count(True) == 6
    assert attempt.purge(at=NOW + HOUR) == 1


def test_a_receipt_tells_its_text_from_another(
    proposal: Contribution, emile: Person, visitor: Client, browser_of: Browser
) -> None:
    receipt = Receipt.objects.get()
    public = page(visitor.get(f"/recepisses/{receipt.code}"))
    assert receipt.commitment in public
    assert receipt.salt not in public
    assert receipt.salt in page(browser_of(emile).get(f"/recepisses/{receipt.code}"))
    typed = {"code": receipt.code.lower(), "title": proposal.title, "salt": receipt.salt}
    right = visitor.post("/recepisses/verifier", {**typed, "body": proposal.text.body})
    assert "C’est le texte enregistré le 21 novembre 2026" in page(right)
    wrong = visitor.post("/recepisses/verifier", {**typed, "body": proposal.text.body + "."})
    assert "Ce n’est pas le texte enregistré" in page(wrong)
    assert visitor.post("/recepisses/verifier", {**typed, "code": "AAAA"}).status_code == 422
    assert visitor.get("/recepisses/AAAA-AAAA-AA").status_code == 404


def test_receipts_of_a_changed_text_are_each_of_their_version(
    proposal: Contribution, emile: Person, visitor: Client
) -> None:
    first = Receipt.objects.get()
    before = proposal.text.body
    draft = Draft(kind="proposal", title=proposal.title, body="Autre chose.")
    contribution.revise(actor=emile, contribution=proposal, draft=draft, note="", at=NOW)
    typed = {"code": first.code, "title": proposal.title, "body": before, "salt": first.salt}
    assert "C’est le texte enregistré" in page(visitor.post("/recepisses/verifier", typed))


def test_one_s_contributions_page_by_page(consultation: Space, emile: Person, browser_of: Browser) -> None:
    for number in range(23):
        draft = Draft(kind="proposal", title=f"Idée {number}", body="")
        contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW + number * SECOND)
    browser = browser_of(emile)
    first = page(browser.get("/mes-contributions"))
    assert (
        first.count('class="item"'),
        "Tout (23)" in first.replace('<span class="num">', "").replace("</span>", ""),
    ) == (20, True)
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert page(browser.get(following)).count('class="item"') == 3


@pytest.mark.parametrize("rows", [1, 30])
def test_lists_of_one_s_own_ask_the_database_little(
    proposal: Contribution, emile: Person, bob: Person, browser_of: Browser, rows: int
) -> None:
    for number in range(rows):
        draft = Draft(kind="proposal", title=f"Idée {number}", body="")
        made = contribution.publish(actor=emile, space=proposal.space, draft=draft, at=NOW)
        vote.cast(actor=emile, contribution=made, position="agree", at=NOW)
        write("argument", made, emile, side="for", body=f"Oui {number}.")
    browser = browser_of(emile)
    asked = [
        _queries(browser, "/mes-contributions"),
        _queries(browser, "/mes-contributions/votes"),
        _queries(browser, f"{SPACE}au-hasard?tirage=0000&sur=10"),
        _queries(browser, PROPOSE),
        _queries(browser, f"{NUMBER_1}/modifier"),
        _queries(Client(), f"{NUMBER_1}/arguments"),
        _queries(Client(), PROPOSE),
    ]
    assert asked == [5, 4, 5, 6, 5, 2, 2]


def _queries(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path",
    [
        PROPOSE,
        f"{SPACE}inscription",
        f"{SPACE}au-hasard",
        f"{NUMBER_1}/signaler",
        f"{NUMBER_1}/sources",
        "/confirmer",
        "/recepisses/verifier",
    ],
)
def test_reading_leaves_no_cookie_and_forms_carry_no_token(
    visitor: Client, proposal: Contribution, path: str
) -> None:
    response = visitor.get(path)
    assert (dict(response.cookies), "csrf" in page(response)) == ({}, False)


def test_a_form_of_another_site_is_refused(proposal: Contribution) -> None:
    strict = Client(enforce_csrf_checks=True)
    sent = strict.post(f"{NUMBER_1}/voter", {"position": "agree"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403
    sent = strict.post(f"{NUMBER_1}/voter", {"position": "agree"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert sent.status_code == 303
