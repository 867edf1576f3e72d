"""The settings of production: what Django checks before a release, cookies, headers, and what stops the start."""

import ast
import re
import shutil
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from imago_site import checks
from imago_site import settings as site_settings
from tests.imago_site.production import run

SHOW = """from imago_site import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,
    s.SESSION_COOKIE_SAMESITE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS,
    s.SECURE_REFERRER_POLICY, s.SECURE_CROSS_ORIGIN_OPENER_POLICY)"""


def test_each_setting_stands_in_one_module_and_none_is_left_out() -> None:
    always, anywhere = set[str](), Counter[str]()
    for path in Path(site_settings.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        always |= {name for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) for name in set_in(node)}
        anywhere.update({name for node in tree.body for name in set_in(node)})
    assert len(always) > 80
    assert [name for name, modules in anywhere.items() if modules > 1] == []
    assert always <= {name for name in vars(site_settings) if name.isupper()} <= set(anywhere)


def set_in(node: ast.AST) -> set[str]:
    """The settings that this statement sets, in one of its branches at least."""
    names = (one for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    return {one.id for one in names if one.id.isupper()}


def test_djangos_own_check_finds_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    found = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (found.returncode, found.stdout) == (0, "System check identified no issues (2 silenced).\n")


def test_cookies_and_headers_are_the_strict_ones(tmp_path: Path) -> None:
    said = run(tmp_path, "-c", SHOW).stdout.split()
    cookies = ["__Host-sessionid", "__Host-csrftoken", "True", "True", "Lax"]
    assert said == [*cookies, "True", "31536000", "same-origin", "same-origin"]


ASK = """import django
django.setup()
from django.test import Client
headers = {"Host": "quiet.example.org", "X-Forwarded-Proto": "https"}
print(Client().get("/healthz", headers=headers).headers["Strict-Transport-Security"])"""
EVERY_HOST, PRELOAD = "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD"


@pytest.mark.parametrize(
    ("switches", "sent"),
    [
        ({}, "max-age=31536000"),
        ({EVERY_HOST: "0", PRELOAD: ""}, "max-age=31536000"),
        ({EVERY_HOST: "1"}, "max-age=31536000; includeSubDomains"),
        ({EVERY_HOST: "1", PRELOAD: "1"}, "max-age=31536000; includeSubDomains; preload"),
    ],
)
def test_nothing_is_promised_for_other_hosts_of_the_domain_unless_the_operator_says_so(
    tmp_path: Path, switches: dict[str, str], sent: str
) -> None:
    (tmp_path / "static").mkdir()
    asked = run(tmp_path, "-c", ASK, DJANGO_SETTINGS_MODULE="imago_site.settings", **switches)
    assert (asked.stdout, asked.stderr) == (f"{sent}\n", "")


@pytest.mark.parametrize(
    ("switches", "message"),
    [
        ({EVERY_HOST: "perhaps"}, "HSTS_INCLUDE_SUBDOMAINS: say 1 or 0, not 'perhaps'.\n"),
        ({PRELOAD: "31536000"}, "HSTS_PRELOAD: say 1 or 0, not '31536000'.\n"),
        ({PRELOAD: "1"}, "HSTS_PRELOAD: is 1, and browsers take no host without HSTS_INCLUDE_SUBDOMAINS=1.\n"),
        (
            {EVERY_HOST: "1", "CSRF_TRUSTED_ORIGINS": "http://quiet.example.org"},
            "HSTS_INCLUDE_SUBDOMAINS: is 1, and nothing is promised without https in CSRF_TRUSTED_ORIGINS.\n",
        ),
    ],
)
def test_a_switch_that_means_nothing_stops_the_start(tmp_path: Path, switches: dict[str, str], message: str) -> None:
    start = run(tmp_path, "-c", "import imago_site.settings", **switches)
    assert (start.returncode, start.stderr) == (1, message)


def test_a_redirect_that_never_ends_stops_the_start(tmp_path: Path) -> None:
    start = run(tmp_path, "-c", "import imago_site.settings", TRUSTED_PROXY_COUNT="0")
    assert start.returncode == 1
    assert start.stderr == (
        "TRUSTED_PROXY_COUNT: is 0, and then every page redirects to https for ever. "
        "Say how many proxies stand in front, or set SECURE_SSL_REDIRECT=0.\n"
    )


def test_without_the_redirect_no_proxy_is_needed(tmp_path: Path) -> None:
    start = run(tmp_path, "-c", "import imago_site.settings", TRUSTED_PROXY_COUNT="0", SECURE_SSL_REDIRECT="0")
    assert (start.returncode, start.stderr) == (0, "")


@pytest.mark.parametrize(
    ("embedded", "redis", "found"),
    [(True, "", []), (False, "redis://127.0.0.1/0", []), (False, "", ["imago_site.W001"])],
)
def test_in_memory_channel_layer_with_a_database_server_is_warned_of(
    settings: Any, redis: str, found: list[str], *, embedded: bool
) -> None:
    settings.EMBEDDED, settings.REDIS_URL = embedded, redis
    assert [warning.id for warning in checks.one_process_alone()] == found


@pytest.mark.parametrize(("mode", "found"), [(0o700, []), (0o750, ["imago_site.W002"]), (0o701, ["imago_site.W002"])])
def test_keys_that_others_could_reach_are_warned_of(settings: Any, tmp_path: Path, mode: int, found: list[str]) -> None:
    tmp_path.chmod(mode)
    settings.VAR = tmp_path
    assert [warning.id for warning in checks.var_is_private()] == found


def test_the_first_start_makes_a_directory_for_its_owner_alone(tmp_path: Path) -> None:
    var = tmp_path / "var"
    run(var, "-c", "import imago_site.settings", DATABASE_URL="", SECRET_KEY="", CONTENT_KEYS="")
    assert var.stat().st_mode & 0o777 == 0o700


def test_another_server_than_the_known_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.server_is_known() == []
    monkeypatch.setattr("daphne.__version__", "4.3.0")
    assert [error.id for error in checks.server_is_known()] == ["imago_site.E003"]


def test_an_sqlite_that_returns_no_rows_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.sqlite_returns_rows() == []
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 34, 1))
    assert [error.id for error in checks.sqlite_returns_rows()] == ["imago_site.E007"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"socket_timeout": 30, "max_connections": 1000}, []),
        ({"socket_timeout": 5, "max_connections": 1000}, ["imago_site.E004"]),
        ({"socket_timeout": 30}, ["imago_site.E004"]),
    ],
)
def test_a_layer_that_drops_idle_sockets_is_an_error(settings: Any, options: dict[str, int], found: list[str]) -> None:
    hosts = [{"address": "redis://127.0.0.1/0", **options}]
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "x", "CONFIG": {"hosts": hosts}}}
    assert [error.id for error in checks.redis_holds_sockets()] == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", []),
        ("unix:///run/redis.sock", []),
        ("redis://:word@127.0.0.1/0", []),
        ("rediss://site:word@redis.example.org/0", []),
        ("redis://127.0.0.1/0", ["imago_site.W006"]),
    ],
)
def test_a_redis_without_a_password_is_warned_of(settings: Any, url: str, found: list[str]) -> None:
    settings.REDIS_URL = url
    assert [warning.id for warning in checks.redis_asks_who_is_there()] == found


@pytest.mark.parametrize(
    ("origin", "found"),
    [("https://quiet.example.org:8443", []), ("https://other.example.org", ["imago_site.W005"])],
)
def test_an_origin_whose_host_is_refused_is_warned_of(settings: Any, origin: str, found: list[str]) -> None:
    settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS = ["quiet.example.org"], [origin]
    assert [warning.id for warning in checks.origins_are_served()] == found


def test_a_form_of_logs_that_is_none_stops_the_start(tmp_path: Path) -> None:
    start = run(tmp_path, "-c", "import imago_site.settings", LOG_FORMAT="xml")
    assert (start.returncode, start.stderr) == (1, "LOG_FORMAT: say one of plain, json, not 'xml'.\n")


def test_a_port_of_figures_that_cannot_be_had_stops_the_start(tmp_path: Path, migrated: Path) -> None:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    start = run(tmp_path, "manage.py", "serve", "--port", "65000", METRICS="1")
    assert start.returncode == 1
    assert start.stderr.splitlines() == [
        "METRICS: 127.0.0.1:66000 cannot be had for the figures: bind(): port must be 0-65535."
    ]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = run(tmp_path, "manage.py", "serve", "--port", str(port - 1000), METRICS="1")
    assert (start.returncode, start.stderr.startswith(f"METRICS: 127.0.0.1:{port} cannot be had")) == (1, True)


LINES = "from imago_site import checks; print(*checks.lines_to_other_machines_are_sealed())"
CLEAR = re.compile(r"W007\) (\w+) leads to another machine in clear")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"DATABASE_URL": "postgres://site@database/site", "REDIS_URL": "redis://:x@redis/0"}, []),
        ({"DATABASE_URL": "postgres://site@db.example.org/site"}, ["DATABASE_URL"]),
        ({"DATABASE_URL": "postgres://site@10.0.0.7/site?sslmode=require"}, ["DATABASE_URL"]),
        ({"DATABASE_URL": "postgres://site@db.example.org/site?sslmode=verify-full"}, []),
        ({"REDIS_URL": "redis://:x@10.0.0.8/0"}, ["REDIS_URL"]),
        ({"REDIS_URL": "rediss://:x@10.0.0.8/0", "EMAIL_URL": "smtp+tls://mail.example.org:587"}, []),
        ({"EMAIL_URL": "smtp://mail.example.org:25"}, ["EMAIL_URL"]),
    ],
)
def test_a_line_to_another_machine_in_clear_is_warned_of(
    tmp_path: Path, given: dict[str, str], found: list[str]
) -> None:
    """By settings of a process of its own; what `check` says of them needs none of the apps."""
    said = run(tmp_path, "-c", LINES, DJANGO_SETTINGS_MODULE="imago_site.settings", **given)
    assert (CLEAR.findall(said.stdout), said.stderr) == (found, "")


def test_such_a_line_is_among_what_is_checked(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    said = run(tmp_path, "manage.py", "check", EMAIL_URL="smtp://mail.example.org:25")
    assert CLEAR.findall(said.stderr) == ["EMAIL_URL"]
