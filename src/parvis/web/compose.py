# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The writing desk: the form of an idea, its preview, its draft, and what happens when it cannot be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.enums import Ability, Capacity
from parvis.core.kinds import contribution_kinds
from parvis.core.queries import similar, spaces
from parvis.kernel import html, paths
from parvis.web import places, reaches, visits
from parvis.web.context import render
from parvis.web.format import date_text, hour_text
from parvis.web.forms.writing import Identity, Proposal, VisitorProposal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from parvis.core.models import Contribution, Person, Space
    from parvis.core.queries.similar import Near

WHO: Final = tuple(Identity.base_fields)
# Beyond this, mail programs cut what a link asks them to write.
MAILABLE: Final = 1500


@dataclass
class Desk:
    """One person or visitor writing in one space."""

    request: HttpRequest
    space: Space
    person: Person | None
    at: datetime
    action: str
    draft: Contribution | None = None

    @property
    def is_open(self) -> bool:
        """Whether an idea may be sent now."""
        return Ability.PROPOSE in abilities.of(self.person, self.space, at=self.at)

    @property
    def typed(self) -> str:
        """What was typed, title first, to be copied or sent to the team."""
        sent = self.request.POST
        return "\n\n".join(part for part in (sent.get("title", ""), sent.get("body", "")) if part.strip())

    def form(self, *, bound: bool) -> Proposal:
        """The form: with who one is for a visitor, without for a signed-in person."""
        shape = Proposal if self.person is not None else VisitorProposal
        return shape(self.request.POST if bound else None, space=self.space, initial=self._initial())

    def page(
        self, form: Proposal, *, status: int = 200, kept: int | None = None, **more: Any
    ) -> HttpResponse:
        """The form, empty or as it was typed."""
        return render(
            self.request,
            "writing/propose.html",
            reach=reaches.of(self.space),
            status=status,
            form=form,
            kept=kept,
            near=self.near(form["title"].value() or "") if form.is_bound or self.draft else [],
            session_ended=self._session_ended,
            **self._shown,
            **more,
        )

    def preview(self, form: Proposal) -> HttpResponse:
        """What will be published, and the form kept behind it."""
        typed = form.cleaned_data
        return render(
            self.request,
            "writing/preview.html",
            reach=reaches.of(self.space),
            title=typed["title"],
            body_html=html.render(typed["body"]),
            byline=self._byline(typed),
            theme=dict(form.fields["theme"].choices).get(typed["theme"]) if typed["theme"] else None,  # type: ignore[attr-defined]
            near=self.near(typed["title"]),
            hidden=[(name, form[name].value() or "") for name in form.fields],
            kept=self.request.POST.get("kept", ""),
            **self._shown,
        )

    def closed(self, *, typed: str = "") -> HttpResponse:
        """Nothing can be sent any more, or not yet; what was typed is given back."""
        contact = settings.PARVIS_CONTACT_EMAIL
        subject = quote(_("My contribution to %(title)s") % {"title": self.space.title})
        body = f"&body={quote(typed)}" if len(typed) <= MAILABLE else ""
        return render(
            self.request,
            "writing/closed.html",
            reach=reaches.of(self.space),
            status=409 if typed else 200,
            sentence=self._closed_sentence(while_writing=bool(typed)),
            typed=typed,
            write_to=f"mailto:{contact}?subject={subject}{body}" if contact else paths.CONTACT,
            **self._shown,
        )

    def near(self, title: str) -> list[Near]:
        """Ideas close to this one, already proposed."""
        return similar.to_title(self.space, title) if title.strip() else []

    @cached_property
    def _shown(self) -> dict[str, Any]:
        return {
            "space": self.space,
            "space_path": places.space_path(self.space),
            "writing": reaches.writing(self.space),
            "person": self.person,
            "action": self.action,
            "draft": self.draft,
            "title_limit": contribution_kinds[self.space.plan.headline].title_limit,
            "body_limit": contribution_kinds[self.space.plan.headline].body_limit,
            "affiliations": self._affiliations,
        }

    @cached_property
    def _affiliations(self) -> list[str]:
        if self.person is None:
            return []
        held = self.person.affiliations.in_force(self.at).verified()
        return list(held.order_by("pk").values_list("organisation__name", flat=True))

    @property
    def _session_ended(self) -> bool:
        return self.person is None and settings.SESSION_COOKIE_NAME in self.request.COOKIES

    def _initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = {
            "capacity": Capacity.OWN,
            "organisation": next(iter(self._affiliations), ""),
        }
        visit = visits.of(self.request, at=self.at) if self.person is None else None
        if visit is not None:
            initial |= {"email": visit.email, "display_name": visit.display_name}
        if self.draft is not None:
            current = self.draft.current
            initial |= dict(self.draft.data) | {"capacity": self.draft.capacity, "theme": self.draft.theme_id}
            initial |= {"title": self.draft.title, "body": current.body if current else ""}
        return initial

    def _byline(self, typed: dict[str, Any]) -> str:
        own = self.person.display_name if self.person else typed.get("display_name") or _("Name shown")
        match typed.get("capacity"):
            case Capacity.ORGANISATION if typed["organisation"] in self._affiliations:
                return _("%(name)s (verified affiliation)") % {"name": typed["organisation"]}
            case Capacity.ORGANISATION:
                return _("%(name)s (affiliation not verified)") % {"name": typed["organisation"]}
            case Capacity.HELPED:
                return _("%(name)s, helped to write") % {"name": typed["helped"]}
        return own

    def _closed_sentence(self, *, while_writing: bool) -> str:
        ended = max(
            (
                phase.ends_at
                for phase in self.space.steps
                if Ability.PROPOSE in phase.abilities
                and phase.ends_at is not None
                and phase.ends_at <= self.at
            ),
            default=None,
        )
        opens = spaces.opens_at(self.space, self.at)
        if ended is None and opens is not None:
            return _("Contributions open on %(date)s, at %(hour)s.") % {
                "date": date_text(opens),
                "hour": hour_text(opens),
            }
        if ended is None:
            return _("Contributions are not open here.")
        if while_writing and (self.at - ended).days < 1:
            return _("The consultation closed at %(hour)s while you were writing.") % {
                "hour": hour_text(ended)
            }
        return _("Contributions have been closed since %(date)s.") % {"date": date_text(ended)}
