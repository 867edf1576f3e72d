"""Reads the environment for the settings. A wrong value stops the start with one clear line."""

import base64
import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

DATABASE_FILE = "db.sqlite3"
NAME = r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*"  # of a host with a dot; its last part is no number, as in an IP
VAR = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parent.parent / "var")
_env = environ.Env()


def stop(name: str, wrong: str) -> SystemExit:
    """The exception that ends the start: `NAME: what is wrong`, and no traceback."""
    return SystemExit(f"{name}: {wrong}")


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if not value else value in {"1", "true", "yes", "on"}
    raise stop(name, f"say 1 or 0, not {value!r}.")


def choice(name: str, *, default: str, of: tuple[str, ...]) -> str:
    value = os.environ.get(name, "").strip() or default
    if value not in of:
        raise stop(name, f"say one of {', '.join(of)}, not {value!r}.")
    return value


def words(name: str, *, default: list[str]) -> list[str]:
    """A list separated by commas, without empty places."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or default


def number(name: str, *, default: int, least: int = 0, most: int = 65535) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or not least <= int(value) <= most:
        raise stop(name, f"say a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def origins(name: str, *, default: list[str]) -> list[str]:
    """Full origins, scheme and host and port: `https://dialogue.example.org`."""
    found = words(name, default=default)
    for origin in found:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
            raise stop(name, f"{origin!r} is not an origin such as https://dialogue.example.org.")
    return [origin.rstrip("/") for origin in found]


def url(name: str, *, scheme: tuple[str, ...]) -> str:
    """The text of an address, or "" when it is not set."""
    value = os.environ.get(name, "").strip()
    if value and urlsplit(value).scheme not in scheme:
        raise stop(name, f"starts with one of {', '.join(s + '://' for s in scheme)}.")
    return value


def page(name: str, *, default: str) -> str:
    """The address of a page elsewhere; it goes into a header, so it holds no space or control character."""
    value = os.environ.get(name, "").strip() or default
    if not value.startswith("https://") or not urlsplit(value).hostname or not value.isprintable() or " " in value:
        raise stop(name, f"{value!r} is not a page such as https://www.example.org/weather.")
    return value


def hosts(name: str, *, default: list[str]) -> list[str]:
    """Names of hosts, where `*.` stands for any beginning. `none` is an empty list."""
    found = words(name, default=default)
    if found == ["none"]:
        return []
    for host in found:
        if not re.fullmatch(rf"{NAME}|\*\.{NAME}", host):
            raise stop(name, f"{host!r} is not a host such as push.example.org or *.example.org.")
    return found


def private_hosts(name: str) -> list[str]:
    """Names of hosts in a closed network, each with or without a port."""
    found = words(name, default=[])
    for host in found:
        if not re.fullmatch(rf"({NAME}|[a-z][a-z0-9-]*)(:[1-9][0-9]{{0,4}})?", host):
            raise stop(name, f"{host!r} is not a host such as push.internal or push.internal:8443.")
    return found


def database() -> dict[str, Any] | None:
    """The settings of PostgreSQL from DATABASE_URL; None on the embedded default."""
    if not url("DATABASE_URL", scheme=("postgres", "postgresql")):
        return None
    try:
        return dict(_env.db_url("DATABASE_URL"))
    except (ValueError, ImproperlyConfigured) as error:
        raise stop("DATABASE_URL", str(error)) from None


def mail() -> dict[str, Any]:
    """The settings of SMTP from EMAIL_URL; empty when mail goes to files."""
    if not url("EMAIL_URL", scheme=("smtp", "smtp+tls", "smtp+ssl", "smtps")):
        return {}
    try:
        return dict(_env.email_url("EMAIL_URL"))
    except (ValueError, ImproperlyConfigured) as error:
        raise stop("EMAIL_URL", str(error)) from None


def _secret(name: str, *, embedded: bool, new: str) -> str:
    """A secret from the environment; on the embedded default from a file that the first start writes."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if not embedded:
        raise stop(name, "is not set. With DATABASE_URL set, secrets come from the environment.")
    path = VAR / name.lower()
    VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(new + "\n")
    return new


def _check_not_lost(name: str) -> None:
    path, database = VAR / name.lower(), VAR / DATABASE_FILE
    if not os.environ.get(name, "").strip() and not path.exists() and database.exists() and database.stat().st_size:
        raise stop(name, f"{path} is missing beside {database}. Put back the file that this database was written with.")


def secret_key(*, embedded: bool) -> str:
    value = _secret("SECRET_KEY", embedded=embedded, new=get_random_secret_key())
    if len(value) < 32:
        raise stop("SECRET_KEY", "is shorter than 32 characters.")
    return value


def content_keys(*, embedded: bool) -> list[bytes]:
    """The key ring: 32-byte keys in base64, separated by commas. The first encrypts, all decrypt.

    A new ring opens nothing of a database that is there, so the start ends when the file of the ring has gone.
    """
    if embedded:
        _check_not_lost("CONTENT_KEYS")
    fresh = base64.b64encode(secrets.token_bytes(32)).decode()
    ring = []
    for text in _secret("CONTENT_KEYS", embedded=embedded, new=fresh).split(","):
        try:
            key = base64.b64decode(text.strip(), validate=True)
        except ValueError:
            key = b""
        if len(key) != 32:
            raise stop("CONTENT_KEYS", "holds something that is not 32 bytes in base64.")
        ring.append(key)
    return ring
