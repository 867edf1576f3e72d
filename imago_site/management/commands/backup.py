"""Backs SQLite up while people go on writing. No key and no session is in the copy; PostgreSQL has pg_dump."""

import os
import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError

from accounts.models import PushSubscription

# Who is signed in where: after a restore people sign in again (docs/deploy.md has the same for pg_dump).
OF_SESSIONS = (PushSubscription, Session, UserSession)
LEFT_OUT = tuple(model._meta.db_table for model in OF_SESSIONS)  # noqa: SLF001  Django's documented API


class Command(BaseCommand):
    help = "Copies the SQLite database into a new file, as it stands at one moment. No key and no session is in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The database is PostgreSQL: use pg_dump (docs/deploy.md).")
        try:
            copy(Path(settings.DATABASES["default"]["NAME"]), options["file"])
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"{options['file']}: {error}") from None
        self.stdout.write(f"{options['file']} holds the database. Keep CONTENT_KEYS somewhere else.")


def copy(database: Path, file: Path) -> None:
    """One read transaction, so the copy is of one moment and no writer waits. Refuses a file that exists.

    It is whole in itself: no log beside it, and what is left out is overwritten in it. It has its name only once it is
    whole and on the disk, whatever happens until then.
    """
    if file.exists():
        raise FileExistsError("There is such a file already.")
    opened, name = mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)  # readable to its owner alone
    os.close(opened)
    part = Path(name)
    try:
        _write(database, part)
        _sync(part)
        part.rename(file)
        _sync(file.parent)
    finally:
        part.unlink(missing_ok=True)


def _write(database: Path, file: Path) -> None:
    with (
        closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True)) as source,
        closing(sqlite3.connect(file)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = MEMORY")
        target.execute("PRAGMA secure_delete = ON")
        with target:
            for table in LEFT_OUT:
                target.execute(f'DELETE FROM "{table}"')  # noqa: S608  names of our own models


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
