"""Every table that keeps sealed words: a flipped bit, a swapped row, another couple, a destroyed key."""

import secrets
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import BinaryField

from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from accounts.models import AuditEntry, AuditHead, DataKey, PushSubscription
from dialogue.models import (
    Dialogue,
)
from tests.cast import Cast
from tests.dialogue.models.sealed_stores import STORES, Where

WORDS = "worried and alone"


# Wrapped keys, hashes and addresses of browsers, which are no words: tests of their own.
NO_WORDS = {DataKey, AuditEntry, AuditHead, PushSubscription}


@pytest.fixture(params=STORES, ids=lambda model: model.__name__)
def found(request: pytest.FixtureRequest, cast: Cast) -> tuple[Where, Where]:
    """The place of one row, and of another row of the same kind: of another dialogue and another couple."""
    here, other = (Dialogue(couple=couple) for couple in (cast.couple, cast.other_couple))
    make = STORES[request.param]
    return make(here, cast.ann, cast.tess), make(other, cast.carl, cast.eve)


def keys_for(place: Where) -> dict[UUID, envelope.Key]:
    envelope.key_for(place.author, place.couple)
    return envelope.keys_of_couple(place.couple) if place.couple else envelope.private_keys_of(place.author)


def sealed_at(place: Where) -> bytes:
    return envelope.seal(envelope.key_for(place.author, place.couple), WORDS, place.name)


def test_no_sealed_table_is_forgotten_here() -> None:
    kept = {model for model in apps.get_models() for field in model._meta.fields if isinstance(field, BinaryField)}
    assert kept - NO_WORDS == set(STORES)


def test_it_opens_in_its_place(found: tuple[Where, Where]) -> None:
    here, _other = found
    assert envelope.unseal(keys_for(here), sealed_at(here), here.name) == WORDS


def test_every_flipped_bit_is_noticed(found: tuple[Where, Where]) -> None:
    here, _other = found
    sealed, keys = sealed_at(here), keys_for(here)
    for at in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(CannotDecrypt):
            envelope.unseal(keys, bytes(changed), here.name)


def test_a_swapped_row_is_noticed_with_the_right_key(found: tuple[Where, Where]) -> None:
    here, other = found
    assert here.name != other.name
    with pytest.raises(CannotDecrypt):
        envelope.unseal(keys_for(here), sealed_at(here), other.name)


def test_the_keys_of_others_do_not_open_it(found: tuple[Where, Where]) -> None:
    here, other = found
    with pytest.raises(CannotDecrypt):
        envelope.unseal(keys_for(other), sealed_at(here), here.name)


def test_a_destroyed_key_is_noticed(found: tuple[Where, Where]) -> None:
    here, _other = found
    sealed = sealed_at(here)
    DataKey.objects.filter(author=here.author).delete()
    with pytest.raises(CannotDecrypt):
        envelope.unseal(keys_for(here), sealed, here.name)  # the new key does not open what the old one sealed


def test_it_opens_after_the_ring_was_rotated_and_not_without_its_ring(
    found: tuple[Where, Where], settings: Any
) -> None:
    here, _other = found
    sealed, old = sealed_at(here), settings.CONTENT_KEYS
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *old]
    assert envelope.unseal(keys_for(here), sealed, here.name) == WORDS
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    with pytest.raises(CannotDecrypt):
        keys_for(here)
