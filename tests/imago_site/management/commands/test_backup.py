"""What a backup holds, and what it leaves out."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from accounts.auth.sessions import key_hash
from imago_site.management.commands import backup
from imago_site.management.commands.backup import LEFT_OUT, copy
from tests.cast import gather


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has pg_dump (tests/deploy/test_backup_drill.py).")
@pytest.mark.django_db(transaction=True)
def test_a_backup_leaves_sessions_out_and_holds_all_else(tmp_path: Path) -> None:
    cast, client, file = gather(), Client(), tmp_path / "site.sqlite3"
    client.force_login(cast.ann)
    client.get("/you/")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    planted = [key_hash(key), Session.objects.get().session_data]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database = Path(connection.settings_dict["NAME"])
    assert [one.encode() in database.read_bytes() for one in planted] == [True, True]

    copy(database, file)

    assert [one.encode() in file.read_bytes() for one in planted] == [False, False]
    assert [path.name for path in tmp_path.iterdir()] == ["site.sqlite3"]
    with closing(sqlite3.connect(file)) as copied:
        counts = {
            table: copied.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608  our own tables
            for table in (*LEFT_OUT, "accounts_user")
        }
        whole = copied.execute("PRAGMA integrity_check").fetchone()[0]
    assert (counts, whole) == (dict.fromkeys(LEFT_OUT, 0) | {"accounts_user": 7}, "ok")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        for table in LEFT_OUT:
            made.execute(f'CREATE TABLE "{table}" (id)')
    return path


def test_a_name_that_is_taken_is_refused_and_left_as_it_is(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite3"
    file.write_text("yesterday")
    with pytest.raises(FileExistsError, match="There is such a file already"):
        copy(database, file)
    assert file.read_text() == "yesterday"


@pytest.mark.parametrize("at", ["_write", "_sync"])
def test_a_backup_that_fails_leaves_nothing(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(backup, at, full)
    with pytest.raises(OSError, match="No space left"):
        copy(database, tmp_path / "backup.sqlite3")
    assert [path.name for path in tmp_path.iterdir()] == [database.name]


def test_a_backup_that_is_killed_has_no_name_and_the_next_is_made(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite3"
    child = os.fork()
    if child == 0:
        with patch.object(
            backup, "_sync", lambda _path: os._exit(9)
        ):  # all is written; nothing is on the disk for sure
            copy(database, file)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert not file.exists()
    copy(database, file)
    assert file.stat().st_mode & 0o777 == 0o600
