# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The reference pages written from the code: every setting, every command.

`python -m parvis.config.reference` prints the page of the commands.
"""

from collections.abc import Iterator

import click

from parvis.config import environment
from parvis.config.values import Variable


def configuration() -> str:
    """docs/reference/configuration.md."""
    lines = [
        "# Configuration",
        "",
        "Every setting is an environment variable. One that is empty or absent has its default.",
        "A secret may be kept in a file: set the variable of the same name ending in `_FILE` to its path.",
        "This page is written by `python -m parvis.config.environment`.",
        "",
        "| variable | what it sets | expected | default |",
        "|---|---|---|---|",
        *(_row(name, found) for name, found in environment.declared().items()),
        "",
    ]
    return "\n".join(lines)


def commands() -> str:
    """docs/reference/commands.md."""
    from parvis.config.command import parvis  # noqa: PLC0415 — the commands import this room's files

    top = parvis.make_context("parvis", [], resilient_parsing=True)
    lines = [
        "# Commands",
        "",
        "This page is written by `python -m parvis.config.reference`.",
        "",
        *_page(top),
    ]
    for name in parvis.list_commands(top):
        command = parvis.get_command(top, name)
        if command is not None:
            lines += [
                f"## parvis {name}",
                "",
                *_page(command.make_context(name, [], parent=top, resilient_parsing=True)),
            ]
    return "\n".join(lines)


def _row(name: str, found: Variable) -> str:
    default = f"`{found.default}`" if found.default else "–"
    secret = " Secret." if found.secret else ""
    cells = (f"`{environment.variable_name(name)}`", found.meaning + secret, found.reader.expects, default)
    return "| " + " | ".join(cell.replace("|", "\\|").replace(" <", " &lt;") for cell in cells) + " |"


def _page(context: click.Context) -> Iterator[str]:
    # The width of a terminal must not change the page.
    context.terminal_width = context.max_content_width = 100
    yield from ("```text", context.command.get_help(context), "```", "")


if __name__ == "__main__":
    print(commands(), end="")  # noqa: T201 — the page is what this command is for
