"""A first key of a person, made by the writer with all else that waits: it needs no wait for the disk of its own."""

from accounts.encryption import envelope
from accounts.models import Couple, User
from dialogue.domain.moves.move_writer import AWAY, move_writer
from dialogue.realtime.base_consumer import PersonConsumer


async def obtain_lasting_key(socket: PersonConsumer, author: User, couple: Couple | None) -> envelope.Key:
    """As `envelope.lasting_key_for`, by the writer; by that itself, again and again, where the database is away."""
    try:
        return await move_writer().keep(lambda _cursor: envelope.key_for(author, couple))
    except AWAY:
        return await socket.in_thread(envelope.lasting_key_for, author, couple)
