# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings: read once, typed, refused with a sentence."""

from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest

from parvis.config import database, environment, mail_url, secret
from parvis.config.environment import LogFormat, Mode
from parvis.config.values import Maintenance, Proxies
from parvis.kernel.refusal import Refused

ROOT = Path(__file__).resolve().parents[2]
SECURE = {
    "PARVIS_MODE": "production",
    "PARVIS_SECRET_KEY": "k" * 50,
    "PARVIS_PUBLIC_URL": "https://consultations.exemple.fr",
}


def test_an_empty_environment_is_a_working_one_on_this_machine_alone() -> None:
    found = environment.read({})
    assert (found.mode, found.is_local, found.is_secure) == (Mode.DEVELOPMENT, True, False)
    assert found.data_dir == Path("var")
    assert found.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert (found.workers, found.cache_mb, found.log_format) == (2, 32, LogFormat.JSON)


def test_a_public_instance_answers_to_its_own_names_only() -> None:
    found = environment.read({**SECURE, "PARVIS_ALLOWED_HOSTS": "10.1.2.3, interne.exemple.fr"})
    assert found.hosts == ("consultations.exemple.fr", "10.1.2.3", "interne.exemple.fr")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("debug", "Yes", True),
        ("public_url", "https://Exemple.FR/", "https://exemple.fr"),
        ("trusted_proxies", "2", Proxies(count=2)),
        (
            "trusted_proxies",
            "10.0.0.0/8, ::1",
            Proxies(networks=(ip_network("10.0.0.0/8"), ip_network("::1"))),
        ),
        ("log_format", "text", LogFormat.TEXT),
        ("contact_email", "equipe@exemple.fr", "equipe@exemple.fr"),
        ("maintenance", "2026-12-14T07:00+01:00", Maintenance(None, datetime(2026, 12, 14, 6, tzinfo=UTC))),
        (
            "maintenance",
            "2026-12-14T06:50+01:00/2026-12-14T07:00+01:00",
            Maintenance(datetime(2026, 12, 14, 5, 50, tzinfo=UTC), datetime(2026, 12, 14, 6, tzinfo=UTC)),
        ),
    ],
)
def test_a_variable_becomes_a_value(name: str, text: str, value: object) -> None:
    assert getattr(environment.read({f"PARVIS_{name.upper()}": text}), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mode", "prod"),
        ("debug", "maybe"),
        ("port", "70000"),
        ("port", "eighty"),
        ("workers", "0"),
        ("public_url", "exemple.fr"),
        ("public_url", "https://exemple.fr/parvis"),
        ("public_url", "https://exemple.fr:port"),
        ("allowed_hosts", "exemple.fr/x"),
        ("trusted_proxies", "10.0.0.1/8"),
        ("theme", "../dsfr"),
        ("contact_email", "equipe"),
        ("mail_from", "nobody"),
        ("language", "de"),
        ("time_zone", "Europe/Atlantide"),
        ("time_zone", "../../etc/passwd"),
        ("cache_mb", "-1"),
        ("log_level", "loud"),
        ("maintenance", "07:00"),
        ("maintenance", "2026-12-14T07:00"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_a_sentence(name: str, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        environment.read({f"PARVIS_{name.upper()}": text})
    expected = environment.declared()[name].reader.expects
    assert refusal.value.code == f"environment.{name}"
    assert refusal.value.sentence == f"PARVIS_{name.upper()} is “{text}”; it must be {expected}."


@pytest.mark.parametrize(
    ("name", "text"),
    [("mail_url", "smtp://user:hunter2@host:port"), ("database_url", "mysql://user:hunter2@host/x")],
)
def test_a_secret_is_never_repeated(name: str, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        environment.read({f"PARVIS_{name.upper()}": text})
    assert refusal.value.code == f"environment.{name}"
    assert "hunter2" not in refusal.value.sentence


def test_a_secret_may_be_kept_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from the file\n")
    assert environment.read({"PARVIS_SECRET_KEY_FILE": str(file)}).secret_key == "from the file"


def test_a_secret_given_twice_or_in_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="both set"):
        environment.read({"PARVIS_SECRET_KEY": "x", "PARVIS_SECRET_KEY_FILE": "y"})
    with pytest.raises(Refused, match="cannot be read"):
        environment.read({"PARVIS_SECRET_KEY_FILE": str(tmp_path / "absent")})


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"PARVIS_DEMO": "1", "PARVIS_PUBLIC_URL": "https://exemple.fr"}, "environment.demo"),
        ({"PARVIS_DEMO": "1", "PARVIS_HOST": "0.0.0.0"}, "environment.demo"),
        ({**SECURE, "PARVIS_PUBLIC_URL": "http://127.0.0.1:8000", "PARVIS_DEMO": "1"}, "environment.demo"),
        ({**SECURE, "PARVIS_DEBUG": "1"}, "environment.debug"),
        ({**SECURE, "PARVIS_SECRET_KEY": ""}, "environment.secret_key"),
    ],
)
def test_settings_that_contradict_each_other_are_refused(variables: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        environment.read(variables)
    assert refusal.value.code == code


def test_misspelt_variables_are_found() -> None:
    set_here = {
        "PARVIS_DATABSE_URL": "",
        "PARVIS_MAIL_URL_FILE": "",
        "PARVIS_TEST_DATABASE_URL": "",
        "PATH": "",
    }
    assert environment.unknown(set_here) == ["PARVIS_DATABSE_URL"]


def test_every_variable_is_explained_in_one_sentence() -> None:
    assert [name for name, found in environment.declared().items() if not found.meaning.endswith(".")] == []


def test_the_database_is_a_file_of_the_data_folder_that_survives_a_power_cut() -> None:
    found = database.databases(environment.read({"PARVIS_DATA_DIR": "/srv/parvis"}))["default"]
    assert found["NAME"] == Path("/srv/parvis/parvis.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "file"),
    [("sqlite:///here/a.sqlite3", "here/a.sqlite3"), ("sqlite:////srv/b.sqlite3", "/srv/b.sqlite3")],
)
def test_an_sqlite_address_names_a_file(url: str, file: str) -> None:
    assert database.sqlite_file(environment.read({"PARVIS_DATABASE_URL": url})) == Path(file)


def test_a_postgresql_address_is_read_whole() -> None:
    url = "postgresql://agent:p%40ss@db.exemple.fr:5433/parvis?sslmode=require&pool_max=2"
    found = database.databases(environment.read({"PARVIS_DATABASE_URL": url}))["default"]
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "agent", "p@ss", "db.exemple.fr", "5433", "parvis",
    )  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 2}}


def test_a_missing_driver_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "find_spec", lambda _name: None)
    with pytest.raises(Refused, match=r"pip install 'parvis\[pg\]'"):
        database.databases(environment.read({"PARVIS_DATABASE_URL": "postgresql://x/y"}))


@pytest.mark.parametrize(
    ("url", "host", "port", "starttls", "implicit"),
    [
        ("smtp://relay.exemple.fr", "relay.exemple.fr", 25, False, False),
        ("smtp://u:p%2Fw@relay.exemple.fr?tls=starttls", "relay.exemple.fr", 587, True, False),
        ("smtps://relay.exemple.fr", "relay.exemple.fr", 465, False, True),
        ("smtp://relay.exemple.fr:2525?tls=implicit", "relay.exemple.fr", 2525, False, True),
    ],
)
def test_mail_leaves_as_its_address_says(
    url: str, host: str, port: int, starttls: bool, implicit: bool
) -> None:
    found = mail_url.settings(environment.read({"PARVIS_MAIL_URL": url}))
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, implicit)


def test_mail_without_an_address_is_written_in_the_data_folder() -> None:
    found = mail_url.settings(environment.read({"PARVIS_DATA_DIR": "/srv/parvis"}))
    assert found["EMAIL_FILE_PATH"] == "/srv/parvis/mail"


def test_a_mail_address_with_an_unknown_way_to_encrypt_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        mail_url.settings(environment.read({"PARVIS_MAIL_URL": "smtp://relay?tls=maybe"}))
    assert refusal.value.code == "environment.mail_url"


def test_the_key_of_development_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    found = environment.read({"PARVIS_DATA_DIR": str(tmp_path / "new")})
    first = secret.key(found)
    assert (secret.key(found), len(first) >= secret.SHORTEST) == (first, True)
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["secret_key"]
    assert (tmp_path / "new" / "secret_key").stat().st_mode & 0o777 == 0o600
