# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What allauth asks of us: mails that leave later, our sentences, and the visit that signing in confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parvis.core.actions import confirmation, letter, person
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import visits

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from parvis.core.models import Person

# allauth’s name of a mail, and ours: a text in each language in the mail room.
MAILS: Final = {
    "account/email/login_code": "sign_in_code",
    "account/email/unknown_account": "no_account",
    "account/email/password_reset_code": "password_code",
    "account/email/email_confirmation": "address_code",
    "account/email/email_changed": "address_changed",
    "account/email/password_changed": "password_changed",
    "account/email/password_set": "password_changed",
    "account/email/password_reset": "password_changed",
}
SAID: Final = {
    "account/messages/email_confirmed.txt": _("Address confirmed: you now sign in with %(email)s."),
    "account/messages/email_confirmation_failed.txt": _("This address cannot be used."),
    "account/messages/password_changed.txt": _("Password changed."),
    "account/messages/password_set.txt": _("Password set."),
}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # published without types
    """Our manner of signing in, for allauth’s flows."""

    error_messages: Final = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("The code does not match."),
        "too_many_login_attempts": _("Too many attempts. Try again in a few minutes."),
        "rate_limited": _("Too many attempts. Try again in a few minutes."),
        "email_password_mismatch": _(
            "The address and the password do not match. You can also receive a code."
        ),
        "enter_current_password": _("This is not your present password."),
        "duplicate_email": _("This is already your address."),
        "email_taken": _("This address cannot be used."),
        "account_inactive": _("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an account is made by a first contribution."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Ask for a mail; it leaves later, so no waiting tells whether an account exists."""
        letter.send(
            template=MAILS[template_prefix],
            to=email,
            language=translation.get_language() or settings.LANGUAGE_CODE,
            at=clock.now(),
            code=_spaced(context.get("code", "")),
            address=context.get("to_email", ""),
        )

    def add_message(  # noqa: PLR0917 — allauth’s signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what is worth saying, in our words."""
        del extra_tags
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said) % (message_context or {}))

    def pre_login(self, request: HttpRequest, user: Person, **known: Any) -> HttpResponse | None:
        """People are known by an address they confirmed: allauth is told so before it asks again."""
        keep_address(user)
        response: HttpResponse | None = super().pre_login(request, user, **known)
        return response

    def post_login(self, request: HttpRequest, user: Person, **known: Any) -> HttpResponse:
        """Carry out what the visitor did before signing in, and speak their language."""
        response: HttpResponse = super().post_login(request, user, **known)
        _speak(request, response, user)
        if _carry_out_visit(request, response, user) and response["Location"] == paths.HOME:
            response["Location"] = paths.mine()
        return response


def keep_address(user: Person) -> None:
    """allauth’s row for the address a person signs in with: always confirmed, since we store no other."""
    if user.email:
        held = {"verified": True, "primary": True}
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults=held)


def address_changed(*, user: Person, **_known: Any) -> None:
    """Another address was confirmed: the affiliations that follow from it are brought up to date."""
    person.change_address(person=user, address=user.email or "", at=clock.now())


def list_session(*, request: HttpRequest, **_known: Any) -> None:
    """Whatever door a person came in by, the session is among those they can end."""
    # Without an address there is no browser: the operator, at the terminal.
    if request.META.get("REMOTE_ADDR"):
        UserSession.objects.create_from_request(request)


def _spaced(code: str) -> str:
    return f"{code[:3]} {code[3:]}".strip()


def _speak(request: HttpRequest, response: HttpResponse, user: Person) -> None:
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and user.language != settings.LANGUAGE_CODE:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )


def _carry_out_visit(request: HttpRequest, response: HttpResponse, user: Person) -> bool:
    at = clock.now()
    kept = visits.of(request, at=at)
    if kept is None:
        return False
    try:
        outcome = confirmation.accept_person(visit=kept, actor=user, at=at)
    except Refused:
        return False
    visits.forget(response)
    if outcome.refused:
        messages.warning(
            request, gettext("Part of what you did could not be recorded: its reasons are here.")
        )
    elif outcome.published:
        messages.success(request, gettext("What you had written is published."))
    elif outcome.votes:
        messages.success(request, gettext("The votes you had cast are counted."))
    return True
