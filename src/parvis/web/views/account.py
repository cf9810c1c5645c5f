# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""One's own account: name, affiliations, address, password and sessions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from allauth.account import views as theirs
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from parvis.core.actions import affiliation
from parvis.core.actions import person as people
from parvis.core.models import Affiliation
from parvis.core.queries import people as known
from parvis.kernel import clock, paths
from parvis.kernel.refusal import Refused
from parvis.web import limits
from parvis.web.context import PRIVATE, render
from parvis.web.forms.account import Declaration, Profile
from parvis.web.parts import Link
from parvis.web.views.gates import signed_in
from parvis.web.views.sign_in import Ours, guess, tell_attempts

if TYPE_CHECKING:
    from parvis.core.models import Person

SECTIONS = (
    ("", _("Profile")),
    ("rattachements", _("Affiliations")),
    ("adresse", _("Address")),
    ("mot-de-passe", _("Password")),
    ("sessions", _("Sessions")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: HttpRequest, person: Person) -> HttpResponse:
    """The name and the words shown with what one writes."""
    form = Profile(request.POST or None, initial=_described(person))
    if form.is_bound and form.is_valid():
        try:
            people.describe(actor=person, at=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("display_name", refusal.sentence)
        else:
            messages.success(request, gettext("Profile saved. Your published texts follow within a minute."))
            return redirect(paths.account())
    return _page(request, "account/profile.html", "", form=form, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def affiliations(request: HttpRequest, person: Person) -> HttpResponse:
    """Where one works, and what proves it."""
    at = clock.now()
    form = Declaration(request.POST or None, organisations=known.organisations())
    if form.is_bound and form.is_valid():
        try:
            made = affiliation.declare(actor=person, at=at, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("organisation", refusal.sentence)
        else:
            made.refresh_from_db()
            verified = gettext("Affiliation verified.")
            messages.success(
                request, verified if made.proof else gettext("Affiliation declared, not verified yet.")
            )
            return redirect(paths.account("rattachements"))
    return _page(
        request, "account/affiliations.html", "rattachements", form=form, places=known.places(person, at)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end_affiliation(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """End one of one's affiliations, after a page that says which."""
    at = clock.now()
    mine = get_object_or_404(
        Affiliation.objects.in_force(at).select_related("organisation"), pk=pk, person=person
    )
    if request.method == "POST":
        affiliation.end(actor=person, affiliation=mine, at=at)
        messages.success(request, gettext("Affiliation ended."))
        return redirect(paths.account("rattachements"))
    return _page(request, "account/end_affiliation.html", "rattachements", affiliation=mine)


@require_http_methods(["GET", "HEAD"])
@signed_in
def sessions(request: HttpRequest, person: Person) -> HttpResponse:
    """The browsers where one is signed in."""
    held = sorted(UserSession.objects.purge_and_list(person), key=lambda one: one.created_at, reverse=True)
    current = request.session.session_key
    shown = [
        {
            "pk": one.pk,
            "browser": browser(one.user_agent),
            "at": one.created_at,
            "here": one.session_key == current,
        }
        for one in held
    ]
    return _page(request, "account/sessions.html", "sessions", sessions=shown)


@require_POST
@signed_in
def end_session(request: HttpRequest, person: Person, pk: int | None = None) -> HttpResponse:
    """Sign out of one other browser, or of all of them, at once."""
    others = UserSession.objects.filter(user=person).exclude(session_key=request.session.session_key)
    for session in others if pk is None else others.filter(pk=pk):
        session.end()
    messages.success(request, gettext("Session ended."))
    return redirect(paths.account("sessions"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def address(request: HttpRequest, person: Person) -> HttpResponse:
    """The address one signs in with; another one is confirmed by a code before it is used."""
    del person
    response: HttpResponse = Address.as_view()(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def address_code(request: HttpRequest, person: Person) -> HttpResponse:
    """The code sent to the new address."""
    del person
    response: HttpResponse = AddressCode.as_view()(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def password(request: HttpRequest, person: Person) -> HttpResponse:
    """Set a password, or change it."""
    page = ChangePassword if person.has_usable_password() else SetPassword
    response: HttpResponse = page.as_view()(request)
    return response


class Section(Ours):
    """A page of the account that allauth carries out."""

    reach = PRIVATE
    section = ""

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """The tabs of the account, and the person."""
        del context
        return {"tabs": _tabs(self.section), "person": self.request.user}


class Address(Section, theirs.EmailView):  # type: ignore[misc]  # published without types
    """Ask for a code at another address."""

    section = "adresse"
    template_name = "account/address.html"

    def count(self, at: datetime) -> None:
        """Count the mails asked for at this address."""
        limits.require_mail(self.request, self.request.POST.get("email", ""), at=at)


class AddressCode(Section, theirs.ConfirmEmailVerificationCodeView):  # type: ignore[misc]  # same
    """Type the code sent to the new address."""

    section = "adresse"
    template_name = "account/address_code.html"

    def count(self, at: datetime) -> None:
        """Count the guesses at the code of this address."""
        guess(self.request, self._process.email, at)

    def values(self, context: dict[str, Any]) -> dict[str, Any]:
        """Where the code went."""
        tell_attempts(context["form"], self._process)
        return super().values(context) | {"address": self._process.email}


class ChangePassword(Section, theirs.PasswordChangeView):  # type: ignore[misc]  # published without types
    """Change a password one knows."""

    section = "mot-de-passe"
    template_name = "account/password.html"
    success_url = paths.account("mot-de-passe")


class SetPassword(Section, theirs.PasswordSetView):  # type: ignore[misc]  # published without types
    """Set a first password."""

    section = "mot-de-passe"
    template_name = "account/password.html"
    success_url = paths.account("mot-de-passe")


def browser(agent: str) -> str:
    """What a person recognises of a browser: its family and its system, no version."""
    families = (
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    systems = (
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
        ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
    )  # fmt: skip
    family = next((name for mark, name in families if mark in agent), gettext("Browser"))
    system = next((name for mark, name in systems if mark in agent), "")
    return f"{family}, {system}" if system else family


def _described(person: Person) -> dict[str, str]:
    return {"display_name": person.display_name, "biography": person.biography, "language": person.language}


def _tabs(section: str) -> list[Link]:
    return [
        Link(text, paths.account(*([key] if key else [])), current=key == section) for key, text in SECTIONS
    ]


def _page(
    request: HttpRequest, template: str, section: str, *, form: Any = None, **values: Any
) -> HttpResponse:
    status = 422 if form is not None and form.errors else 200
    return render(request, template, reach=PRIVATE, status=status, tabs=_tabs(section), form=form, **values)
