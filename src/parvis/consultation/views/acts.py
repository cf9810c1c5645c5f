# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The acts of a team, told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parvis.core.enums import Progress, Role, Verdict
from parvis.core.models import Rule
from parvis.web.format import moment

if TYPE_CHECKING:
    from parvis.core.queries.journal import Act

WORDS: Final[dict[tuple[str, str], Any]] = {
    ("create", "space"): _("created the consultation"),
    ("describe", "space"): _("changed the presentation, the contract or the settings"),
    ("plan", "space"): _("changed the calendar"),
    ("open", "space"): _("opened the consultation to the public"),
    ("create", "theme"): _("added a theme"),
    ("rename", "theme"): _("renamed a theme"),
    ("move", "theme"): _("moved a theme"),
    ("remove", "theme"): _("removed a theme"),
    ("appoint", "membership"): _("gave a role"),
    ("dismiss", "membership"): _("ended a role"),
    ("keep", "contribution"): _("kept a reported text"),
    ("hide", "contribution"): _("hid a text"),
    ("restore", "contribution"): _("published a hidden text again"),
    ("settle", "appeal"): _("settled an appeal"),
    ("lock", "contribution"): _("locked a text"),
    ("unlock", "contribution"): _("unlocked a text"),
    ("answer", "contribution"): _("answered a contribution"),
    ("follow_up", "commitment"): _("said how far a commitment is"),
    ("import", "space"): _("imported contributions"),
    ("export", "space"): _("asked for a copy of the data"),
}
# Values of the journal that have words of their own, by the name they are kept under.
VALUES: Final[dict[str, dict[str, Any]]] = {
    "role": dict(Role.choices),
    "rule": dict(Rule.choices),
    "verdict": dict(Verdict.choices),
    "state": dict(Progress.choices),
}


def told(act: Act) -> dict[str, Any]:
    """One act as a line of the journal: when, who, what, and what it says of itself."""
    words = WORDS.get((act.verb, act.noun), gettext("another act (%(verb)s)") % {"verb": act.verb})
    return {
        "when": moment(act.at),
        "text": gettext("%(who)s %(did)s") % {"who": act.actor or gettext("The system"), "did": words},
        "detail": _detail(act.data),
    }


def _detail(data: dict[str, Any]) -> str:
    said = [str(known[data[name]]) for name, known in VALUES.items() if data.get(name) in known]
    said += [str(data[name]) for name in ("notice", "name") if data.get(name)]
    if data.get("upheld") is not None:
        said.append(gettext("the text stays hidden") if data["upheld"] else gettext("the text is back"))
    return " · ".join(said)
