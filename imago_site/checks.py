"""What `manage.py check` warns of beyond Django's own checks. What must not happen at all stops the start in env.py."""

import sqlite3
import stat
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import daphne
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  Django names them so
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http.request import split_domain_port, validate_host


@register()
def one_process_alone(**_kwargs: Any) -> list[CheckMessage]:
    """A notification in memory is not heard in another process."""
    if settings.EMBEDDED or settings.REDIS_URL:
        return []
    hint = "Set REDIS_URL before you start a second process."
    return [Warning("DATABASE_URL is set, and REDIS_URL is not.", hint=hint, id="imago_site.W001")]


@register()
def var_is_private(**_kwargs: Any) -> list[CheckMessage]:
    """Keys, the database and mail lie there."""
    if not settings.VAR.exists() or not stat.S_IMODE(settings.VAR.stat().st_mode) & 0o077:
        return []
    hint = "chmod 700 on it, as the user that runs the site."
    return [Warning("Others on this machine can look into VAR_DIR.", hint=hint, id="imago_site.W002")]


@register()
def server_is_known(**_kwargs: Any) -> list[CheckMessage]:
    """How a process ends, and drops a slow reader, rests on the inside of daphne 4.2 (imago_site.server)."""
    if daphne.__version__.split(".")[:2] == ["4", "2"]:
        return []
    return [Error(f"daphne {daphne.__version__} is not 4.2.", hint="Install requirements.txt.", id="imago_site.E003")]


@register()
def sqlite_returns_rows(**_kwargs: Any) -> list[CheckMessage]:
    """A move is one UPDATE that says who may hear of it (`dialogue.domain.moves.move_statements`)."""
    if not settings.EMBEDDED or sqlite3.sqlite_version_info >= (3, 35):
        return []
    hint = "Python brings its own; take one that was built with a newer SQLite."
    return [Error(f"SQLite {sqlite3.sqlite_version} is older than 3.35.", hint=hint, id="imago_site.E007")]


@register()
def redis_holds_sockets(**_kwargs: Any) -> list[CheckMessage]:
    """With its own defaults the client drops an idle connection after 5 s, and refuses the hundred and first."""
    hosts = settings.CHANNEL_LAYERS["default"].get("CONFIG", {}).get("hosts", [])
    weak = [one for one in hosts if one.get("socket_timeout", 5) < 30 or one.get("max_connections", 100) < 1000]
    hint = "socket_timeout: 30, max_connections: 1000"
    return [Error("The channel layer would drop idle sockets.", hint=hint, id="imago_site.E004")] if weak else []


@register()
def redis_asks_who_is_there(**_kwargs: Any) -> list[CheckMessage]:
    """Whoever reaches it can wipe out the limits on sign-in. A socket file has an owner, and needs no password."""
    address = urlsplit(settings.REDIS_URL)
    if not settings.REDIS_URL or address.scheme == "unix" or address.password:
        return []
    hint = "Set requirepass in Redis, and REDIS_URL=redis://:PASSWORD@host:port/0."
    return [Warning("Redis asks for no password.", hint=hint, id="imago_site.W006")]


@register()
def origins_are_served(**_kwargs: Any) -> list[CheckMessage]:
    """A browser at an origin whose host is refused sees no page."""
    hosts = {origin: split_domain_port(urlsplit(origin).netloc)[0] for origin in settings.CSRF_TRUSTED_ORIGINS}
    lost = [origin for origin, host in hosts.items() if not validate_host(host, settings.ALLOWED_HOSTS)]
    hint = "Add its name to ALLOWED_HOSTS."
    return [Warning(f"{origin} is refused.", hint=hint, id="imago_site.W005") for origin in lost]


@register()
def lines_to_other_machines_are_sealed(**_kwargs: Any) -> list[CheckMessage]:
    """Anyone between two machines reads what is in clear, or poses as one of them where nothing is proved."""
    database = settings.DATABASES["default"]
    redis = urlsplit(settings.REDIS_URL)
    proved = database.get("OPTIONS", {}).get("sslmode") == "verify-full"
    mail = settings.MAIL_ARRIVES and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)
    clear = {
        "DATABASE_URL": _is_elsewhere(str(database.get("HOST", ""))) and not proved,
        "REDIS_URL": _is_elsewhere(redis.hostname or "") and redis.scheme != "rediss",
        "EMAIL_URL": _is_elsewhere(settings.EMAIL_HOST) and mail,
    }
    hint = "?sslmode=verify-full for PostgreSQL, rediss:// for Redis, smtp+tls:// for mail."
    lines = [name for name, open_ in clear.items() if open_]
    return [Warning(f"{name} leads to another machine in clear.", hint=hint, id="imago_site.W007") for name in lines]


def _is_elsewhere(host: str) -> bool:
    """A name without a dot is this machine, or a container on it."""
    return "." in host and not host.startswith(("127.", "/")) and host != "localhost"


@register(Tags.database)
def database_is_up_to_the_squash(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Django says nothing that helps about a database that has some of the squashed migrations, and not all."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        loader = MigrationLoader(connections[alias], load=False)
        loader.load_disk()
        applied = set(MigrationRecorder(connections[alias]).applied_migrations())
        for (app, _name), migration in loader.disk_migrations.items():
            missing = set(migration.replaces) - applied
            if missing and len(missing) < len(migration.replaces):
                names = ", ".join(sorted(name for _app, name in missing))
                hint = "Restore the version before, run its migrate, and update again. Nothing was changed."
                found.append(Error(f"The tables of {app} lack migrations: {names}.", hint=hint, id="imago_site.E005"))
    return found
