# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Running a consultation: its words, its themes, its calendar, its team, its opening."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.utils.timezone import localtime

from parvis.core.actions import contribution, membership, space, theme
from parvis.core.enums import Role
from parvis.core.kinds import Draft
from parvis.core.models import AuditEvent, Contribution, Invitation, Membership, Organisation, Person, Space
from parvis.core.outbox import Outbox
from tests.cast import CONTRACT, DAY, NOW, calendar, someone
from tests.consultation.conftest import Browse
from tests.consultation.desks import path

WORDS = {"title": "L’eau en partage", "summary": "", "presentation": "Comment ?", "results": "after_vote"}


@pytest.fixture
def owner(consultation: Space, alice: Person, browse: Browse) -> Client:
    """Alice’s browser."""
    return browse(alice)


@pytest.fixture
def draft(alice: Person) -> Space:
    """A consultation that nobody opened yet, with nothing in it, owned by Alice."""
    made = space.create(actor=None, kind="consultation", title="L’eau en partage", at=NOW)
    membership.appoint(actor=None, space=made, person=alice, role=Role.OWNER, at=NOW)
    return made


def browser_time(moment: datetime | None) -> str:
    return localtime(moment).strftime("%Y-%m-%dT%H:%M") if moment else ""


def typed(steps: list[space.Step], **changes: str) -> dict[str, object]:
    """The form of the calendar, as a browser sends it."""
    sent: dict[str, object] = {}
    for step in steps:
        sent[f"{step.plan}-held"] = "on"
        sent[f"{step.plan}-starts_at"] = browser_time(step.starts_at)
        sent[f"{step.plan}-ends_at"] = browser_time(step.ends_at)
        sent[f"{step.plan}-opens"] = ["vote"] if step.plan == "contribute" else []
    return {**sent, **changes}


def test_the_presentation_is_saved_and_rendered(owner: Client, consultation: Space) -> None:
    answered = owner.post(path("presentation"), {**WORDS, "title": "L’eau", "presentation": "Une **idée**"})
    consultation.refresh_from_db()
    assert answered["Location"] == path("presentation")
    assert (consultation.title, consultation.presentation_html) == (
        "L’eau",
        "<p>Une <strong>idée</strong></p>\n",
    )


def test_the_preview_saves_nothing(owner: Client, consultation: Space) -> None:
    answered = owner.post(path("presentation"), {**WORDS, "presentation": "Une **idée**", "apercu": "1"})
    consultation.refresh_from_db()
    assert consultation.presentation == "Comment partager l’eau ?"
    assert "<strong>idée</strong>" in answered.text


def test_a_presentation_without_title_comes_back_with_what_was_typed(owner: Client) -> None:
    answered = owner.post(path("presentation"), {**WORDS, "title": " ", "presentation": "Tout ce travail"})
    assert answered.status_code == 422
    assert "Tout ce travail" in answered.text
    assert "Donnez-lui un titre." in answered.text


def test_the_contract_keeps_the_other_data_of_the_space(owner: Client, consultation: Space) -> None:
    Space.objects.filter(pk=consultation.pk).update(data={"contract": CONTRACT, "source": "2015"})
    owner.post(path("contrat"), {**CONTRACT, "decides": "Le ministre"})
    consultation.refresh_from_db()
    assert consultation.data == {"contract": {**CONTRACT, "decides": "Le ministre"}, "source": "2015"}


def test_themes_are_added_under_others_renamed_moved_and_removed(owner: Client, consultation: Space) -> None:
    owner.post(path("themes"), {"name": "Villes"})
    owner.post(path("themes"), {"name": "Champs"})
    towns, fields = consultation.themes.all()
    owner.post(path("themes"), {"name": "Écoles", "parent": str(towns.pk)})
    owner.post(path("themes", fields.pk, "monter"))
    owner.post(path("themes", fields.pk), {"name": "Agriculture"})
    tree = consultation.themes.values_list("name", "parent__name", "position").order_by("parent", "position")
    assert sorted(tree, key=str) == sorted(
        [("Agriculture", None, 0), ("Villes", None, 1), ("Écoles", "Villes", 2)], key=str
    )
    owner.post(path("themes", fields.pk, "retirer"))
    assert sorted(consultation.themes.values_list("name", flat=True)) == ["Villes", "Écoles"]


def test_a_theme_in_use_is_not_removed(
    owner: Client, consultation: Space, alice: Person, emile: Person
) -> None:
    used = theme.add(actor=alice, space=consultation, name="Villes", at=NOW)
    draft = Draft(kind="proposal", title="Des arbres", theme=used.pk)
    contribution.publish(actor=emile, space=consultation, draft=draft, at=NOW)
    answered = owner.post(path("themes", used.pk, "retirer"), follow=True)
    assert "il peut être renommé, pas supprimé" in answered.text
    assert consultation.themes.count() == 1


def test_a_move_without_a_direction_is_no_page(owner: Client, consultation: Space, alice: Person) -> None:
    one = theme.add(actor=alice, space=consultation, name="Villes", at=NOW)
    assert owner.post(path("themes", one.pk, "ailleurs")).status_code == 404


def test_a_theme_of_another_consultation_is_not_found(owner: Client, alice: Person) -> None:
    other = space.create(actor=None, kind="consultation", title="Ailleurs", at=NOW)
    foreign = theme.add(actor=None, space=other, name="Villes", at=NOW)
    assert owner.post(path("themes", foreign.pk), {"name": "Prise"}).status_code == 404


def test_changing_the_dates_of_an_open_consultation_is_said_in_public(
    owner: Client, consultation: Space
) -> None:
    steps = calendar(NOW + DAY)
    refused = owner.post(path("calendrier"), typed(steps))
    assert refused.status_code == 422
    assert "dites en public ce qui change" in refused.text
    assert browser_time(steps[1].starts_at) in refused.text
    owner.post(path("calendrier"), typed(steps, notice="Une semaine de plus."))
    contribute = consultation.phases.get(plan="contribute")
    assert (contribute.starts_at, contribute.ends_at) == (steps[1].starts_at, steps[1].ends_at)
    assert (contribute.opens, contribute.notice) == (["read", "vote"], "Une semaine de plus.")


def test_a_step_that_ends_before_it_begins_is_refused_beside_its_field(owner: Client) -> None:
    steps = calendar(NOW)
    wrong = {"contribute-ends_at": browser_time(NOW - 300 * DAY), "notice": "Oui."}
    refused = owner.post(path("calendrier"), typed(steps, **wrong))
    assert refused.status_code == 422
    assert '<a href="#id_contribute-ends_at">' in refused.text


def test_a_step_without_date_or_with_a_wrong_one_is_refused(owner: Client) -> None:
    wrong = {"contribute-starts_at": "", "answers-starts_at": "demain", "notice": "Oui."}
    refused = owner.post(path("calendrier"), typed(calendar(NOW), **wrong))
    assert '<a href="#id_contribute-starts_at">' in refused.text
    assert "Écrivez un jour et une heure" in refused.text


def test_steps_left_out_leave_the_calendar(owner: Client, consultation: Space) -> None:
    owner.post(path("calendrier"), typed(calendar(NOW)[:2], notice="Nous arrêtons là."))
    assert list(consultation.phases.values_list("plan", flat=True)) == ["announce", "contribute"]


def test_a_person_joins_the_team_by_exact_address_or_handle(
    owner: Client, consultation: Space, charlie: Person, emile: Person
) -> None:
    owner.post(path("equipe"), {"person": "charlie@exemple.fr", "role": "moderator"})
    owner.post(path("equipe"), {"person": f"@{emile.handle}", "role": "service"})
    held = Membership.objects.filter(space=consultation, person__in=(charlie, emile))
    assert sorted(held.values_list("person__display_name", "role")) == [
        ("Charlie", "moderator"),
        ("Émile", "service"),
    ]


@pytest.mark.parametrize("words", ["charl", "charlie@", "%", "Charlie D", ""])
def test_part_of_a_name_finds_nobody(words: str, owner: Client, charlie: Person) -> None:
    refused = owner.post(path("equipe"), {"person": words, "role": "moderator"})
    assert refused.status_code == 422
    assert not charlie.memberships.exists()


def test_a_facilitator_gives_no_right_they_do_not_have(
    consultation: Space, bob: Person, charlie: Person, browse: Browse
) -> None:
    membership.appoint(actor=None, space=consultation, person=bob, role=Role.FACILITATOR, at=NOW)
    facilitator = browse(bob)
    refused = facilitator.post(path("equipe"), {"person": bob.handle, "role": "owner"})
    assert "dont vous avez les droits" in refused.text
    facilitator.post(path("equipe"), {"person": charlie.handle, "role": "moderator"})
    assert list(charlie.memberships.values_list("role", flat=True)) == ["moderator"]


def test_a_facilitator_ends_no_role_above_their_own(
    consultation: Space, alice: Person, bob: Person, browse: Browse
) -> None:
    membership.appoint(actor=None, space=consultation, person=bob, role=Role.FACILITATOR, at=NOW)
    held = consultation.memberships.get(person=alice)
    refused = browse(bob).post(path("equipe", held.pk, "terminer"))
    assert refused.status_code == 422
    assert consultation.memberships.filter(person=alice).exists()


def test_ending_a_role_asks_first_then_ends_it(owner: Client, consultation: Space, charlie: Person) -> None:
    held = membership.appoint(actor=None, space=consultation, person=charlie, role=Role.MODERATOR, at=NOW)
    asked = owner.get(path("equipe", held.pk, "terminer"))
    assert "Charlie, modération" in asked.text
    owner.post(path("equipe", held.pk, "terminer"))
    assert not consultation.memberships.filter(person=charlie).exists()


def test_the_last_person_in_charge_stays(owner: Client, consultation: Space, alice: Person) -> None:
    held = consultation.memberships.get(person=alice)
    assert owner.post(path("equipe", held.pk, "terminer")).status_code == 422
    assert consultation.memberships.filter(person=alice).exists()


def test_somebody_registered_is_not_ended_from_the_team_page(
    owner: Client, consultation: Space, bob: Person
) -> None:
    held = consultation.memberships.get(person=bob)
    assert owner.post(path("equipe", held.pk, "terminer")).status_code == 404


def test_an_administrator_invites_by_mail(
    consultation: Space, administrator: Person, ministry: Organisation, browse: Browse
) -> None:
    words = {"email": "anne@exemple.gouv.fr", "organisation": str(ministry.pk), "role": "service"}
    browse(administrator).post(path("equipe", "inviter"), {**words, "title": "Sous-directrice"})
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.space_id) == (
        "anne@exemple.gouv.fr",
        "service",
        consultation.pk,
    )
    assert Outbox.objects.filter(topic="mail_invitation").count() == 1


def test_what_is_missing_before_opening_is_listed(draft: Space, alice: Person, browse: Browse) -> None:
    page = browse(alice).get(path()).text
    assert "Il manque 7 choses pour ouvrir" in page.replace("\u202f", " ").replace("\u00a0", " ")
    refused = browse(alice).post(path("ouvrir"))
    draft.refresh_from_db()
    assert (refused.status_code, draft.published_at) == (422, None)


def test_opening_asks_first_then_makes_the_consultation_public(
    draft: Space, alice: Person, browse: Browse
) -> None:
    space.plan(actor=None, space=draft, steps=calendar(NOW), at=NOW)
    space.describe(actor=alice, space=draft, presentation="Oui.", data={"contract": CONTRACT}, at=NOW)
    owner = browse(alice)
    asked = owner.get(path("ouvrir")).text
    assert "Aucun courriel n’est envoyé." in asked
    owner.post(path("ouvrir"))
    draft.refresh_from_db()
    assert draft.published_at == NOW
    assert owner.get(path("ouvrir"))["Location"] == path()


def test_the_journal_tells_acts_in_words_and_no_vote(
    owner: Client, consultation: Space, proposal: Contribution
) -> None:
    owner.post(path("calendrier"), typed(calendar(NOW), notice="Rien ne change."))
    page = owner.get(path("journal")).text
    assert "Alice a changé le calendrier" in page
    assert "Rien ne change." in page
    assert "Récupérer" not in page


def test_every_act_of_a_team_has_its_words() -> None:
    from parvis.consultation.views.acts import WORDS as ACTS  # noqa: PLC0415 — beside what it is compared with

    ours = {"describe", "plan", "open", "rename", "move", "remove", "appoint", "dismiss", "keep", "hide"}
    ours |= {"restore", "settle", "lock", "unlock", "answer", "follow_up", "create"}
    assert ours <= {verb for verb, _noun in ACTS}


def test_a_page_of_acts_leads_to_the_next(owner: Client, consultation: Space, alice: Person) -> None:
    for rank in range(60):
        theme.add(actor=alice, space=consultation, name=f"Thème {rank}", at=NOW)
    first = owner.get(path("journal")).text
    further = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert first.count("<time") == 50
    assert (
        owner.get(further).text.count("<time") == AuditEvent.objects.filter(space=consultation).count() - 50
    )


def test_the_team_sees_its_consultation_before_it_opens(draft: Space, alice: Person, browse: Browse) -> None:
    public = f"/consultations/{draft.slug}/"
    seen = browse(alice).get(public)
    assert seen.status_code == 200
    assert "Cette consultation n’est pas encore ouverte" in seen.text
    assert browse(someone("Passant")).get(public).status_code == 404
