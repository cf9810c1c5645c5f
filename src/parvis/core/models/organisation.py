# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Organisations: ministries, directorates, offices, associations, firms."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A body that people belong to, somewhere in a tree."""

    class Nature(models.TextChoices):
        ADMINISTRATION = "administration", _("administration")
        LOCAL = "local", _("local authority")
        ASSOCIATION = "association", _("association")
        FIRM = "firm", _("firm")
        OTHER = "other", _("other organisation")

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    nature = models.CharField(max_length=20, choices=Nature, default=Nature.ADMINISTRATION)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    # "/3/17/" — own ancestors and itself, so that a line is read without walking the tree.
    path = models.CharField(max_length=200, default="", db_index=True)

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> tuple[int, ...]:
        """The identifiers from the top of the tree down to this organisation."""
        return line_of(self.path)


def line_of(path: str) -> tuple[int, ...]:
    """The identifiers that a path goes through."""
    return tuple(int(part) for part in path.split("/") if part)


class MailDomain(models.Model):
    """A mail domain whose addresses belong to an organisation's people."""

    domain = models.CharField(max_length=200, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")

    def __str__(self) -> str:
        return self.domain
