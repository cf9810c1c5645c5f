# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused in front of the public, one reason at a time."""

from pathlib import Path

import pytest

from parvis.config import deploy, environment
from parvis.config.environment import Environment

SAFE = {
    "PARVIS_MODE": "production",
    "PARVIS_SECRET_KEY": "a-long-key-drawn-at-random-for-this-instance-alone-0123456789",
    "PARVIS_PUBLIC_URL": "https://consultations.exemple.fr",
    "PARVIS_MAIL_URL": "smtp://relay.exemple.fr?tls=starttls",
    "PARVIS_MAIL_FROM": "Consultations <ne-pas-repondre@exemple.fr>",
    "PARVIS_CONTACT_EMAIL": "equipe@exemple.fr",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    return made


def codes(folder: Path, **changes: str) -> list[str]:
    found = environment.read({**SAFE, "PARVIS_DATA_DIR": str(folder), **changes})
    return [problem.code for problem in deploy.problems(found)]


def test_a_safe_instance_has_no_problem(folder: Path) -> None:
    assert codes(folder) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"PARVIS_MODE": "development"}, "deploy.mode"),
        ({"PARVIS_SECRET_KEY": "short"}, "deploy.secret_key.weak"),
        ({"PARVIS_SECRET_KEY": "a" * 60}, "deploy.secret_key.weak"),
        ({"PARVIS_PUBLIC_URL": "http://consultations.exemple.fr"}, "deploy.public_url.insecure"),
        ({"PARVIS_PUBLIC_URL": "https://127.0.0.1:8443"}, "deploy.public_url.local"),
        ({"PARVIS_MAIL_URL": ""}, "deploy.mail"),
        ({"PARVIS_MAIL_URL": "file:///srv/mail"}, "deploy.mail"),
        ({"PARVIS_MAIL_FROM": ""}, "deploy.mail_from"),
        ({"PARVIS_CONTACT_EMAIL": ""}, "deploy.contact_email"),
    ],
)
def test_one_unsafe_setting_is_one_problem(folder: Path, changes: dict[str, str], code: str) -> None:
    assert codes(folder, **changes) == [code]


def test_the_key_of_development_is_refused(folder: Path) -> None:
    assert codes(folder, PARVIS_MODE="development", PARVIS_SECRET_KEY="") == [
        "deploy.mode",
        "deploy.secret_key.generated",
    ]


def test_demonstration_and_tracebacks_are_refused(folder: Path) -> None:
    local = {
        "PARVIS_MODE": "development",
        "PARVIS_PUBLIC_URL": "https://localhost",
        "PARVIS_DATA_DIR": str(folder),
    }
    found = environment.read({**SAFE, **local, "PARVIS_DEMO": "1", "PARVIS_DEBUG": "1"})
    refused = [problem.code for problem in deploy.problems(found)]
    assert refused == ["deploy.mode", "deploy.demo", "deploy.debug", "deploy.public_url.local"]


def test_a_data_folder_that_others_can_read_is_refused(folder: Path) -> None:
    folder.chmod(0o755)
    assert codes(folder) == ["deploy.data_dir.open"]


def test_a_database_on_a_network_file_system_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deploy, "file_system", lambda _file, _mounts: "nfs4")
    assert codes(folder) == ["deploy.database.network"]


def test_the_nearest_mount_tells_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\ntmpfs /srv/local tmpfs rw 0 0\n")
    found = [
        deploy.file_system(Path(file), mounts) for file in ("/srv/a", "/srv/local/a", "/home/a", "/srvice/a")
    ]
    assert found == ["nfs4", "tmpfs", "ext4", "ext4"]
    assert deploy.file_system(Path("/srv/a"), tmp_path / "absent") == ""


def test_every_problem_is_a_sentence(folder: Path) -> None:
    found: Environment = environment.read({"PARVIS_DATA_DIR": str(folder)})
    assert [
        problem.sentence for problem in deploy.problems(found) if not problem.sentence.endswith(".")
    ] == []
