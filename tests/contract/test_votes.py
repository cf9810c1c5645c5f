# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A vote is visible to the person who cast it, and to nobody else, at every door and for every role."""

import logging
from pathlib import Path

import pytest
from django.test import Client

from parvis.core.actions import membership, person, vote
from parvis.core.enums import Role
from parvis.core.models import AuditEvent, Contribution, Notification, Person, Space, Vote, VoteEvent
from parvis.core.outbox import Outbox
from tests.cast import NOW, someone
from tests.exchange.test_exporting import export, rows

SPACE = "/consultations/l-eau-en-partage"
DETAIL = f"{SPACE}/1-recuperer-l-eau-de-pluie-dans-les-ecoles"
# Somebody who did nothing but vote: her name anywhere tells that she did.
NAME, ADDRESS = "Zénobie Quartz", "zenobie@exemple.fr"
PAGES = (
    "/", f"{SPACE}/", f"{SPACE}/contributions?tri=recentes", DETAIL, f"{DETAIL}?resultats=1", f"{DETAIL}/historique",
    f"{SPACE}/reponses", f"{SPACE}/donnees", f"{SPACE}/fil.atom", "/notifications", "/mes-contributions",
)  # fmt: skip
TEAM = (
    f"{SPACE}/animer", f"{SPACE}/animer/chiffres", f"{SPACE}/animer/moderation", f"{SPACE}/animer/reponses",
    f"{SPACE}/animer/journal", f"{SPACE}/animer/equipe", f"{DETAIL}/repondre", f"{DETAIL}/moderer",
)  # fmt: skip


@pytest.fixture
def voter(proposal: Contribution) -> Person:
    """Zénobie, who voted in favour and did nothing else."""
    zenobie = someone(NAME, ADDRESS)
    vote.cast(actor=zenobie, contribution=proposal, position="agree", at=NOW)
    return zenobie


def shown(client: Client, addresses: tuple[str, ...]) -> list[str]:
    """The pages that name her."""
    found = []
    for address in addresses:
        page = client.get(address, follow=True).getvalue().decode()
        if NAME in page or ADDRESS in page or "zenobie" in page:
            found.append(address)
    return found


def test_no_visitor_s_page_names_a_voter(client: Client, voter: Person) -> None:
    assert shown(client, PAGES) == []


@pytest.mark.parametrize("role", [Role.MEMBER, Role.FACILITATOR, Role.MODERATOR, Role.SERVICE, Role.OWNER])
def test_no_role_reads_who_voted(
    client: Client, voter: Person, consultation: Space, charlie: Person, role: Role
) -> None:
    membership.appoint(actor=None, space=consultation, person=charlie, role=role, at=NOW)
    client.force_login(charlie)
    assert shown(client, PAGES + TEAM) == []


def test_no_administrator_s_page_changes_when_somebody_votes(client: Client, proposal: Contribution) -> None:
    zenobie = someone(NAME, ADDRESS)
    client.force_login(person.appoint_administrator(actor=None, person=someone("Ada"), at=NOW))
    addresses = (
        "/administration", "/administration/journal", "/administration/personnes?q=zenobie", "/administration/pouvoirs",
        f"/administration/personnes/{zenobie.handle}", f"/personnes/{zenobie.handle}",
    )  # fmt: skip
    before = [client.get(address, follow=True).getvalue() for address in addresses]
    vote.cast(actor=zenobie, contribution=proposal, position="agree", at=NOW)
    assert [client.get(address, follow=True).getvalue() for address in addresses] == before


def test_no_export_holds_more_than_totals(voter: Person, consultation: Space, tmp_path: Path) -> None:
    files = export(consultation, tmp_path)
    written = "".join(content.decode() for content in files.values())
    assert (NAME in written, ADDRESS in written, "zenobie" in written) == (False, False, False)
    assert [row["votes_agree"] for row in rows(files, "contributions") if row["number"] == "1"] == ["1"]


def test_no_notification_and_no_mail_comes_of_a_vote(voter: Person, proposal: Contribution) -> None:
    before = Outbox.objects.count(), Notification.objects.count()
    vote.cast(actor=voter, contribution=proposal, position="disagree", at=NOW)
    assert (Outbox.objects.count(), Notification.objects.count()) == before


def test_no_line_of_the_journal_tells_a_vote(voter: Person) -> None:
    assert list(AuditEvent.objects.filter(actor=voter)) == []


def test_no_line_of_the_log_tells_a_vote(
    client: Client, proposal: Contribution, bob: Person, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(bob)
    with caplog.at_level(logging.DEBUG):
        client.post(f"{DETAIL}/voter", {"position": "agree"})
    assert Vote.objects.filter(person=bob).count() == 1
    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in lines if "agree" in line or "Bob" in line or "bob" in line] == []


def test_a_vote_printed_by_mistake_names_neither_voter_nor_vote(voter: Person) -> None:
    assert (str(Vote.objects.get()), str(VoteEvent.objects.get())) == ("vote", "vote event")


def test_the_voter_reads_her_own_vote(client: Client, voter: Person) -> None:
    client.force_login(voter)
    page = client.get(DETAIL, follow=True).getvalue().decode()
    assert "Vote enregistré." in page
    assert "D’accord" in client.get("/mes-contributions/votes").getvalue().decode()
