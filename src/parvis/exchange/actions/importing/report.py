# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What became of each row: nothing is dropped without a word."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from parvis.exchange.formats import Format, Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken, and why."""

    file: str
    line: int
    reason: str


@dataclass(slots=True)
class Part:
    """The rows of one kind."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    declared_but_absent: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def read(self) -> int:
        """All rows met, taken or not."""
        return self.created + self.updated + self.unchanged + len(self.refused)

    def add(self, outcome: str) -> None:
        """Count one more row: created, updated or unchanged."""
        setattr(self, outcome, getattr(self, outcome) + 1)


class Report:
    """The rows of an import, by kind."""

    def __init__(self, known: Format) -> None:
        """Begin with every kind of the format, so that an empty one is told too."""
        self.parts = {kind: Part() for kind in known.kinds}
        self.absent_files: list[str] = []
        self._declared: Counter[tuple[str, str, str]] = Counter()

    def refuse(self, kind: str, file: str, line: int, reason: str) -> None:
        """Note a row that was not taken."""
        self.parts[kind].refused.append(Refusal(file, line, reason))

    def declare(self, text: Text) -> None:
        """Note what a text says of its replies, and that it is itself one of those its parent spoke of."""
        for reply, count in text.declared.items():
            if count:
                self._declared[text.kind, text.id, reply] += count
        if text.parent is not None:
            reply = f"{text.kind}:{text.side}" if text.side else text.kind
            self._declared[text.parent.kind, text.parent.id, reply] -= 1

    def close(self) -> None:
        """Count what was declared and never came."""
        for (_kind, _id, reply), missing in self._declared.items():
            if missing > 0:
                self.parts[reply.partition(":")[0]].declared_but_absent += missing

    @property
    def refused(self) -> list[Refusal]:
        """Every row that was not taken."""
        return [refusal for part in self.parts.values() for refusal in part.refused]

    @property
    def changed(self) -> int:
        """How many rows changed anything."""
        return sum(part.created + part.updated for part in self.parts.values())

    def as_dict(self) -> dict[str, Any]:
        """What a script reads."""
        return {
            kind: {
                "read": part.read,
                "created": part.created,
                "updated": part.updated,
                "unchanged": part.unchanged,
                "refused": [{"line": one.line, "reason": one.reason} for one in part.refused],
                "declared_but_absent": part.declared_but_absent,
            }
            for kind, part in self.parts.items()
        }
