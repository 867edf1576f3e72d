"""What is sealed opens in its place, under its author's key, unchanged; otherwise it raises."""

import base64
import secrets
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from accounts.models import DataKey
from dialogue.domain.utterance import Utterance
from dialogue.texts.feelings import LABELS
from tests.cast import Cast

PLACE = "event|7|3|1|text"
TEXT = "When you came home late I felt worried. 雨 🌧"


@pytest.fixture
def key(cast: Cast) -> envelope.Key:
    return envelope.key_for(cast.ann, cast.couple)


def flipped(sealed: bytes, at: int) -> bytes:
    return sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


def test_what_is_sealed_opens_in_its_place(key: envelope.Key) -> None:
    assert envelope.unseal({key.id: key}, envelope.seal(key, TEXT, PLACE), PLACE) == TEXT


def test_how_long_it_is_tells_no_answer_from_another(key: envelope.Key) -> None:
    """Whoever has the database and no key sees lengths: levels, and feelings that somebody tapped, look alike."""
    answers = ["", "0", "10", "+", *(Utterance(feelings=(feeling,)).to_json() for feeling in LABELS)]
    assert len({len(envelope.seal(key, answer, PLACE)) for answer in answers}) == 1
    opened = [envelope.unseal({key.id: key}, envelope.seal(key, answer, PLACE), PLACE) for answer in answers]
    assert (opened, len(answers) > 30) == (answers, True)


def test_what_was_sealed_as_long_as_it_is_still_opens(key: envelope.Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "padded", str.encode)
    before = envelope.seal(key, TEXT, PLACE)
    assert envelope.unseal({key.id: key}, before, PLACE) == TEXT


def test_the_same_text_is_never_sealed_alike(key: envelope.Key) -> None:
    assert envelope.seal(key, TEXT, PLACE) != envelope.seal(key, TEXT, PLACE)


def test_every_flipped_bit_is_noticed(key: envelope.Key) -> None:
    sealed = envelope.seal(key, "alone", PLACE)
    for at in range(len(sealed)):
        with pytest.raises(CannotDecrypt):
            envelope.unseal({key.id: key}, flipped(sealed, at), PLACE)


@pytest.mark.parametrize("length", [0, 1, 16, 17, 28, 29, 44])
def test_a_part_of_it_is_noticed(key: envelope.Key, length: int) -> None:
    with pytest.raises(CannotDecrypt):
        envelope.unseal({key.id: key}, envelope.seal(key, TEXT, PLACE)[:length], PLACE)


def test_it_opens_in_no_other_place(key: envelope.Key) -> None:
    with pytest.raises(CannotDecrypt):
        envelope.unseal({key.id: key}, envelope.seal(key, TEXT, PLACE), "event|7|4|1|text")


def test_it_opens_with_no_other_key(key: envelope.Key, cast: Cast) -> None:
    other = envelope.key_for(cast.bob, cast.couple)
    with pytest.raises(CannotDecrypt):
        envelope.unseal({other.id: other}, envelope.seal(key, TEXT, PLACE), PLACE)
    with pytest.raises(CannotDecrypt):
        envelope.unseal({key.id: other}, envelope.seal(key, TEXT, PLACE), PLACE)


def test_a_person_has_one_key_in_a_couple_and_one_in_private(cast: Cast) -> None:
    keys = [envelope.key_for(cast.ann, couple) for couple in (cast.couple, None, cast.couple, None)]
    assert (keys[0], keys[1]) == (keys[2], keys[3])
    assert keys[0] != keys[1]


def test_a_second_private_key_cannot_be_written(cast: Cast) -> None:
    envelope.key_for(cast.ann, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.create(author=cast.ann, couple=None, wrapped=b"")


def test_two_at_once_get_the_same_key(cast: Cast) -> None:
    first = envelope.key_for(cast.ann, None)
    assert envelope._open(envelope._new_row(cast.ann, None)) == first


def test_the_keys_of_a_couple_are_those_of_both_and_not_their_private_ones(cast: Cast) -> None:
    both = {envelope.key_for(person, cast.couple) for person in (cast.ann, cast.bob)}
    private = envelope.key_for(cast.ann, None)
    envelope.key_for(cast.carl, cast.other_couple)
    assert set(envelope.keys_of_couple(cast.couple).values()) == both
    assert envelope.private_keys_of(cast.ann) == {private.id: private}


def test_keys_that_somebody_holds_open_what_was_sealed_with_one_made_meanwhile(cast: Cast) -> None:
    """So that a first row which is kept while a page reads does not fail the page."""
    held = envelope.keys_of_couple(cast.couple), envelope.private_keys_of(cast.ann, cast.bob)
    for keys, couple in zip(held, (cast.couple, None), strict=True):
        sealed = envelope.seal(envelope.key_for(cast.ann, couple), TEXT, PLACE)
        of_others = envelope.seal(envelope.key_for(cast.carl, cast.other_couple if couple else None), TEXT, PLACE)
        assert envelope.unseal(keys, sealed, PLACE) == TEXT
        with pytest.raises(CannotDecrypt):
            envelope.unseal(keys, of_others, PLACE)


def test_a_destroyed_key_leaves_its_words_unreadable_and_others_readable(key: envelope.Key, cast: Cast) -> None:
    other = envelope.key_for(cast.bob, cast.couple)
    hers, his = envelope.seal(key, TEXT, PLACE), envelope.seal(other, TEXT, PLACE)
    DataKey.objects.filter(pk=key.id).delete()
    left = envelope.keys_of_couple(cast.couple)
    assert envelope.unseal(left, his, PLACE) == TEXT
    with pytest.raises(CannotDecrypt):
        envelope.unseal(left, hers, PLACE)


def test_an_older_ring_key_still_opens(key: envelope.Key, cast: Cast, settings: Any) -> None:
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *settings.CONTENT_KEYS]
    assert envelope.key_for(cast.ann, cast.couple) == key


def test_without_its_ring_key_a_data_key_stays_closed(key: envelope.Key, cast: Cast, settings: Any) -> None:
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    with pytest.raises(CannotDecrypt):
        envelope.key_for(cast.ann, cast.couple)


def test_a_wrapped_key_opens_only_in_its_own_row(key: envelope.Key, cast: Cast) -> None:
    envelope.key_for(cast.bob, cast.couple)
    wrapped = DataKey.objects.get(pk=key.id).wrapped
    DataKey.objects.filter(author=cast.bob).update(wrapped=wrapped)
    with pytest.raises(CannotDecrypt):
        envelope.key_for(cast.bob, cast.couple)


def test_a_changed_wrapped_key_is_noticed(key: envelope.Key, cast: Cast) -> None:
    row = DataKey.objects.get(pk=key.id)
    DataKey.objects.filter(pk=row.pk).update(wrapped=flipped(bytes(row.wrapped), 20))
    with pytest.raises(CannotDecrypt):
        envelope.key_for(cast.ann, cast.couple)


def test_a_key_shows_its_id_and_never_its_secret(key: envelope.Key) -> None:
    assert f"{key} {key!r}" == f"Key({key.id}) Key({key.id})"
    assert base64.b64encode(key.secret).decode() not in repr(key)


def test_an_author_with_words_cannot_be_deleted_by_accident(key: envelope.Key, cast: Cast) -> None:
    with pytest.raises(ProtectedError):
        cast.ann.delete()


@pytest.mark.parametrize("ring", [[], [b"too short"]])
def test_a_ring_that_cannot_seal_is_found_before_anything_is_stored(db: None, settings: Any, ring: list[bytes]) -> None:
    envelope.check_ring()
    settings.CONTENT_KEYS = ring
    with pytest.raises((IndexError, ValueError)):
        envelope.check_ring()


def test_a_ring_without_the_key_of_what_is_stored_is_found(key: envelope.Key, settings: Any) -> None:
    envelope.check_ring()
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    with pytest.raises(CannotDecrypt):
        envelope.check_ring()


def test_a_ring_that_lacks_the_key_of_one_row_among_others_is_found(cast: Cast, settings: Any) -> None:
    for person in (cast.ann, cast.bob, cast.carl, cast.dora):
        envelope.key_for(person, None)
    old, new = settings.CONTENT_KEYS, [secrets.token_bytes(32)]
    settings.CONTENT_KEYS = new + old
    for row in DataKey.objects.order_by("pk")[1:]:
        assert envelope.rewrap(row)
        row.save()
    envelope.check_ring()
    settings.CONTENT_KEYS = new
    with pytest.raises(CannotDecrypt):
        envelope.check_ring()


def test_chance_says_which_keys_a_look_at_the_ring_opens(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for person in (cast.ann, cast.bob, cast.carl, cast.dora):
        envelope.key_for(person, None)
    ids = list(DataKey.objects.order_by("pk").values_list("pk", flat=True))
    looked: list[list[uuid.UUID]] = []
    monkeypatch.setattr(envelope, "SAMPLE", 2)
    monkeypatch.setattr(envelope, "_open", lambda row: looked[-1].append(row.id))
    for named in ids:
        looked.append([])
        monkeypatch.setattr(uuid, "uuid4", lambda: named)  # noqa: B023  called before the next one
        envelope.check_ring()
    assert [found[1:] for found in looked] == [ids[:2], ids[1:3], ids[2:], [ids[3], ids[0]]]
