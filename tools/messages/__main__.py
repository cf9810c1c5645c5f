# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""python -m tools.messages: extract, set, missing, compile, check."""

import json
import sys

import click
from babel.messages.catalog import Catalog, Message

from tools.messages import catalogue, checks, typography

Wanted = dict[catalogue.Key, str | list[str]]
WRONG_SHAPE = (
    'expected {"msgid": "traduction", "msgid with a plural": ["singulier", "pluriel"], '
    '"context": {"msgid": "traduction"}}'
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The words of Parvis. A room is a folder of src/parvis: core, web, mail, consultation…"""


@main.command()
@click.argument("rooms", nargs=-1)
def extract(rooms: tuple[str, ...]) -> None:
    """Bring the catalogues up to date with the code and the templates."""
    for room in rooms or catalogue.rooms():
        with catalogue.locked(room):
            merged = catalogue.merged(room)
            if len(merged):
                catalogue.write(room, merged)
        left = sum(checks.untranslated(message) for message in catalogue.entries(merged))
        click.echo(f"{room}: {len(merged)} messages, {left} without French")


@main.command("set")
@click.argument("room")
def set_words(room: str) -> None:
    r"""Set French words from a JSON object on the standard input.

    A word without a plural is a string, a word with one is a list of two strings, and the words of a
    context (pgettext) stand in an object under that context:

    \b
    {"Sign in": "Se connecter",
     "%(num)s vote": ["%(num)s vote", "%(num)s votes"],
     "reach": {"Everyone": "Tout le monde"}}

    The room is extracted first, so that a msgid just written in the code is known. An unknown msgid or a
    fault of typography is reported and refused; the others are applied. Safe to run concurrently.
    """
    wanted = shaped(sys.stdin.read())
    with catalogue.locked(room):
        merged = catalogue.merged(room)
        refused = apply(merged, wanted)
        catalogue.write(room, merged)
        catalogue.compile_room(room)
    click.echo(f"{room}: {len(wanted) - len(refused)} set, {len(refused)} refused")
    for sentence in refused.values():
        click.echo(sentence, err=True)
    sys.exit(1 if refused else 0)


def shaped(text: str) -> Wanted:
    """The words of a JSON object by context and msgid."""
    try:
        given = json.loads(text)
    except ValueError as error:
        raise click.ClickException(f"This is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise click.ClickException(WRONG_SHAPE)
    wanted: Wanted = {}
    for name, value in given.items():
        inside = {(name, msgid): word for msgid, word in value.items()} if isinstance(value, dict) else None
        for place, word in (inside or {(None, name): value}).items():
            if not (
                isinstance(word, str) or (isinstance(word, list) and all(isinstance(w, str) for w in word))
            ):
                raise click.ClickException(WRONG_SHAPE)
            wanted[place] = word
    return wanted


def apply(merged: Catalog, wanted: Wanted) -> dict[catalogue.Key, str]:
    """Put the words in the catalogue; return a sentence for each one refused."""
    messages = {catalogue.key(message): message for message in catalogue.entries(merged)}
    refused = {}
    for place, word in wanted.items():
        reason = objection(messages.get(place), word)
        if reason:
            refused[place] = f"  {place[1]!r}: {reason}"
            continue
        messages[place].string = word if isinstance(word, str) else tuple(word)
        messages[place].flags.discard("fuzzy")
    return refused


def objection(message: Message | None, word: str | list[str]) -> str:
    """Why a word is refused, or nothing."""
    if message is None:
        return "no code and no template of this room says it (is it in a context, or in another room?)"
    if isinstance(message.id, str) != isinstance(word, str):
        return "a string for a word without plural, a list of two strings for a word with one"
    if len(checks.forms(word)) != len(checks.forms(message.id)):
        return "two forms are wanted, the singular and the plural"
    faults = [fault for form in checks.forms(word) for fault in typography.faults(form)]
    return "; ".join([*faults, *typography.misplaced(checks.forms(message.id), checks.forms(word))])


@main.command()
@click.argument("rooms", nargs=-1)
def missing(rooms: tuple[str, ...]) -> None:
    """Print the words without French, room by room, as JSON ready to be filled for `set`."""
    for room in rooms or catalogue.rooms():
        skeleton: dict[str, object] = {}
        for message in catalogue.entries(catalogue.merged(room)):
            if checks.untranslated(message):
                place = skeleton if message.context is None else skeleton.setdefault(message.context, {})
                place[catalogue.key(message)[1]] = "" if isinstance(message.id, str) else ["", ""]  # type: ignore[index]
        if skeleton:
            click.echo(f"{room}:", err=True)
            click.echo(json.dumps(skeleton, ensure_ascii=False, indent=1))


@main.command("compile")
@click.argument("rooms", nargs=-1)
def compile_words(rooms: tuple[str, ...]) -> None:
    """Write the .mo files that Django reads; they are built, never committed."""
    for room in rooms or catalogue.rooms():
        with catalogue.locked(room):
            catalogue.compile_room(room)


@main.command()
@click.argument("rooms", nargs=-1)
def check(rooms: tuple[str, ...]) -> None:
    """Fail on a missing, fuzzy or stale word, and on wrong French typography."""
    faults = [fault for room in rooms or catalogue.rooms() for fault in checks.room_faults(room)]
    for fault in faults:
        click.echo(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
