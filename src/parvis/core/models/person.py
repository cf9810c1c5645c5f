# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""People, and where each of them stands."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from parvis.core.models.standing import Standing, read


class PersonManager(BaseUserManager["Person"]):
    """People by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who signs in with this address."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone who reads or writes; those met elsewhere have no address and cannot sign in."""

    email = models.EmailField(unique=True, null=True)
    handle = models.SlugField(max_length=40, unique=True)
    display_name = models.CharField(max_length=80)
    biography = models.CharField(max_length=500, default="", blank=True)
    language = models.CharField(max_length=8, default="fr")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing: tuple[datetime, Standing] | None = None

    def __str__(self) -> str:
        return self.display_name

    def standing(self, at: datetime) -> Standing:
        """Affiliations and roles in force, in one query, remembered for the length of a request."""
        if self._standing is None or self._standing[0] != at:
            self._standing = (at, read(int(self.pk), at))
        return self._standing[1]

    @property
    def unread(self) -> int:
        """How many notifications wait, as far as this request knows."""
        if self._standing is not None:
            return self._standing[1].unread
        return self.notifications.filter(read_at=None).count()

    def is_agent(self, at: datetime) -> bool:
        """Whether a verified affiliation to an administration is in force."""
        return self.standing(at).is_agent

    def roles_in(self, space_pk: int, at: datetime) -> frozenset[str]:
        """The roles held in a space."""
        return self.standing(at).roles.get(space_pk, frozenset())
