# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""parvis createadmin."""

import click

from parvis.config import boot
from parvis.kernel import clock
from parvis.kernel.refusal import Refused


@click.command()
@click.option("--email", prompt="E-mail address", help="The address this person signs in with.")
@click.option("--name", prompt="Name", help="The name shown with what this person does.")
def command(email: str, name: str) -> None:
    """Give a person the administration of the instance; they sign in with a code sent to their address."""
    environment = boot.boot()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 — Django is loaded on the line above
    from django.core.validators import validate_email  # noqa: PLC0415 — same

    from parvis.core.actions import person as people  # noqa: PLC0415 — same
    from parvis.core.models import Person  # noqa: PLC0415 — same

    try:
        validate_email(email)
    except ValidationError:
        raise Refused("createadmin.email", f"“{email}” is not an e-mail address.") from None
    at = clock.now()
    person = Person.objects.filter(email=email.lower()).first() or people.register(
        email=email, display_name=name, language=environment.language, at=at
    )
    people.appoint_administrator(actor=None, person=person, at=at)
    click.echo(f"{person.display_name} ({person.email}) administers this instance.")
