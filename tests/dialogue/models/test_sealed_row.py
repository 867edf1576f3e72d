"""What was sealed before opens still: the place of every kind of row, spelled out as it was when rows were kept."""

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from accounts.encryption import envelope
from accounts.encryption.sealed_place import Place
from dialogue.domain.encryption import seal, unseal
from dialogue.models import Assignment, BodyCheck, Comment, Dialogue, Draft, FeltHeard, LiveSeat, Shelved, Suggestion
from dialogue.models.resealing import models
from dialogue.models.sealed_row import SealedRow
from dialogue.review.models import Mark, Note
from dialogue.workbook.models import (
    CheckIn,
    Day,
    Hint,
    Item,
    LetBe,
    Letter,
    Line,
    Noticed,
    Pledge,
    Sat,
    Sentence,
    Shown,
    Surprise,
    Weighing,
)
from tests.cast import Cast
from tests.stage import Stage

KEY = UUID("a6f1c1de-0000-4000-8000-000000000001")
ID = UUID("d1a10900-0000-4000-8000-000000000002")


def place(short: str, *also: str) -> Place:
    return Place("|".join([short, *also]), short)


def rows(cast: Cast) -> list[tuple[SealedRow, Place]]:
    """A row of every kind, and the place that one like it was sealed for before."""
    ann, tess, couple = cast.ann, cast.tess, cast.couple
    dialogue = Dialogue(id=ID, couple=couple)
    seat = LiveSeat(dialogue=dialogue, therapist=tess)
    a, t, c = str(ann.pk), str(tess.pk), str(couple.pk)
    private = {"dialogue": dialogue, "author": ann}
    own = {"author": ann, "key": KEY}
    ours = {**own, "couple": couple}
    day = date(2026, 11, 27)
    return [
        (Draft(**private, visit=7), place(f"draft|{ID}|{a}|7")),
        (BodyCheck(**private, visit=7), place(f"bodycheck|{ID}|{a}|7")),
        (FeltHeard(**private), place(f"feltheard|{ID}|{a}")),
        (Shelved(**private, key=KEY), place(f"shelved|{ID}|{a}|{KEY}")),
        (Comment(dialogue=dialogue, author=tess, key=KEY), place(f"comment|{ID}|{KEY}|{t}", "None")),
        (Comment(dialogue=dialogue, author=tess, key=KEY, seq=3), place(f"comment|{ID}|{KEY}|{t}", "3")),
        (
            Assignment(couple=couple, therapist=tess, key=KEY, slug="quick"),
            place(f"assignment|{c}|{KEY}|{t}", "quick"),
        ),
        (
            Suggestion(live_seat=seat, key=KEY, visit=7, seat="a"),
            place(f"suggestion|{ID}|{KEY}|{t}", "7", "a"),
        ),
        (Note(author=tess, couple=couple, key=KEY), place(f"note|{c}|{KEY}|{t}", "None", "None")),
        (
            Mark(author=tess, couple=couple, key=KEY, dialogue=dialogue, seq=3),
            place(f"mark|{c}|{KEY}|{t}", str(ID), "3"),
        ),
        (Hint(**own, couple=couple), place(f"workbook_hint|{KEY}|{a}", c)),
        (LetBe(**own, couple=couple), place(f"workbook_letbe|{KEY}|{a}", c)),
        (Letter(**own), place(f"workbook_letter|{KEY}|{a}")),
        (Sat(**own, slug="home"), place(f"workbook_sat|{KEY}|{a}", "home")),
        (
            CheckIn(**ours, kind="csi4", first_day=day),
            place(f"workbook_checkin|{KEY}|{a}", c, "csi4", "2026-11-27"),
        ),
        (Day(**ours, day=day), place(f"workbook_day|{KEY}|{a}", c, "2026-11-27")),
        (Pledge(**ours), place(f"workbook_pledge|{KEY}|{a}", c)),
        (Shown(**ours), place(f"workbook_shown|{KEY}|{a}", c)),
        (Surprise(**ours), place(f"workbook_surprise|{KEY}|{a}", c)),
        (Item(**ours, jar="caring", part="does"), place(f"workbook_item|{KEY}|{a}", c, "caring", "does")),
        (Noticed(**ours, item_id=5), place(f"workbook_noticed|{KEY}|{a}", c, "5")),
        (Sentence(**ours, vision_id=6), place(f"workbook_sentence|{KEY}|{a}", c, "6")),
        (Weighing(**ours, vision_id=6), place(f"workbook_weighing|{KEY}|{a}", c, "6")),
        (Line(**ours, vision_id=6), place(f"workbook_line|{KEY}|{a}", c, "6")),
    ]


def test_the_place_of_every_kind_of_row_is_what_it_was(cast: Cast) -> None:
    found = rows(cast)
    assert {type(row) for row, _place in found} == set(models())
    assert [row.place for row, _place in found] == [place for _row, place in found]


def test_a_draft_that_was_sealed_before_opens(cast: Cast) -> None:
    dialogue = Stage(cast).row
    words_at = f"draft|{dialogue.pk}|{cast.ann.pk}|7"
    with transaction.atomic():
        sealed = envelope.seal(envelope.key_for(cast.ann, None), "half a sentence", words_at)
    Draft.objects.create(dialogue=dialogue, author=cast.ann, visit=7, sealed=sealed)
    assert unseal(Draft.objects.get()) == "half a sentence"


def test_a_line_that_was_sealed_before_opens(cast: Cast) -> None:
    words_at = Place(f"workbook_pledge|{KEY}|{cast.ann.pk}|{cast.couple.pk}", f"workbook_pledge|{KEY}|{cast.ann.pk}")
    with transaction.atomic():
        sealed = envelope.seal(envelope.key_for(cast.ann, cast.couple), "Ann", words_at)
    Pledge.objects.create(author=cast.ann, couple=cast.couple, key=KEY, sealed=sealed)
    assert unseal(Pledge.objects.get()) == "Ann"


def test_each_row_is_sealed_under_its_author_s_key_for_its_readers(cast: Cast) -> None:
    for row, _place in rows(cast):
        with transaction.atomic():
            seal(row, "worried")
        assert unseal(row) == "worried"
        couple = row.key_couple
        keys = envelope.keys_of_couple(couple) if couple else envelope.private_keys_of(row.key_owner)
        assert {key.author_id for key in keys.values() if key.id.bytes == row.sealed[1:17]} == {row.key_owner.pk}


@pytest.mark.parametrize("kind", [CheckIn, Note, Mark, Hint])
def test_what_names_a_couple_and_is_private_stays_private(kind: type[SealedRow], cast: Cast) -> None:
    row = next(row for row, _place in rows(cast) if isinstance(row, kind))
    assert (getattr(row, "couple", None), row.key_couple) == (cast.couple, None)
