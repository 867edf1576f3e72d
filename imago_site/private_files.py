"""What this site writes under VAR_DIR is for its owner alone: the database and its log, keys, mail, the lock."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.dispatch import receiver

from imago_site import env

BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite makes beside a database
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private(var: Path) -> None:
    """Takes from everybody else what they may do with files of an earlier start. What is not ours stays as it is."""
    for path in _written(var):
        narrow(path)


def narrow(path: Path) -> None:
    """Only its owner may read or write it. A directory that everybody writes to, as /tmp, stays as it is."""
    with suppress(FileNotFoundError, PermissionError):
        mode = path.stat(follow_symlinks=False).st_mode
        if mode & OTHERS and not mode & stat.S_ISVTX and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)


def _written(var: Path) -> Iterator[Path]:
    yield var
    yield from (var / name for name in ("content_keys", "secret_key", "process.lock", "mail"))
    yield from (var / f"{env.DATABASE_FILE}{end}" for end in BESIDE)
    yield from (var / "mail").glob("*")


@receiver(connection_created)
def keep_database_private(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """The first connection makes the file, for anybody to read, and nothing is in it yet."""
    if isinstance(connection, SQLite) and not connection.is_in_memory_db():
        for end in BESIDE:
            narrow(Path(f"{connection.settings_dict['NAME']}{end}"))


class EmailBackend(FileBackend):
    """Mail as files. They hold links that open an account, so they are not for others on this machine."""

    def open(self) -> bool:
        narrow(Path(settings.EMAIL_FILE_PATH))
        opened = super().open()
        if opened:
            os.fchmod(self.stream.fileno(), 0o600)
        return bool(opened)
