"""What a browser says for its own person alone, and the answer to it. Never a seq, never a bell for the partner."""

from dialogue import hints, private, rendering, shelf, wire
from dialogue.access import Room, look_again
from dialogue.allowance import TooManyHints, count_private_act
from dialogue.rendering import Frame

Aside = wire.KeepDraft | wire.CheckBody | wire.NoteHeard | wire.AskHints | wire.Shelve


def answer(room: Room, message: Aside) -> Frame | None:
    """Does what is asked, and gives the frame that answers it. Raises what the acts raise."""
    user, dialogue_id = room.me, room.dialogue.pk
    if not isinstance(message, wire.AskHints):
        count_private_act(user)
    match message:
        case wire.KeepDraft(visit, text, key):
            kept = private.keep_draft(user, dialogue_id, visit, text)
            return {"type": "kept", "key": key} if kept else None
        case wire.CheckBody(level):
            private.check_body(user, dialogue_id, level)
        case wire.NoteHeard(level):
            private.note_heard(user, dialogue_id, level)
        case wire.AskHints(visit, text, key, has_feelings):
            return _hints(look_again(room), visit, text, key, has_feelings=has_feelings)
        case wire.Shelve(text):
            shelf.put_on_shelf(user, dialogue_id, text)
    return None


def _hints(room: Room, visit: int, text: str, key: str, *, has_feelings: bool) -> Frame | None:
    if visit != room.dialogue.visit:
        return None  # the words belong to a turn that is over
    try:
        look = hints.look_at(room, text, has_feelings=has_feelings)
    except TooManyHints:
        return None  # nobody asked for it: the browser did, when typing rested
    return rendering.hints_frame(room, key, look)
