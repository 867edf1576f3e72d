"""A first key of a person; on SQLite the writer makes it with all else that waits, without a commit of its own."""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from accounts.encryption import envelope
from accounts.models import Couple, User
from dialogue.domain.moves.move_writer import AWAY, move_writer
from dialogue.realtime.base_consumer import PersonConsumer


async def obtain_lasting_key(socket: PersonConsumer, author: User, couple: Couple | None) -> envelope.Key:
    """As `envelope.lasting_key_for`, by the writer; by that itself, again and again, where the database is away.

    On PostgreSQL it waits for an erasure of the same person, and nobody else is to wait with it.
    """
    if connection.vendor == "sqlite":
        try:
            return await move_writer().keep(_keys_for, (author, couple))
        except AWAY:
            pass
    return await socket.in_thread(envelope.lasting_key_for, author, couple)


def _keys_for(_cursor: CursorWrapper, people: Sequence[tuple[User, Couple | None]]) -> list[envelope.Key]:
    return [envelope.key_for(author, couple) for author, couple in people]
