"""After an erasure the database file itself, free pages and all, holds nothing of the person that could be read."""

import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from accounts.encryption import rotation
from accounts.lifecycle import erasure
from accounts.models import DataKey, User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import private_notes
from dialogue.domain.access import Room, people_of
from dialogue.domain.queries import lines
from dialogue.jobs import retention
from dialogue.jobs.scheduler import Done, do_due
from dialogue.protocol.terms import Seat
from dialogue.workbook.letter import keep_letter
from dialogue.workbook.models import Letter
from tests.cast import Cast, gather
from tests.stage import TO_FIRST_SEND, WHOLE, Stage

NAME = "Annegret-Philippa"
ADDRESS = "annegret.philippa@example.org"


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    cache.clear()
    yield gather()
    cache.clear()


def raw() -> bytes:
    """Every byte of the database and of the log beside it, as a thief would copy them."""
    path = Path(connection.settings_dict["NAME"])
    return b"".join(file.read_bytes() for file in (path, path.with_name(f"{path.name}-wal")) if file.exists())


# PostgreSQL keeps what is deleted until its next vacuum, as docs/operations.md says.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="The promise is about SQLite's own file.")


def test_the_file_holds_neither_name_nor_address_nor_key_nor_word(cast: Cast) -> None:
    User.objects.filter(pk=cast.ann.pk).update(name=NAME, email=ADDRESS)
    cast.ann.refresh_from_db()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", "canary-blue is what I said")
    stage.move("bob", "say", "canary-green is what came back")
    private_notes.keep_draft(cast.ann, stage.id, stage.row.visit, "canary-grey is what I have not said")
    planted = [NAME.encode(), ADDRESS.encode(), *(bytes(r.wrapped) for r in DataKey.objects.filter(author=cast.ann))]
    assert [one in raw() for one in planted] == [True] * 4

    erasure.erase(cast.ann)

    assert [one in raw() for one in [*planted, b"canary"]] == [False] * 5
    room = Room(stage.row, Seat.B, people_of(stage.row.couple))
    said = [line.utterance.text for line in lines(room, list(stage.row.events.filter(seat="b", move="say")))]
    assert said == ["canary-green is what came back"]


def key_of(person: User) -> bytes:
    vault_key = DataKey.objects.get(author=person, couple=None)
    return bytes(vault_key.wrapped)


def test_one_among_many_leaves_nothing_in_the_file(cast: Cast) -> None:
    """Rows move between pages as others come and go; none of them stays behind where it was."""
    people = [User.objects.create(email=f"person-{n:03}@canary.example", name=f"Canary-{n:03}") for n in range(300)]
    for person in people:
        keep_letter(person, f"{person.name} on the stairs, {'long ago ' * 20}")
    wrapped = {person.pk: key_of(person) for person in people}
    gone = people[::7]
    assert all(one in raw() for one in wrapped.values())

    for person in gone:
        erasure.erase(person)

    left, (number, name) = raw(), (set(range(0, 300, 7)), re.compile(rb"(?i)(?:person|canary)-(\d{3})"))
    assert [person.pk for person in gone if wrapped[person.pk] in left] == []
    assert sorted({int(found) for found in name.findall(left)} & number) == []


def test_somebody_who_reads_puts_it_off_until_the_next_look_and_nobody_waits(cast: Cast) -> None:
    keep_letter(cast.ann, "on the stairs")
    wrapped = key_of(cast.ann)
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM accounts_user").fetchall()
        erasure.erase(cast.ann)
        assert wrapped in raw()
        assert do_due()["log of the database"] == Done(count=0)
    assert do_due()["log of the database"] == Done(count=1)
    assert wrapped not in raw()
    assert do_due()["log of the database"] == Done(count=0)


def test_what_is_deleted_without_an_erasure_goes_with_the_next_look(cast: Cast) -> None:
    keep_letter(cast.ann, "on the stairs")
    sealed = bytes(Letter.objects.get().sealed)
    keep_letter(cast.ann, "")
    assert sealed in raw()
    do_due()
    assert sealed not in raw()


def test_after_a_rotation_no_key_is_left_as_the_old_ring_wrapped_it(cast: Cast, settings: Any) -> None:
    keep_letter(cast.ann, "on the stairs")
    wrapped = key_of(cast.ann)
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *settings.CONTENT_KEYS]
    rotation.rotate()
    assert (wrapped in raw(), key_of(cast.ann) in raw()) == (False, True)


def test_words_whose_days_are_over_are_in_no_file(cast: Cast) -> None:
    stage = Stage(cast)
    stage.play(WHOLE)
    sealed = [bytes(event.sealed or b"") for event in stage.row.events.exclude(sealed=None)]
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False))
    assert all(one in raw() for one in sealed)
    retention.erase(stage.id)
    assert [one in raw() for one in sealed] == [False] * len(sealed)
