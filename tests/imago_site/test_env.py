"""A wrong value in the environment stops the start with one clear line, and says which."""

import base64
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from imago_site import env
from tests.programs.forked_python import run_python

KEY = base64.b64encode(b"thirty-two bytes for tests alone").decode()


def said(call: Callable[[], object]) -> str:
    with pytest.raises(SystemExit) as stopped:
        call()
    return str(stopped.value)


@pytest.mark.parametrize(("value", "read"), [("", True), ("1", True), (" Yes ", True), ("0", False), ("off", False)])
def test_a_flag_is_read(monkeypatch: pytest.MonkeyPatch, value: str, *, read: bool) -> None:
    monkeypatch.setenv("DEBUG", value)
    assert env.flag("DEBUG", default=True) is read


def test_a_flag_that_is_neither_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "perhaps")
    assert said(lambda: env.flag("DEBUG", default=False)) == "DEBUG: say 1 or 0, not 'perhaps'."


def test_words_come_without_empty_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " one.example, ,two.example,")
    assert env.words("ALLOWED_HOSTS", default=[]) == ["one.example", "two.example"]


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8000.5", "eight", "²"])
def test_a_number_out_of_range_stops(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    words = f"PORT: say a whole number from 1 to 65535, not {value!r}."
    assert said(lambda: env.number("PORT", default=8000, least=1)) == words


def test_origins_are_read_without_their_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSRF_TRUSTED_ORIGINS", "https://one.example/,http://two.example:8000")
    found = env.origins("CSRF_TRUSTED_ORIGINS", default=[])
    assert found == ["https://one.example", "http://two.example:8000"]


@pytest.mark.parametrize("value", ["one.example", "ftp://one.example", "https://", "https://one.example/path"])
def test_bad_origin_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CSRF_TRUSTED_ORIGINS", value)
    words = f"CSRF_TRUSTED_ORIGINS: {value!r} is not an origin such as https://dialogue.example.org."
    assert said(lambda: env.origins("CSRF_TRUSTED_ORIGINS", default=[])) == words


def test_hosts_are_names_with_a_dot_or_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for value in ("", "push.example.org, *.example.net", "none"):
        monkeypatch.setenv("PUSH_HOSTS", value)
        found.append(env.hosts("PUSH_HOSTS", default=["default.example"]))
    assert found == [["default.example"], ["push.example.org", "*.example.net"], []]


@pytest.mark.parametrize(
    "value", ["*", "*.org", "localhost", "10.0.0.1", "[::1]", "https://one.example", "one.example:443", "ONE.example"]
)
def test_a_host_that_is_no_name_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PUSH_HOSTS", value)
    words = f"PUSH_HOSTS: {value!r} is not a host such as push.example.org or *.example.org."
    assert said(lambda: env.hosts("PUSH_HOSTS", default=[])) == words


def test_hosts_of_a_closed_network_may_have_a_port_and_no_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUSH_PRIVATE_HOSTS", "push,push.internal:8443")
    assert env.private_hosts("PUSH_PRIVATE_HOSTS") == ["push", "push.internal:8443"]


@pytest.mark.parametrize("value", ["10.0.0.1", "*.internal", "push:", "push:0", "push:123456", "https://push"])
def test_a_host_of_a_closed_network_that_is_no_name_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PUSH_PRIVATE_HOSTS", value)
    words = f"PUSH_PRIVATE_HOSTS: {value!r} is not a host such as push.internal or push.internal:8443."
    assert said(lambda: env.private_hosts("PUSH_PRIVATE_HOSTS")) == words


def test_a_database_of_another_kind_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://somebody@localhost/db")
    assert said(env.database) == "DATABASE_URL: starts with one of postgres://, postgresql://."


def test_mail_of_another_kind_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "http://mail.example")
    assert said(env.mail) == "EMAIL_URL: starts with one of smtp://, smtp+tls://, smtp+ssl://, smtps://."


@pytest.mark.parametrize("name", ["SECRET_KEY", "CONTENT_KEYS"])
def test_with_a_database_of_its_own_secrets_must_be_given(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name, raising=False)
    read = {"SECRET_KEY": env.secret_key, "CONTENT_KEYS": env.content_keys}[name]
    words = f"{name}: is not set. With DATABASE_URL set, secrets come from the environment."
    assert said(lambda: read(embedded=False)) == words


def test_a_short_secret_key_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x" * 31)
    assert said(lambda: env.secret_key(embedded=True)) == "SECRET_KEY: is shorter than 32 characters."


@pytest.mark.parametrize("value", ["word", KEY[:-4], f"{KEY},", f"{KEY} {KEY}", KEY.replace("=", "!")])
def test_a_ring_with_a_bad_key_stops_and_does_not_print_it(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CONTENT_KEYS", value)
    words = "CONTENT_KEYS: holds something that is not 32 bytes in base64."
    assert said(lambda: env.content_keys(embedded=False)) == words


def test_the_first_start_writes_a_secret_that_only_its_owner_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CONTENT_KEYS", raising=False)
    monkeypatch.setattr(env, "VAR", tmp_path)
    first = env.content_keys(embedded=True)
    assert env.content_keys(embedded=True) == first
    assert (tmp_path / "content_keys").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("given", [False, True])
def test_the_start_makes_no_new_ring_beside_a_database_that_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, given: bool
) -> None:
    monkeypatch.delenv("CONTENT_KEYS", raising=False)
    monkeypatch.setattr(env, "VAR", tmp_path)
    database, ring = tmp_path / "db.sqlite3", tmp_path / "content_keys"
    database.touch()
    assert len(env.content_keys(embedded=True)) == 1  # an empty file holds nothing that could be lost
    ring.unlink()
    database.write_bytes(b"SQLite format 3")
    if given:
        monkeypatch.setenv("CONTENT_KEYS", KEY)
        assert env.content_keys(embedded=True) == [base64.b64decode(KEY)]
    else:
        words = f"{ring} is missing beside {database}. Put back the file that this database was written with."
        assert said(lambda: env.content_keys(embedded=True)) == f"CONTENT_KEYS: {words}"
    assert not ring.exists()


def test_the_start_says_one_line_and_no_traceback(tmp_path: Path) -> None:
    variables = {**os.environ, "VAR_DIR": str(tmp_path), "PORT": "eighty"}
    start = run_python("-c", "import imago_site.settings", env=variables)
    assert (start.returncode, start.stderr) == (1, "PORT: say a whole number from 1 to 65535, not 'eighty'.\n")


@pytest.mark.parametrize("name", ["THERAPIST_IDLE_MINUTES", "ADMIN_IDLE_MINUTES"])
@pytest.mark.parametrize("value", ["0", "4", "1441", "half an hour"])
def test_minutes_that_make_no_sense_stop_the_start(tmp_path: Path, name: str, value: str) -> None:
    variables = {**os.environ, "VAR_DIR": str(tmp_path), name: value, "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    started = run_python("-c", "import imago_site.settings", env=variables)
    assert (started.returncode, started.stderr.strip().splitlines()[-1]) == (
        1,
        f"{name}: say a whole number from 5 to 1440, not {value!r}.",
    )
