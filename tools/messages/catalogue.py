# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Read the words of a room from its code and templates; read and write its catalogue."""

import fcntl
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src/parvis"
LANGUAGE = "fr"
HEADER = """\
# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Project-Id-Version: Parvis\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
TEMPLATE_FOLDERS = ("templates", "themes")
TEMPLATE_ENDINGS = (".html", ".txt", ".xml", ".svg")
TEMPLATE_OPTIONS = {
    # Without this, a template with a syntax error loses its words in silence.
    "silent": "false",
    "newstyle_gettext": "true",
    # As in parvis.web.jinja: they change the msgid of a {% trans %} block.
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
SAYING = re.compile(r"\b(?:_|n?p?gettext(?:_lazy|_noop)?)\(")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str]


def rooms(source: Path = SOURCE) -> list[str]:
    """Every room that says something to someone, or has a catalogue."""
    folders = sorted(path.parent.name for path in source.glob("*/__init__.py"))
    return [room for room in folders if po_path(room, source).exists() or speaks(room, source)]


def speaks(room: str, source: Path) -> bool:
    return any(SAYING.search(path.read_text(encoding="utf-8")) for _method, path in sources(room, source))


def po_path(room: str, source: Path = SOURCE) -> Path:
    return source / room / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def key(message: Message) -> Key:
    return (message.context, message.id if isinstance(message.id, str) else message.id[0])


def entries(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]


def sources(room: str, source: Path) -> Iterator[tuple[str, Path]]:
    folder = source / room
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield "python", path
        elif path.suffix in TEMPLATE_ENDINGS and set(TEMPLATE_FOLDERS) & set(path.relative_to(folder).parts):
            yield "jinja2", path


def extracted(room: str, source: Path = SOURCE) -> Catalog:
    """What the code and the templates of a room say, without any translation."""
    catalogue = Catalog(locale=LANGUAGE, fuzzy=False)
    for method, path in sources(room, source):
        options = TEMPLATE_OPTIONS if method == "jinja2" else {}
        try:
            found = extract_from_file(method, path, keywords=KEYWORDS, options=options, comment_tags=())
        except Exception as error:
            raise click.ClickException(f"{path.relative_to(source.parent)}: {error}") from error
        for _line, words, _comments, context in found:
            catalogue.add(words, context=context)
    return catalogue


def read(room: str, source: Path = SOURCE) -> Catalog:
    path = po_path(room, source)
    if not path.exists():
        return Catalog(locale=LANGUAGE, fuzzy=False)
    with path.open("rb") as handle:
        return read_po(handle, locale=LANGUAGE, abort_invalid=True)


def merged(room: str, source: Path = SOURCE) -> Catalog:
    """The words of the code with the French already known; what the code no longer says is gone."""
    known = {key(message): message for message in entries(read(room, source))}
    catalogue = extracted(room, source)
    for message in entries(catalogue):
        before = known.get(key(message))
        if before is not None and isinstance(before.string, str) == isinstance(message.id, str):
            message.string = before.string
            message.flags |= before.flags & {"fuzzy"}
    return catalogue


def write(room: str, catalogue: Catalog, source: Path = SOURCE) -> None:
    """Write sorted, without dates or line numbers, so that two people's changes meet rarely."""
    buffer = io.BytesIO()
    for message in entries(catalogue):
        message.flags -= {"python-format", "python-brace-format"}
    write_po(
        buffer,
        catalogue,
        width=10_000,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    path = po_path(room, source)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + buffer.getvalue().decode(), encoding="utf-8")


def compile_room(room: str, source: Path = SOURCE) -> None:
    path = po_path(room, source)
    if not path.exists():
        return
    catalogue = read(room, source)
    temporary = path.with_suffix(".mo.new")
    with temporary.open("wb") as handle:
        write_mo(handle, catalogue)
    temporary.replace(path.with_suffix(".mo"))


@contextmanager
def locked(room: str, source: Path = SOURCE) -> Iterator[None]:
    """One writer at a time for each room's catalogue."""
    with (source / room / "__init__.py").open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
