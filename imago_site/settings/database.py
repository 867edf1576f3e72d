"""PostgreSQL where DATABASE_URL names it; else SQLite, the embedded default, where secrets may be files."""

from typing import Any

from imago_site import env
from imago_site.settings.paths import VAR

_database = env.database()
EMBEDDED = _database is None

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / env.DATABASE_FILE,
    # Channels closes old connections at each dispatch; reopening costs more than a move does.
    "CONN_MAX_AGE": None,
    # Sockets work in threads, and threads cannot share a database in memory.
    "TEST": {"NAME": VAR / "test.sqlite3"},
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    },
}
DATABASES = {"default": _database or SQLITE}
if _database:
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_database.get("OPTIONS", {}),
            "options": "-c lock_timeout=10000 -c statement_timeout=30000",
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
