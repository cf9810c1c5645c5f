# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of addresses that are not plain words."""

from django.urls import register_converter

from parvis.core import kinds


class KindPath:
    """The first word of a space's address, and the kind it belongs to."""

    @property
    def regex(self) -> str:
        """The words of the kinds that rooms registered."""
        return "|".join(sorted(kind.path for kind in kinds.space_kinds.values())) or "(?!)"

    def to_python(self, value: str) -> kinds.SpaceKind:
        """The kind, from its word."""
        kind = kinds.of_path(value)
        if kind is None:
            raise ValueError(value)
        return kind

    def to_url(self, value: kinds.SpaceKind | str) -> str:
        """The word, from the kind."""
        return value if isinstance(value, str) else value.path


class Words:
    """The words after a number, that say what it is about and may be out of date."""

    regex = "[a-z0-9-]+"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


# The stubs ask for a constant; the kinds are known only once every room has registered its own.
register_converter(KindPath, "kind")  # type: ignore[arg-type]
register_converter(Words, "words")
