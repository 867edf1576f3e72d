"""Encrypts utterances and private texts, each bound to its place; opens them in that place only."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from accounts.encryption import envelope
from accounts.models import Couple, User
from dialogue.domain.access import Room, RoomView
from dialogue.domain.utterance import Utterance
from dialogue.models import Event
from dialogue.models.sealed_row import KeyedRow, SealedRow
from dialogue.protocol.terms import Seat

Keys = dict[UUID, envelope.Key]


def seal_utterance(room: Room, event: Event, utterance: Utterance) -> bytes | None:
    """Sealed under the key of the person in this seat; nothing said is nothing stored."""
    if not utterance:
        return None
    return envelope.seal(room.keys.of(room.me), utterance.to_json(), event.place(room.me.pk))


@dataclass(frozen=True)
class Reader:
    """Opens what was said in one couple."""

    keys: Keys
    people: dict[Seat, User]

    @classmethod
    def of(cls, room: RoomView) -> "Reader":
        return cls(room.keys, room.people)

    def is_erased(self, seat: Seat) -> bool:
        """Whether the person in this seat has gone for good, and their keys with them."""
        return seat in self.people and self.people[seat].erased_at is not None

    def utterance(self, event: Event) -> Utterance:
        """Raises `vault.CannotDecrypt` for what was changed or whose key is gone."""
        if event.sealed is None:
            return Utterance()
        author = self.people[Seat(event.seat)]
        return Utterance.from_json(envelope.unseal(self.keys, event.sealed, event.place(author.pk)))


def seal(row: SealedRow, text: str) -> None:
    """Puts the text into the row, sealed for its place, and leaves saving to the caller.

    In a transaction, before any row is written that an erasure deletes. Raises `AccountErased`.
    """
    row.sealed = envelope.seal(envelope.key_for(row.key_owner, row.key_couple), text, row.place)


def unseal(row: SealedRow, keys: Keys | None = None) -> str:
    """The text of a row; `keys` for more than one of the same holder. Raises `CannotDecrypt` for what was changed."""
    return envelope.unseal(keys_of(row.key_couple or row.key_owner) if keys is None else keys, row.sealed, row.place)


def keys_of(holder: Couple | User) -> Keys:
    """What opens the rows of a couple, or those that are one person's alone."""
    return envelope.keys_of_couple(holder) if isinstance(holder, Couple) else envelope.private_keys_of(holder)


def texts_of(holder: Couple | User, rows: Iterable[KeyedRow]) -> dict[UUID, str]:
    """The texts of one holder's rows, by key. In a couple's, those of an erased person are not there."""
    keys, of_couple = keys_of(holder), isinstance(holder, Couple)
    return {row.key: unseal(row, keys) for row in rows if not (of_couple and row.key_owner.erased_at)}
