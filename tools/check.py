# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every check, in order, each with its name and its time; at the end, what failed."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DJANGO = (sys.executable, "-m", "django")


@dataclass(frozen=True)
class Step:
    """A named command; quiet ones speak only when they refuse."""

    name: str
    command: tuple[str, ...]
    quiet: bool = False


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def own(module: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"tools.{module}", *arguments)


STEPS = (
    Step("ruff", tool("ruff", "check", "--quiet", "--output-format", "concise", ".")),
    Step("format", tool("ruff", "format", "--check", "--output-format", "concise", ".")),
    Step("mypy", tool("mypy", "--no-error-summary")),
    Step("imports", tool("lint-imports", "--no-logo"), quiet=True),
    Step("djlint", tool("djlint", "--lint", "--quiet", "src/parvis"), quiet=True),
    Step("templates", own("templates")),
    Step("sizes", own("sizes"), quiet=True),
    Step("writes", own("writes")),
    Step("messages", own("messages", "check")),
    Step("migrations", (*DJANGO, "makemigrations", "--check", "--dry-run"), quiet=True),
    Step("licences", tool("reuse", "lint", "--lines")),
    Step("vulnerabilities", own("audit")),
)


def run(step: Step) -> bool:
    """Run a step, print its name and time, and what it says; whether it passed."""
    start = time.monotonic()
    environment = {"DJANGO_SETTINGS_MODULE": "parvis.config.settings.test", **os.environ}
    done = subprocess.run(
        step.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    passed = done.returncode == 0
    print(
        f"{'ok    ' if passed else 'FAILED'}  {step.name:<16} {time.monotonic() - start:6.1f} s", flush=True
    )
    said = (done.stdout + done.stderr).strip()
    if said and not (passed and step.quiet):
        print("        " + said.replace("\n", "\n        "), flush=True)
    return passed


def chosen(names: list[str]) -> list[Step]:
    known = [step.name for step in STEPS]
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"Unknown check: {', '.join(unknown)}. There are: {', '.join(known)}.")
    return [step for step in STEPS if not names or step.name in names]


def main(names: list[str]) -> int:
    if names == ["list"]:
        print("\n".join(step.name for step in STEPS))
        return 0
    failed = [step.name for step in chosen(names) if not run(step)]
    print(f"Failed: {', '.join(failed)}." if failed else "Everything is in order.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main([name for argument in sys.argv[1:] for name in argument.split(",")]))
