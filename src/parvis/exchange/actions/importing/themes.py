# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Themes met elsewhere: found by their identifier, made when first met, a name changed here is kept."""

from django.db.models import Max
from django.utils.translation import gettext as _

from parvis.core.models import Space, Theme
from parvis.exchange.actions.importing.checking import THEME_LIMIT, too_long
from parvis.exchange.formats import Subject
from parvis.kernel import text
from parvis.kernel.refusal import Refused


class Themes:
    """The themes of a space by the identifier they have elsewhere."""

    def __init__(self, space: Space | None) -> None:
        """Read those already there; a space still to be made has none."""
        self._space = space
        themes = (
            Theme.objects.filter(space=space).exclude(external_id=None) if space else Theme.objects.none()
        )
        self._known = {str(theme.external_id): theme for theme in themes}

    def require(self, subjects: tuple[Subject, ...]) -> None:
        """Refuse a path with a step that nothing names."""
        for subject in subjects:
            if not subject.name and subject.id not in self._known:
                raise Refused("theme.unknown", _("the theme %(id)s is not in the files") % {"id": subject.id})

    def place(self, subjects: tuple[Subject, ...]) -> int | None:
        """The last theme of a path from the top, its missing steps made on the way."""
        self.require(subjects)
        parent: Theme | None = None
        for subject in subjects:
            parent = self._known.get(subject.id) or self._make(subject, parent)
        return parent.pk if parent else None

    def put(self, subject: Subject, *, write: bool = True) -> str:
        """A theme on a row of its own: what became of it, or would."""
        if len(subject.name) > THEME_LIMIT:
            raise Refused("text.long", too_long(subject.id, len(subject.name), THEME_LIMIT))
        theme = self._known.get(subject.id)
        parent = self._known.get(subject.parent) if subject.parent else None
        if subject.parent and (parent is None or parent.parent_id):
            raise Refused(
                "theme.parent",
                _("the theme %(id)s above it is not there, or is itself under another")
                % {"id": subject.parent},
            )
        if theme is None:
            self._known[subject.id] = (
                self._make(subject, parent) if write else Theme(name=subject.name, parent=parent)
            )
            return "created"
        wanted = (subject.name, parent.pk if parent else None, subject.position)
        if wanted == (theme.name, theme.parent_id, theme.position):
            return "unchanged"
        if write:
            theme.name, theme.parent, theme.position = subject.name, parent, subject.position or 0
            theme.save(update_fields=["name", "parent", "position"])
        return "updated"

    def _make(self, subject: Subject, parent: Theme | None) -> Theme:
        if self._space is None:
            raise LookupError(subject.id)
        name = text.clean_line(subject.name)
        taken = set(Theme.objects.filter(space=self._space).values_list("slug", flat=True))
        last = Theme.objects.filter(space=self._space).aggregate(last=Max("position"))["last"]
        after = 0 if last is None else last + 1
        theme = Theme.objects.create(
            space=self._space,
            parent=parent,
            name=name,
            slug=text.first_free(text.slug(name), taken),
            position=after if subject.position is None else subject.position,
            external_id=subject.id,
        )
        self._known[subject.id] = theme
        return theme
