# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What reached a person: in words, unread first, read by a form, silent about what may no longer be read."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parvis.core.actions import moderation, notification, subscription
from parvis.core.enums import Matter, Reach
from parvis.core.models import Contribution, Notification, Person, Space, Subscription
from parvis.core.queries import notifications
from parvis.kernel import clock
from tests.cast import NOW, SECOND, write

PAGE = "/notifications"
WISHES = f"{PAGE}/abonnements"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the pages for the moment of the cast."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def browser(emile: Person) -> Client:
    """Émile’s browser."""
    browsing = Client()
    browsing.force_login(emile)
    return browsing


def tell(person: Person, matter: Matter, about: Contribution, *, group: str = "g", rank: int = 0) -> None:
    """Tell somebody something."""
    notification.notify(
        people=[person.pk],
        matter=matter,
        group=group,
        space=about.space,
        contribution=about,
        actor="Bob",
        at=NOW + rank * SECOND,
    )


def test_a_visitor_signs_in_first() -> None:
    assert Client().get(PAGE)["Location"] == "/connexion?suite=%2Fnotifications"


@pytest.mark.parametrize(
    ("matter", "words"),
    [
        (Matter.REPLY, "Bob a répondu sur n°\u00a01"),
        (Matter.MENTION, "Bob vous mentionne sur n°\u00a01"),
        (Matter.ANSWER, "Réponse officielle à n°\u00a01"),
        (Matter.MODERATION, "La modération a pris une décision sur votre texte"),
    ],
)
def test_each_matter_has_its_words(
    matter: Matter, words: str, browser: Client, emile: Person, proposal: Contribution
) -> None:
    tell(emile, matter, proposal)
    assert words in browser.get(PAGE).text


def test_what_happens_again_is_counted_not_repeated(
    browser: Client, emile: Person, proposal: Contribution
) -> None:
    for _ in range(3):
        tell(emile, Matter.REPLY, proposal)
    page = browser.get(PAGE).text
    assert "3 réponses sur n°\u00a01" in page
    assert page.count('class="item"') == 1


def test_a_new_step_is_told(browser: Client, emile: Person, consultation: Space) -> None:
    notification.notify(
        people=[emile.pk], matter=Matter.PHASE, group="p", space=consultation, actor="Discuter", at=NOW
    )
    assert "L’eau en partage, nouvelle étape\u00a0: Discuter" in browser.get(PAGE).text


def test_reading_the_page_marks_nothing(browser: Client, emile: Person, proposal: Contribution) -> None:
    tell(emile, Matter.REPLY, proposal)
    browser.get(PAGE)
    assert Notification.objects.get().read_at is None


def test_one_is_marked_as_read_by_its_form(browser: Client, emile: Person, proposal: Contribution) -> None:
    tell(emile, Matter.REPLY, proposal)
    told = Notification.objects.get()
    assert browser.post(f"{PAGE}/{told.pk}/lue")["Location"] == PAGE
    told.refresh_from_db()
    assert told.read_at == NOW
    assert browser.get(f"{PAGE}/{told.pk}/lue").status_code == 405


def test_nobody_marks_what_somebody_else_was_told(
    browser: Client, bob: Person, proposal: Contribution
) -> None:
    tell(bob, Matter.REPLY, proposal)
    told = Notification.objects.get()
    assert browser.post(f"{PAGE}/{told.pk}/lue").status_code == 404
    assert Notification.objects.filter(read_at=None).count() == 1


def test_all_are_marked_as_read_at_once(browser: Client, emile: Person, proposal: Contribution) -> None:
    for rank in range(3):
        tell(emile, Matter.REPLY, proposal, group=str(rank))
    browser.post(f"{PAGE}/tout-lu")
    assert Notification.objects.filter(read_at=None).count() == 0
    assert "Tout marquer comme lu" not in browser.get(PAGE).text


def test_the_unread_come_first_and_pages_follow_without_loss(emile: Person, proposal: Contribution) -> None:
    for rank in range(50):
        tell(emile, Matter.REPLY, proposal, group=str(rank), rank=rank // 2)
    read = Notification.objects.order_by("-at")[:25].values("pk")
    Notification.objects.filter(pk__in=list(read.values_list("pk", flat=True))).update(read_at=NOW)
    rows, after = notifications.page(emile, NOW)
    found = list(rows)
    while after is not None:
        again = notifications.Place.read(str(after))
        rows, after = notifications.page(emile, NOW, again)
        found += rows
    unread = Notification.objects.filter(read_at=None).order_by("-at", "-pk")
    seen = Notification.objects.exclude(read_at=None).order_by("-at", "-pk")
    assert [row.pk for row in found] == [told.pk for told in (*unread, *seen)]


def test_what_may_no_longer_be_read_has_no_title_and_no_address(
    browser: Client, emile: Person, proposal: Contribution, consultation: Space, bob: Person
) -> None:
    comment = write("comment", proposal, bob, body="Oui.")
    tell(emile, Matter.REPLY, comment)
    subscription.follow(actor=emile, contribution=proposal, at=NOW)
    Space.objects.filter(pk=consultation.pk).update(reach=Reach.MEMBERS)
    pages = browser.get(PAGE).text, browser.get(WISHES).text
    for page in pages:
        assert "Un texte que vous ne pouvez plus lire." in page
        assert "Récupérer" not in page
        assert "/consultations/l-eau-en-partage" not in page


def test_the_author_of_a_hidden_text_is_led_to_their_own_texts(
    browser: Client, emile: Person, alice: Person, proposal: Contribution
) -> None:
    tell(emile, Matter.MODERATION, proposal)
    moderation.hide(actor=alice, contribution=proposal, rule="insult", statement="Non.", at=NOW)
    assert 'href="/mes-contributions">La modération' in browser.get(PAGE).text


def test_what_one_follows_is_listed_and_stopped(
    browser: Client, emile: Person, proposal: Contribution, consultation: Space
) -> None:
    subscription.follow(actor=emile, contribution=proposal, matter=Matter.ANSWER, by_mail=True, at=NOW)
    subscription.follow(actor=emile, space=consultation, at=NOW)
    subscription.follow(actor=emile, matter=Matter.PHASE, at=NOW)
    page = browser.get(WISHES).text
    for words in (
        "la réponse officielle",
        "aussi par courriel",
        "L’eau en partage",
        "Les prochaines ouvertures",
    ):
        assert words in page
    for wish in Subscription.objects.all():
        browser.post(f"{WISHES}/{wish.pk}/cesser")
    assert Subscription.objects.count() == 0
    assert "Vous ne suivez rien" in browser.get(WISHES).text


def test_nobody_stops_what_somebody_else_follows(browser: Client, bob: Person, consultation: Space) -> None:
    wish = subscription.follow(actor=bob, space=consultation, at=NOW)
    assert browser.post(f"{WISHES}/{wish.pk}/cesser").status_code == 404
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize("address", [f"{PAGE}?apres=x", f"{PAGE}?apres=u1", f"{WISHES}?avant=moi"])
def test_a_wrong_place_is_the_first_page(address: str, browser: Client) -> None:
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_both_pages_cost_six_queries(
    rows: int,
    browser: Client,
    emile: Person,
    proposal: Contribution,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for rank in range(rows):
        tell(emile, Matter.REPLY, proposal, group=str(rank))
        subscription.follow(actor=emile, contribution=write("comment", proposal, emile), at=NOW)
    for page in (PAGE, WISHES):
        with django_assert_max_num_queries(6):
            assert browser.get(page).status_code == 200
