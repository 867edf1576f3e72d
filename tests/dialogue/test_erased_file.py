"""After an erasure the database file itself, free pages and all, holds nothing of the person that could be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection

from accounts import erasure
from accounts.models import DataKey, User
from dialogue import private
from dialogue.access import Room, people_of
from dialogue.protocol.terms import Seat
from dialogue.selectors import lines
from tests.cast import Cast, gather
from tests.stage import TO_FIRST_SEND, Stage

NAME = "Annegret-Philippa"
ADDRESS = "annegret.philippa@example.org"


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    cache.clear()
    yield gather()
    cache.clear()


def written() -> bytes:
    """Every byte of the database, after the log beside it has been written into it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(connection.settings_dict["NAME"])
    wal = path.with_name(path.name + "-wal")
    return path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


# PostgreSQL keeps what is deleted until its next vacuum, as docs/operations.md says.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="The promise is about SQLite's own file.")
def test_the_file_holds_neither_name_nor_address_nor_key_nor_word(cast: Cast) -> None:
    User.objects.filter(pk=cast.ann.pk).update(name=NAME, email=ADDRESS)
    cast.ann.refresh_from_db()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", "canary-blue is what I said")
    stage.move("bob", "say", "canary-green is what came back")
    private.keep_draft(cast.ann, stage.id, stage.row.visit, "canary-grey is what I have not said")
    planted = [NAME.encode(), ADDRESS.encode(), *(bytes(r.wrapped) for r in DataKey.objects.filter(author=cast.ann))]
    assert [one in written() for one in planted] == [True] * 4

    erasure.erase(cast.ann)

    assert [one in written() for one in [*planted, b"canary"]] == [False] * 5
    room = Room(stage.row, Seat.B, people_of(stage.row.couple))
    said = [line.said.text for line in lines(room, list(stage.row.events.filter(seat="b", move="say")))]
    assert said == ["canary-green is what came back"]
