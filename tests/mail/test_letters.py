# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Mails about an account: each exists in both languages, says what it must, and leaves once."""

import pytest
from django.core import mail

from parvis.core import outbox
from parvis.core.actions import letter
from parvis.web.accounts import MAILS
from tests.cast import NOW, SECOND

CONTEXT = {"code": "123 456", "address": "nouvelle@exemple.fr"}
CARRIED = {"sign_in_code": "123 456", "password_code": "123 456", "address_code": "123 456"}
CARRIED |= {
    "address_changed": "nouvelle@exemple.fr",
    "no_account": "/consultations/",
    "password_changed": "/compte",
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("template", sorted(set(MAILS.values())))
def test_each_mail_of_an_account_says_what_it_must(template: str, language: str) -> None:
    letter.send(template=template, to="emile@exemple.fr", language=language, at=NOW, **CONTEXT)
    assert (outbox.sweep(at=NOW + SECOND), outbox.sweep(at=NOW + SECOND)) == (1, 0)
    [sent] = mail.outbox
    assert sent.to == ["emile@exemple.fr"]
    assert CARRIED[template] in str(sent.body)
    assert ("Bonjour" in sent.body, "Hello" in sent.body) == (language == "fr", language == "en")


@pytest.mark.django_db
def test_a_message_to_the_team_is_answered_to_its_author() -> None:
    words = {
        "email": "nora@exemple.fr",
        "subject": "Mon compte\nBcc: tous@exemple.fr",
        "message": "<b>Bonjour</b>",
    }
    letter.send(template="contact", to="equipe@exemple.fr", language="fr", at=NOW, **words)
    outbox.sweep(at=NOW + SECOND)
    [sent] = mail.outbox
    assert (sent.reply_to, sent.bcc) == (["nora@exemple.fr"], [])
    assert (sent.subject, "<b>Bonjour</b>" in sent.body) == ("Mon compte", True)
