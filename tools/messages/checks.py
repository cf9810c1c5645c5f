# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the catalogue of a room."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message

from tools.messages import typography
from tools.messages.catalogue import SOURCE, entries, extracted, key, read


def forms(value: object) -> tuple[str, ...]:
    """A word as the tuple of its forms, empty ones included."""
    return (value,) if isinstance(value, str) else tuple(str(form or "") for form in value or ("",))  # type: ignore[attr-defined]


def untranslated(message: Message) -> bool:
    return not all(forms(message.string))


def room_faults(room: str, source: Path = SOURCE) -> Iterator[str]:
    said = {key(message): message for message in entries(extracted(room, source))}
    held = {key(message): message for message in entries(read(room, source))}
    for place in sorted(set(said) - set(held), key=str):
        yield f"{room}: not in the catalogue (make messages): {place[1]!r}"
    for place in sorted(set(held) - set(said), key=str):
        yield f"{room}: no longer said (make messages): {place[1]!r}"
    for place in set(held) & set(said):
        yield from (f"{room}: {place[1]!r}: {fault}" for fault in message_faults(held[place]))


def message_faults(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if untranslated(message):
        yield "no French"
        return
    for form in forms(message.string):
        yield from typography.faults(form)
    yield from typography.misplaced(forms(message.id), forms(message.string))
