"""What a backup holds, and what it leaves out."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from accounts.auth.sessions import key_hash
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
