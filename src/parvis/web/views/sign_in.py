# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in, signing out, and a forgotten password: allauth’s steps, our pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, cast

from allauth.account import views as theirs
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from parvis.core.actions import attempt
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import limits
from parvis.web.context import ReachLine, render
from parvis.web.format import hour_text
from parvis.web.forms.sign_in import worded
from parvis.web.limits import Door

UNSEEN: Final = ReachLine(_("Sign-in page: what you type here is shown to nobody."))
WINDOW: Final = timedelta(minutes=10)
GUESSES: Final = 10


class Ours:
    """What all these pages share: our frame, our words, and limits counted for all the processes."""

    redirect_field_name = "suite"
    template_name: ClassVar[str]
    reach: ReachLine = UNSEEN
    request: HttpRequest
    _refusal: Refused | None = None

    def get_form(self, form_class: Any = None) -> Any:
        """Theirs, in our words."""
        return worded(super().get_form(form_class))  # type: ignore[misc]

    def count(self, at: datetime) -> None:
        """Count one more attempt, or raise Refused; each step says what it counts."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count the attempt, then go on; over the limit, say from when to try again."""
        try:
            self.count(clock.now())
        except Refused as refusal:
            self._refusal = refusal
            form = self.get_form()
            form.is_valid()
            form.add_error(None, too_many(refusal))
            return self.render_to_response({"form": form})
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """What the page of this step shows besides its form."""
        del context
        return {}

    def render_to_response(self, context: dict[str, Any], **_options: Any) -> HttpResponse:
        """The page in our frame."""
        form = context.get("form")
        status = 429 if self._refusal else 422 if form is not None and form.errors else 200
        after = self.request.POST.get("suite") or self.request.GET.get("suite") or ""
        return render(
            self.request, self.template_name, reach=self.reach, status=status, form=form, after=after,
            **self.values(context),
        )  # fmt: skip


class SignIn(Ours, theirs.RequestLoginCodeView):  # type: ignore[misc]  # published without types
    """Receive a code: the way in that needs no password."""

    template_name = "account/sign_in.html"

    def count(self, at: datetime) -> None:
        """Count the mails this network and this address ask for."""
        limits.require_mail(self.request, self.request.POST.get("email", ""), at=at)

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        # Whoever comes back here wants another address, or another way in.
        del request, stage

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """Whether a session has just ended."""
        del context
        carried = settings.SESSION_COOKIE_NAME in self.request.COOKIES
        ended = self.request.method == "GET" and carried and self.request.session.is_empty()
        return {"ended": ended}


class EnterCode(Ours, theirs.ConfirmLoginCodeView):  # type: ignore[misc]  # published without types
    """Type the code received; the same page whether an account exists or not."""

    template_name = "account/sign_in_code.html"

    def count(self, at: datetime) -> None:
        """Count the guesses at the codes of one address, whatever the browser."""
        guess(self.request, self._process.state["email"], at)

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """Where the code went, and how many attempts are left."""
        left = tell_attempts(context["form"], self._process)
        return {"address": self._process.state["email"], "left": left}


class PasswordSignIn(Ours, theirs.LoginView):  # type: ignore[misc]  # published without types
    """Sign in with a password, for those who set one."""

    template_name = "account/sign_in_password.html"

    def count(self, at: datetime) -> None:
        """Count the guesses at the password of one address."""
        guess(self.request, self.request.POST.get("login", ""), at)

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        del request, stage


class ForgotPassword(Ours, theirs.PasswordResetView):  # type: ignore[misc]  # published without types
    """Receive a code to choose another password."""

    template_name = "account/password_forgotten.html"

    def count(self, at: datetime) -> None:
        """Count the mails this network and this address ask for."""
        limits.require_mail(self.request, self.request.POST.get("email", ""), at=at)


class EnterPasswordCode(Ours, theirs.ConfirmPasswordResetCodeView):  # type: ignore[misc]  # same
    """Type the code received to choose another password."""

    template_name = "account/password_code.html"

    count = EnterCode.count

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """Where the code went."""
        tell_attempts(context["form"], self._process)
        return {"address": self._process.state["email"]}


class NewPassword(Ours, theirs.CompletePasswordResetView):  # type: ignore[misc]  # published without types
    """Choose another password, then be signed in."""

    template_name = "account/password_new.html"
    success_url = paths.sign_in()


class SignOut(Ours, theirs.LogoutView):  # type: ignore[misc]  # published without types
    """Sign out of this browser."""

    template_name = "account/sign_out.html"
    post = theirs.LogoutView.post


class Closed(Ours, theirs.AccountInactiveView):  # type: ignore[misc]  # published without types
    """The account of whoever signed in is closed."""

    template_name = "account/closed.html"


def guess(request: HttpRequest, address: str, at: datetime) -> None:
    """Count one more guess by this network and at this address; raise Refused beyond the limit."""
    limits.require(request, Door.GUESS, at=at)
    name = salted_hmac("parvis.guess", address.strip().lower(), algorithm="sha256").hexdigest()
    attempt.require(f"guess-at:{name[:40]}", limit=GUESSES, per=WINDOW, at=at)


def too_many(refusal: Refused) -> str:
    """From when to try again, in words; the minute is rounded up."""
    retry_at = cast("datetime", refusal.details["retry_at"]) + timedelta(minutes=1)
    return gettext("Too many attempts. Try again at %(hour)s.") % {"hour": hour_text(retry_at)}


def tell_attempts(form: Any, process: Any) -> int:
    """Say in the form how many attempts are left after a wrong code."""
    left = int(process.max_attempts - process.state["failed_attempts"])
    if "code" in form.errors and form.data.get("code", "").strip():
        words = ngettext("There is %(num)s attempt left.", "There are %(num)s attempts left.", left) % {
            "num": left
        }
        form.errors["code"] = form.error_class([f"{gettext('The code does not match.')} {words}"])
    return left
