# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Bars for what takes long, on the terminal's error stream: answers stay alone on the other."""

import sys
from types import TracebackType
from typing import Any, Self

import click


class Bars:
    """One bar after another, by what is being done."""

    def __init__(self) -> None:
        self.label = ""
        self.bar: Any = None
        self.done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish()

    def __call__(self, label: str, done: int, total: int) -> None:
        """Show how much is done."""
        if label != self.label:
            self._finish()
            self.label, self.done = label, 0
            self.bar = click.progressbar(length=max(total, 1), label=label, file=sys.stderr)
            self.bar.__enter__()
        self.bar.update(done - self.done)
        self.done = done

    def _finish(self) -> None:
        if self.bar is not None:
            self.bar.__exit__(None, None, None)
            self.bar = None
