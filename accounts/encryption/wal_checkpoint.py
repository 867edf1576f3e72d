"""SQLite's log: written into the database file and emptied, so that what was deleted stands in neither."""

from pathlib import Path

from django.db import connection


def truncate() -> bool:
    """Whether the log is empty now. It waits for nobody: False when somebody reads or writes just then.

    The file itself keeps nothing of what was deleted (`secure_delete` in the settings). On PostgreSQL there is no such
    log to empty.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        ((patience,),) = cursor.execute("PRAGMA busy_timeout").fetchall()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            ((busy, *_pages),) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return not busy


def is_empty() -> bool:
    """Whether nothing waits in the log. It asks the file system alone."""
    if connection.vendor != "sqlite":
        return True
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    return not log.exists() or not log.stat().st_size
