"""Brings one sentence into a dialogue, where it is this person's turn to speak. Nothing is said by itself."""

from uuid import UUID

from accounts.models import User
from dialogue.domain import private_notes, queries
from dialogue.domain.access import Room
from dialogue.protocol import engine
from dialogue.protocol.terms import Actor


def room_to_speak_in(user: User) -> Room | None:
    """The open dialogue, when it is this person's turn to speak as the sender."""
    room = queries.open_room_of(user)
    if room is None or engine.role_of(room.state, room.seat) is not Actor.SENDER:
        return None
    return room if engine.may_write(room.protocol, room.state, room.seat) else None


def bring(user: User, sentence: str) -> UUID | None:
    """Puts the sentence into this person's own box, behind what stands there. None when it is not their turn."""
    room = room_to_speak_in(user)
    if room is None:
        return None
    text = f"{queries.draft_for(room)} {sentence}".strip()
    kept = private_notes.keep_draft(user, room.dialogue.pk, room.dialogue.visit, text)
    return room.dialogue.pk if kept else None
