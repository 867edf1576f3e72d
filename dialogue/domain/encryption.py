"""Encrypts utterances and private texts, each bound to its place; opens them in that place only."""

from dataclasses import dataclass
from uuid import UUID

from accounts.encryption import envelope
from accounts.models import User
from dialogue.domain.access import Room
from dialogue.domain.utterance import Utterance
from dialogue.models import Event, Private
from dialogue.protocol.terms import Seat


def seal_utterance(room: Room, event: Event, utterance: Utterance) -> bytes | None:
    """Sealed under the key of the person in this seat; nothing said is nothing stored."""
    if not utterance:
        return None
    return envelope.seal(room.keys.of(room.me), utterance.to_json(), event.place(room.me.pk))


@dataclass(frozen=True)
class Reader:
    """Opens what was said in one couple."""

    keys: dict[UUID, envelope.Key]
    people: dict[Seat, User]

    @classmethod
    def of(cls, room: Room) -> "Reader":
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


def seal_private(row: Private, text: str, *also: object) -> bytes:
    return envelope.seal(envelope.key_for(row.author, None), text, row.place(*also))


def open_private(row: Private, sealed: bytes | memoryview, *also: object) -> str:
    return envelope.unseal(envelope.private_keys_of(row.author), sealed, row.place(*also))
