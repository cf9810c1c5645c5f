# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The versions that pages depend on: one statement, without the weight of a queryset."""

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from parvis.core.models import Version

# Soft versions are counted in half-seconds: a page is at most one second behind its counters.
TICKS: Final = 2
Versions = dict[str, tuple[int, int]]


def instance() -> str:
    """The scope of what the whole instance shows: which spaces there are, answers, notices."""
    return "instance"


def space(pk: int) -> str:
    """The scope of a space's settings, phases and themes, and of what was taken away in it."""
    return f"space:{pk}"


def listing(pk: int) -> str:
    """The scope of the lists of a space: which contributions there are, and their first lines."""
    return f"list:{pk}"


def contribution(pk: int) -> str:
    """The scope of one numbered contribution and all that hangs under it."""
    return f"contribution:{pk}"


def figures(pk: int | None = None) -> str:
    """The scope of the figures of a space, or of the figures of all spaces together."""
    return "figures" if pk is None else f"figures:{pk}"


def beside(scope: str, pk: str = "pk") -> Subquery:
    """The version of the scope of a row, read with the row: `beside("space")` is that of `space:<pk>`."""
    named = Concat(Value(f"{scope}:"), Cast(OuterRef(pk), CharField()))
    told = Concat(Cast("hard", CharField()), Value("."), Cast("soft_from", CharField()))
    return Subquery(Version.objects.filter(scope=named).values_list(told), output_field=CharField())


def parse(told: str | None) -> tuple[int, int]:
    """A version read beside a row; a scope never raised is (0, 0)."""
    hard, _dot, soft = (told or "0.0").partition(".")
    return int(hard), int(soft)


def current(scopes: Sequence[str]) -> Versions:
    """The hard and soft version of each of these scopes; a scope never raised is (0, 0)."""
    marks = ", ".join(["%s"] * len(scopes))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT scope, hard, soft_from FROM core_version WHERE scope IN ({marks})", scopes)  # noqa: S608
        return {scope: (hard, soft) for scope, hard, soft in cursor.fetchall()}
