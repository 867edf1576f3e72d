"""Words open under no other day, week, list, couple or line than they were written for; words of before open still."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model

from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from accounts.models import DataKey, User
from dialogue.domain.encryption import texts_of
from dialogue.models import Dialogue, LiveSeat, Suggestion
from dialogue.models.resealing import models
from dialogue.workbook.models import Day, Letter
from tests.cast import Cast

# Two values of every column that says what the words of a row are about.
ABOUT: dict[str, tuple[Any, Any]] = {
    "couple_id": (1, 2),
    "day": (date(2026, 11, 27), date(2026, 11, 28)),
    "dialogue_id": (UUID(int=1), UUID(int=2)),
    "first_day": (date(2026, 11, 23), date(2026, 11, 16)),
    "item_id": (1, 2),
    "jar": ("caring", "fun"),
    "kind": ("csi4", "csi16"),
    "part": ("does", "did"),
    "seat": ("a", "b"),
    "seq": (1, 2),
    "slug": ("intentional", "stretch"),
    "vision_id": (1, 2),
    "visit": (1, 2),
}
WHO = {"author_id", "therapist_id", "live_seat_id"}
# What may change while the words stay as they are, or goes before them.
PASSING = {
    *("id", "key", "sealed", "at", "given_at", "until", "ended_at", "declined_at", "adopted", "same_as_id"),
    *("sentence_id", "surprise_id", "shelf", "position", "version", "link_id", "number"),
}
LATER = {("Assignment", "dialogue_id")}  # the dialogue that was begun from it


def columns(model: type[Model]) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}


def about() -> Iterator[tuple[type[Model], str]]:
    for model in models():
        for column in sorted(columns(model) & ABOUT.keys()):
            if (model.__name__, column) not in LATER:
                yield model, column


def row_of(model: type[Model], author: User) -> Any:
    row: Any = model(**{name: one for name, (one, _other) in ABOUT.items() if name in columns(model)})
    if isinstance(row, Suggestion):
        row.live_seat = LiveSeat(dialogue=Dialogue(), therapist=author)
    else:
        setattr(row, "therapist" if "therapist_id" in columns(model) else "author", author)
    return row


def test_every_column_of_a_sealed_row_is_bound_or_said_to_pass() -> None:
    known = {*ABOUT, *WHO, *PASSING}
    assert {model.__name__: columns(model) - known for model in models() if columns(model) - known} == {}


@pytest.mark.parametrize(("model", "column"), list(about()))
def test_words_open_under_nothing_else_than_they_were_written_for(cast: Cast, model: type[Model], column: str) -> None:
    key, row = envelope.key_for(cast.ann, None), row_of(model, cast.ann)
    sealed = envelope.seal(key, "worried", row.place)
    setattr(row, column, ABOUT[column][1])
    with pytest.raises(CannotDecrypt):
        envelope.unseal({key.id: key}, sealed, row.place)
    setattr(row, column, ABOUT[column][0])
    assert envelope.unseal({key.id: key}, sealed, row.place) == "worried"


def of_before(cast: Cast) -> Day:
    """A mark as older versions of this site sealed it: bound to its row and its author, and not to its day."""
    row = Day(author=cast.ann, couple=cast.couple, day=date(2026, 11, 27))
    with transaction.atomic():
        row.sealed = envelope.seal(envelope.key_for(cast.ann, cast.couple), "+", row.place.short)
        row.save()
    return Day.objects.get(pk=row.pk)


def words_of(row: Day) -> list[str]:
    return list(texts_of(row.couple, [row]).values())


def run(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    call_command("rotate_keys", *options)
    return capsys.readouterr().out


def test_words_of_before_open_and_a_rotation_binds_them(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    row = of_before(cast)
    assert words_of(row) == ["+"]
    assert "Sealed for a fuller place next time: 1\n" in run(capsys, "--dry-run")
    assert words_of(Day.objects.get()) == ["+"]

    assert "Sealed for a fuller place: 1\n" in run(capsys)

    row = Day.objects.get()
    assert (words_of(row), envelope.has_short_place(row.sealed)) == (["+"], False)
    row.day = date(2026, 11, 28)
    with pytest.raises(CannotDecrypt):
        words_of(row)
    assert "fuller" not in run(capsys)


def test_a_row_whose_key_is_gone_stops_no_rotation(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    row = of_before(cast)
    Letter.objects.create(author=cast.bob, sealed=b"\x01 no words at all")
    DataKey.objects.filter(author=cast.ann).delete()
    assert "fuller" not in run(capsys)
    assert bytes(Day.objects.get(pk=row.pk).sealed) == bytes(row.sealed)
