# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Themes: the subjects of a space, a tree of two levels."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.core import abilities
from parvis.core.actions import audit, version
from parvis.core.enums import Ability
from parvis.core.models import Contribution, Person, Space, Theme
from parvis.core.queries import versions
from parvis.kernel import text
from parvis.kernel.refusal import Refused


def add(*, actor: Person | None, space: Space, name: str, parent: Theme | None = None, at: datetime) -> Theme:
    """Add a subject, under another one or not; the tree has two levels."""
    if actor is not None:
        abilities.require(actor, Ability.STEER, space, at=at)
    tidy = text.clean_line(name)
    if not tidy:
        raise Refused("theme.name", _("Write the name of the theme."))
    if parent is not None and parent.parent_id:
        raise Refused("theme.depth", _("Themes have two levels at most: choose a theme of the first level."))
    with transaction.atomic():
        slugs = set(space.themes.values_list("slug", flat=True))
        slug = text.first_free(text.slug(tidy), slugs)
        theme = Theme.objects.create(space=space, parent=parent, name=tidy, slug=slug, position=len(slugs))
        audit.record(actor, "create", theme, space=space, at=at)
        _stale(space.pk)
    return theme


def rename(*, actor: Person, theme: Theme, name: str, position: int, at: datetime) -> Theme:
    """Rename or move a theme; its address stays."""
    abilities.require(actor, Ability.STEER, theme.space, at=at)
    tidy = text.clean_line(name)
    if not tidy:
        raise Refused("theme.name", _("Write the name of the theme."))
    with transaction.atomic():
        theme.name, theme.position = tidy, position
        theme.save(update_fields=["name", "position"])
        audit.record(actor, "rename", theme, space=theme.space, at=at)
        _stale(theme.space_id)
    return theme


def move(*, actor: Person, theme: Theme, places: int, at: datetime) -> Theme:
    """Move a theme so many places down among those of its level; up when negative."""
    abilities.require(actor, Ability.STEER, theme.space, at=at)
    level = list(theme.space.themes.filter(parent=theme.parent_id))
    here = next(rank for rank, each in enumerate(level) if each.pk == theme.pk)
    level.insert(max(0, here + places), level.pop(here))
    with transaction.atomic():
        for position, each in enumerate(level):
            each.position = position
        Theme.objects.bulk_update(level, ["position"])
        audit.record(actor, "move", theme, space=theme.space, at=at)
        _stale(theme.space_id)
    return theme


def remove(*, actor: Person, theme: Theme, at: datetime) -> None:
    """Take away a theme that nothing uses."""
    abilities.require(actor, Ability.STEER, theme.space, at=at)
    if theme.children.exists() or Contribution.objects.filter(theme=theme).exists():
        raise Refused("theme.used", _("Texts or sub-themes use this theme: it can be renamed, not removed."))
    with transaction.atomic():
        audit.record(actor, "remove", theme, space=theme.space, at=at, name=theme.name)
        theme.delete()
        _stale(theme.space_id)


def _stale(space: int) -> None:
    version.raise_now(versions.space(space), versions.instance())
