# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The small shapes that views hand to components; a mapping with the same keys does as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: a tab, a sort, a breadcrumb, a menu entry."""

    text: Any
    href: str | None = None
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer among several in a list, a radio group or a group of boxes."""

    value: str
    text: Any
    hint: Any = None


@dataclass(frozen=True, slots=True)
class Row:
    """One label and what it is worth."""

    label: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Step:
    """A phase as its bar shows it: its name, its dates in words, and where it stands (done, current, next)."""

    name: Any
    dates: Any
    standing: str = "next"


@dataclass(frozen=True, slots=True)
class FormError:
    """A sentence of the error summary and the field it leads to."""

    text: Any
    field: str | None = None
