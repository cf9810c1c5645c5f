# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The `parvis` command: each file of this folder is one subcommand, loaded when it is called."""

import json
import pkgutil
from importlib import import_module
from typing import IO, Any, Final

import click

import parvis as product
from parvis.kernel.refusal import Refused

JSON: Final = "parvis.json"


class Sentence(click.ClickException):
    """A refusal, told at a terminal or to a script."""

    exit_code = 1

    def __init__(self, refusal: Refused, *, as_json: bool) -> None:
        super().__init__(refusal.sentence)
        self.code = refusal.code
        self.as_json = as_json

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence where people read errors, or the object where scripts read answers."""
        if self.as_json:
            click.echo(
                json.dumps({"refused": {"code": self.code, "sentence": self.message}}, ensure_ascii=False)
            )
        else:
            click.echo(self.message, file=file, err=file is None)


class Subcommands(click.Group):
    """The files of this folder; import_.py is `parvis import`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click’s
        """The names people type."""
        return sorted(found.name.rstrip("_") for found in pkgutil.iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — same
        """The command of one file."""
        for found in pkgutil.iter_modules(__path__):
            if found.name.rstrip("_") == cmd_name:
                command: click.Command = import_module(f"{__name__}.{found.name}").command
                return command
        return None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note whether a script is listening."""
        ctx.meta[JSON] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refusal is a sentence and the exit code 1."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            raise Sentence(refusal, as_json=ctx.meta[JSON]) from refusal


@click.group(
    cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(product.__version__, "--version", message="parvis %(version)s")
def parvis() -> None:
    """Install, run and keep an instance of Parvis.

    Settings are PARVIS_* environment variables (docs/reference/configuration.md).
    Exit codes: 0 done, 1 refused or a problem found, 2 wrong usage.
    """


def main() -> None:
    """Run the command typed at a terminal."""
    parvis(prog_name="parvis")
