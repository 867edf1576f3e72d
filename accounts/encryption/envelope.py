"""Envelope encryption: each author's texts under a data key of their own, wrapped by the key ring. Failures raise.

A sealed text is a frame (`framing`) whose header is `version (1 byte) | data key id (16)`. Its version is 2 when it is
bound to a full `Place`. A wrapped data key is what the key ring seals.
"""

import secrets
import uuid
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt, open_frame, seal_frame
from accounts.encryption.key_lock import held_key, lock_first_key
from accounts.encryption.padding import padded, unpadded
from accounts.encryption.sealed_place import Place
from accounts.errors import AccountErased
from accounts.models import Couple, DataKey, User
from accounts.models.prepared_statements import Parameter, Select

VERSION, FULL = b"\x01", b"\x02"
SAMPLE = 50  # data keys that are opened to see whether the ring is whole


@dataclass(frozen=True, slots=True)
class Key:
    """An open data key. Its id travels with each text, so that a text names the key it needs."""

    id: uuid.UUID
    author_id: int
    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.id})"


class CoupleKeys(dict[uuid.UUID, Key]):
    """The open keys of a couple, for as long as somebody holds them. One made meanwhile is found when asked for."""

    def __init__(self, couple: Couple) -> None:
        super().__init__({row.id: _open(row) for row in DataKey.objects.filter(couple=couple)})
        self.couple = couple

    def __missing__(self, key_id: uuid.UUID) -> Key:
        self[key_id] = _open(DataKey.objects.get(couple=self.couple, pk=key_id))
        return self[key_id]

    def has_one_of(self, author: User) -> bool:
        """Whether `of` finds the author's own here, so that it needs no database."""
        return any(key.author_id == author.pk for key in self.values())

    def of(self, author: User) -> Key:
        """The author's own, made at the first use."""
        own = (key for key in self.values() if key.author_id == author.pk)
        return next(own, None) or key_for(author, self.couple)


class PrivateKeys(dict[uuid.UUID, Key]):
    """The open keys of some people's own rows. One made meanwhile is found when asked for."""

    def __init__(self, authors: tuple[User, ...]) -> None:
        given = {f"author{place}": author.pk for place, author in enumerate(authors)}
        super().__init__({row.id: _open(row) for row in private_rows(tuple(given)).rows(**given)})
        self.authors = authors

    def __missing__(self, key_id: uuid.UUID) -> Key:
        self[key_id] = _open(DataKey.objects.get(couple=None, author__in=self.authors, pk=key_id))
        return self[key_id]


def seal(key: Key, text: str, place: str | Place) -> bytes:
    """Encrypts `text` for one place (`table|dialogue|seq|author|kind`); it opens nowhere else."""
    version = FULL if isinstance(place, Place) else VERSION
    return seal_frame(key.secret, version + key.id.bytes, padded(text), _bound(place, version))


def has_short_place(sealed: bytes | memoryview) -> bool:
    """Whether it is bound to the short place of its row."""
    return bytes(sealed[:1]) == VERSION


def unseal(keys: dict[uuid.UUID, Key], sealed: bytes | memoryview, place: str | Place) -> str:
    """The text again. Raises `CannotDecrypt` when anything about it is not as it was sealed."""
    sealed = bytes(sealed)
    header = sealed[:17]
    if header[:1] not in ({VERSION, FULL} if isinstance(place, Place) else {VERSION}) or len(header) < 17:
        raise CannotDecrypt("unknown form")
    try:
        key = keys[uuid.UUID(bytes=header[1:])]
    except (KeyError, DataKey.DoesNotExist):
        raise CannotDecrypt("no such key") from None
    return unpadded(open_frame(key.secret, sealed, header, _bound(place, header[:1])))


def in_full_place(sealed: bytes | memoryview, place: Place) -> bytes:
    """What was sealed for the short place, sealed for the full one, under the same key. Raises `CannotDecrypt`."""
    row = DataKey.objects.filter(pk=uuid.UUID(bytes=bytes(sealed[1:17]))).first()
    if row is None:
        raise CannotDecrypt("no such key")
    key = _open(row)
    return seal(key, unseal({key.id: key}, sealed, place), place)


def key_for(author: User, couple: Couple | None) -> Key:
    """The author's key in this couple (or, with None, for private things), made at the first use.

    It is held until the caller's transaction ends: `destroy_keys` waits for that, or came first, and then this raises
    `AccountErased`. So call it before you write any row that an erasure deletes, or the two may wait for each other.
    Two writers never wait here. Raises `TransactionManagementError` outside a transaction.
    """
    row = held_key(author, couple) or _new_row(author, couple)
    return _open(row)


def lasting_key_for(author: User, couple: Couple | None) -> Key:
    """The same, committed by itself, for whoever writes with it later and sees then whether it still stands."""
    with transaction.atomic():
        return key_for(author, couple)


def destroy_keys(author: User) -> None:
    """Destroys every key of this person, and lets nobody make one until the caller's transaction ends.

    What was being sealed meanwhile is committed by then, so delete rows only afterwards.
    """
    lock_first_key(author, shared=False)
    DataKey.objects.filter(author=author).delete()


def keys_of_couple(couple: Couple) -> CoupleKeys:
    """Every key with which words of this couple were sealed."""
    return CoupleKeys(couple)


def private_keys_of(*authors: User) -> PrivateKeys:
    """What opens these people's own rows, read at once."""
    return PrivateKeys(authors)


@cache
def private_rows(names: tuple[str, ...]) -> Select[DataKey]:
    """The rows of as many authors as there are names."""
    one = User._meta.pk  # noqa: SLF001  Django's documented Model _meta API
    authors = reduce(or_, [Q(author=Parameter(name, one)) for name in names])
    return Select(lambda: DataKey.objects.filter(authors, couple=None))


def check_ring() -> None:
    """Raises when the ring cannot seal and open, or lacks a key that wraps one of those rows that chance names.

    Ids are chance themselves, so the rows after a new one are a fair sample, and cost one look at the index.
    """
    trial = DataKey()
    trial.wrapped = _wrapped(trial, secrets.token_bytes(32))
    rows = DataKey.objects.order_by("pk")
    after = list(rows.filter(pk__gte=uuid.uuid4())[:SAMPLE])
    for row in (trial, *after, *rows[: SAMPLE - len(after)]):
        _open(row)


def rewrap(row: DataKey) -> bool:
    """Wraps it under the first key of the ring, and leaves saving to the caller. False when it is already.

    Raises `CannotDecrypt` for a key that was changed, or that no key of the ring wraps.
    """
    key = _open(row)
    if keyring.is_current(bytes(row.wrapped)):
        return False
    row.wrapped = _wrapped(row, key.secret)
    return True


def _bound(place: str | Place, version: bytes) -> bytes:
    if isinstance(place, Place):
        place = place.full if version == FULL else place.short
    return place.encode()


def _new_row(author: User, couple: Couple | None) -> DataKey:
    """Raises `AccountErased`. Two at once get the same key: the unique constraint lets one row in, and both read it."""
    lock_first_key(author, shared=True)
    if not User.objects.filter(pk=author.pk, erased_at=None).exists():
        raise AccountErased
    row = DataKey(author=author, couple=couple)
    row.wrapped = _wrapped(row, secrets.token_bytes(32))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return DataKey.objects.get(author=author, couple=couple)
    return row


def _wrapped(row: DataKey, secret: bytes) -> bytes:
    return keyring.seal_bytes(secret, _key_place(row))


def _open(row: DataKey) -> Key:
    return Key(row.id, row.author_id, keyring.unseal_bytes(bytes(row.wrapped), _key_place(row)))


def _key_place(row: DataKey) -> str:
    return f"datakey|{row.id}|{row.couple_id or ''}|{row.author_id}"
