# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What must not be true of an instance that the public reaches."""

import stat
from pathlib import Path
from typing import Final

from parvis.config import database, secret
from parvis.config.checks import Problem
from parvis.config.environment import LOOPBACK, Environment

# Locks are not reliable there: SQLite would end damaged.
NETWORK_FILE_SYSTEMS: Final = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "fuse.sshfs",
    "ceph",
    "glusterfs",
)
FEWEST_DIFFERENT: Final = 5


def problems(environment: Environment) -> list[Problem]:
    """Every reason not to open this instance to the public."""
    return [
        Problem(f"deploy.{code}", sentence)
        for found in (_mode, _key, _address, _people, _storage)
        for code, sentence in found(environment).items()
    ]


def _mode(environment: Environment) -> dict[str, str]:
    said = {}
    if not environment.in_production:
        said["mode"] = "PARVIS_MODE is not production; set PARVIS_MODE=production."
    if environment.demo:
        said["demo"] = "PARVIS_DEMO lets anyone sign in as anyone; unset it."
    if environment.debug:
        said["debug"] = "PARVIS_DEBUG shows the inside of the program to visitors; unset it."
    return said


def _key(environment: Environment) -> dict[str, str]:
    key = environment.secret_key
    if not key:
        return {
            "secret_key.generated": "PARVIS_SECRET_KEY is not set: the one in the data folder is for tests."
        }
    if len(key) < secret.SHORTEST or len(set(key)) < FEWEST_DIFFERENT:
        return {
            "secret_key.weak": f"PARVIS_SECRET_KEY is weak; it needs {secret.SHORTEST} random characters."
        }
    return {}


def _address(environment: Environment) -> dict[str, str]:
    said = {}
    if not environment.is_secure:
        said["public_url.insecure"] = (
            "PARVIS_PUBLIC_URL does not begin with https://: what people send can be read on the way."
        )
    if environment.public_host in LOOPBACK:
        said["public_url.local"] = (
            f"PARVIS_PUBLIC_URL is {environment.public_url}: links in mails would lead nowhere."
        )
    return said


def _people(environment: Environment) -> dict[str, str]:
    said = {}
    if environment.mail_url is None or environment.mail_url.startswith("file:"):
        said["mail"] = "PARVIS_MAIL_URL does not send mail: nobody could sign in or receive an answer."
    if environment.mail_from.rstrip(">").endswith("localdomain"):
        said["mail_from"] = "PARVIS_MAIL_FROM is not set: mail from this address would be refused."
    if environment.contact_email is None:
        said["contact_email"] = "PARVIS_CONTACT_EMAIL is not set: people would have nobody to write to."
    return said


def _storage(environment: Environment) -> dict[str, str]:
    said, folder = {}, environment.data_dir
    if (
        folder.exists()
        and folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) & ~stat.S_IXGRP & ~stat.S_IXOTH
    ):
        said["data_dir.open"] = f"Other accounts of this machine can read {folder}; run: chmod 700 {folder}"
    file = database.sqlite_file(environment)
    kind = file_system(file, Path("/proc/self/mounts")) if file else ""
    if kind in NETWORK_FILE_SYSTEMS:
        said["database.network"] = (
            f"{file} is on a network file system ({kind}), where SQLite can be damaged; move it."
        )
    return said


def file_system(file: Path, mounts: Path) -> str:
    """The kind of file system a file is on; nothing where the system does not say."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    above = [
        (len(where), kind) for _what, where, kind, *_rest in lines if file.absolute().is_relative_to(where)
    ]
    return max(above, default=(0, ""))[1]
