# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Act first, identify last: nothing is lost, one code confirms everything."""

import pytest

from parvis.core.actions import confirmation, visit, vote
from parvis.core.models import Contribution, Person, Receipt, Space, Tally
from parvis.core.outbox import Outbox
from parvis.kernel.refusal import Refused
from tests.cast import DAY, NOW, RAINWATER, SECOND


def test_one_code_publishes_the_text_and_counts_the_votes(
    consultation: Space, proposal: Contribution
) -> None:
    kept, _token = visit.begin(language="fr", at=NOW)
    text = visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=NOW)
    visit.keep_vote(visit=kept, contribution=proposal, position="agree", at=NOW)
    visit.send_code(visit=kept, email="Claire@Exemple.fr ", display_name="Claire D.", at=NOW)
    code = Outbox.objects.get(topic="mail_code").data["code"]
    outcome = confirmation.accept_code(visit=kept, code=code, at=NOW + SECOND)
    text.refresh_from_db()
    assert (outcome.person.email, outcome.votes, outcome.refused) == ("claire@exemple.fr", 1, [])
    assert (text.number, text.byline, text.state) == (2, "Claire D.", "published")
    assert Tally.objects.get(pk=proposal.pk).agree == 1
    assert Receipt.objects.filter(contribution=text).count() == 1


def test_the_link_confirms_on_another_device_even_after_the_step_closed(consultation: Space) -> None:
    end = consultation.phases.get(plan="contribute").ends_at
    assert end is not None
    kept, _token = visit.begin(language="fr", at=end - SECOND)
    visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=end - SECOND)
    visit.send_code(visit=kept, email="claire@exemple.fr", display_name="Claire D.", at=end)
    link = Outbox.objects.get(topic="mail_code").data["link"]
    outcome = confirmation.accept_link(token=link, at=end + SECOND)
    assert [published.number for published in outcome.published] == [1]


def test_a_wrong_code_leaves_four_attempts_and_then_none(consultation: Space) -> None:
    kept, _token = visit.begin(language="fr", at=NOW)
    visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=NOW)
    visit.send_code(visit=kept, email="claire@exemple.fr", display_name="Claire D.", at=NOW)
    left = []
    for _attempt in range(5):
        with pytest.raises(Refused) as refusal:
            confirmation.accept_code(visit=kept, code="not it", at=NOW)
        left.append((refusal.value.code, refusal.value.details.get("left")))
    assert left == [("code.wrong", n) for n in (4, 3, 2, 1, 0)]
    with pytest.raises(Refused) as spent:
        confirmation.accept_code(visit=kept, code="000000", at=NOW)
    assert spent.value.code == "code.spent"


def test_a_visit_never_confirmed_leaves_nothing(consultation: Space) -> None:
    kept, _token = visit.begin(language="fr", at=NOW)
    visit.keep_text(visit=kept, space=consultation, draft=RAINWATER, at=NOW)
    assert visit.purge(at=NOW + 2 * DAY) == 1
    assert list(Contribution.objects.all()) == []


def test_a_vote_that_can_no_longer_count_keeps_its_reason(
    consultation: Space, proposal: Contribution, emile: Person
) -> None:
    from parvis.core.actions import contribution  # noqa: PLC0415 — the noun of this one test

    kept, _token = visit.begin(language="fr", at=NOW)
    visit.keep_vote(visit=kept, contribution=proposal, position="agree", at=NOW)
    visit.send_code(visit=kept, email="claire@exemple.fr", display_name="Claire D.", at=NOW)
    contribution.withdraw(actor=emile, contribution=proposal, at=NOW)
    outcome = confirmation.accept_code(
        visit=kept, code=Outbox.objects.get(topic="mail_code").data["code"], at=NOW
    )
    assert [act.refusal != "" for act in outcome.refused] == [True]
    with pytest.raises(Refused):
        vote.cast(actor=emile, contribution=proposal, position="agree", at=NOW)
