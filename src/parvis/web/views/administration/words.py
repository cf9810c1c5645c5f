# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""How the journal says what was done."""

from typing import Any, Final

from django.utils.translation import pgettext_lazy

VERBS: Final[dict[str, Any]] = {
    "appoint": pgettext_lazy("act", "appointed"),
    "dismiss": pgettext_lazy("act", "dismissed"),
    "create": pgettext_lazy("act", "created"),
    "describe": pgettext_lazy("act", "changed the description of"),
    "plan": pgettext_lazy("act", "changed the calendar of"),
    "open": pgettext_lazy("act", "opened"),
    "verify": pgettext_lazy("act", "verified"),
    "end": pgettext_lazy("act", "ended"),
    "invite": pgettext_lazy("act", "created"),
    "revoke": pgettext_lazy("act", "revoked"),
    "close": pgettext_lazy("act", "closed the account of"),
    "reopen": pgettext_lazy("act", "reopened the account of"),
    "hide": pgettext_lazy("act", "hid"),
    "keep": pgettext_lazy("act", "kept after a report"),
    "restore": pgettext_lazy("act", "restored"),
    "settle": pgettext_lazy("act", "settled"),
    "lock": pgettext_lazy("act", "locked"),
    "unlock": pgettext_lazy("act", "unlocked"),
    "answer": pgettext_lazy("act", "answered"),
    "follow_up": pgettext_lazy("act", "followed up"),
    "rename": pgettext_lazy("act", "renamed"),
    "remove": pgettext_lazy("act", "removed"),
    "publish": pgettext_lazy("act", "published"),
    "export": pgettext_lazy("act", "asked for"),
    "import": pgettext_lazy("act", "imported"),
}
NOUNS: Final[dict[str, Any]] = {
    "person": pgettext_lazy("noun", "the person no. %(number)s"),
    "membership": pgettext_lazy("noun", "the role no. %(number)s"),
    "space": pgettext_lazy("noun", "the consultation no. %(number)s"),
    "organisation": pgettext_lazy("noun", "the organisation no. %(number)s"),
    "affiliation": pgettext_lazy("noun", "the affiliation no. %(number)s"),
    "invitation": pgettext_lazy("noun", "the invitation no. %(number)s"),
    "contribution": pgettext_lazy("noun", "the text no. %(number)s"),
    "theme": pgettext_lazy("noun", "the theme no. %(number)s"),
    "appeal": pgettext_lazy("noun", "the appeal no. %(number)s"),
    "commitment": pgettext_lazy("noun", "the commitment no. %(number)s"),
    "notice": pgettext_lazy("noun", "the page no. %(number)s"),
    "export": pgettext_lazy("noun", "the export no. %(number)s"),
}
