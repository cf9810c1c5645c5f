# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What connects the rooms to each other once all of them are loaded."""

from allauth.account.signals import email_changed
from django.contrib.auth.signals import user_logged_in

from parvis.config import consistency, demo
from parvis.consultation import demo as consultation_demo
from parvis.consultation import formats as consultation_formats
from parvis.consultation import shell as consultation_shell
from parvis.core import jobs as core_jobs
from parvis.exchange import jobs as exchange_jobs
from parvis.exchange.formats import parvis as parvis_format
from parvis.mail import jobs as mail_jobs
from parvis.web import accounts
from parvis.web.views.administration import shell as administration_shell


def connect() -> None:
    """Introduce every room to those that cannot import it."""
    parvis_format.register()
    consultation_formats.register()
    consultation_shell.register()
    demo.register(consultation_demo.load)
    consistency.connect()
    core_jobs.connect()
    exchange_jobs.connect()
    mail_jobs.connect()
    administration_shell.register()
    email_changed.connect(accounts.address_changed)
    user_logged_in.connect(accounts.list_session)
