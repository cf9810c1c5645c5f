# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Known vulnerabilities of what Parvis runs on: one fails, a service out of reach is said and passes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ("--requirement", "requirements/run.txt", "--require-hashes", "--disable-pip", "--format", "json")
Package = dict[str, Any]
OUT_OF_REACH = (
    "ConnectionError",
    "Could not connect",
    "Max retries exceeded",
    "NameResolutionError",
    "Failed to resolve",
    "ServiceError",
    "Timeout",
    "timed out",
    "Forbidden for url",
    "HTTPError",
    "ProxyError",
    "SSLError",
)


def main() -> int:
    tool = Path(sys.executable).parent / "pip-audit"
    options = [*COMMAND, "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(
            [str(tool), *options], cwd=ROOT, capture_output=True, text=True, check=False, timeout=240
        )
    except subprocess.TimeoutExpired:
        return out_of_reach("no answer within four minutes")
    packages = audited(done.stdout)
    found = vulnerabilities(packages)
    if found:
        print("\n".join(found))
        return 1
    skipped = [package["name"] for package in packages if package.get("skip_reason")]
    if skipped:
        return out_of_reach(f"it knows nothing of {len(skipped)} of {len(packages)} packages")
    if done.returncode and any(word in done.stderr for word in OUT_OF_REACH):
        return out_of_reach(done.stderr.strip().splitlines()[-1][-200:])
    sys.stderr.write(done.stderr if done.returncode else "")
    return done.returncode


def audited(report: str) -> list[Package]:
    """The packages of a JSON report, none where there is no report."""
    try:
        return list(json.loads(report)["dependencies"])
    except (ValueError, KeyError, TypeError):
        return []


def vulnerabilities(packages: list[Package]) -> list[str]:
    """Package, version, advisory and repaired versions of each finding."""
    return [
        f"{package['name']} {package['version']}: {flaw['id']}, "
        f"repaired in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for package in packages
        for flaw in package.get("vulns", [])
    ]


def out_of_reach(why: str) -> int:
    print(f"NOT CHECKED: the advisory service is out of reach from here ({why}). Run again where it is not.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
