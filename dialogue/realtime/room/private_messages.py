"""Messages that a browser sends for its own person alone, and their answers: never a seq, no word to the partner."""

from dialogue.domain import private_notes, queries, shelf
from dialogue.domain.access import Room, look_again
from dialogue.pages import hints, render
from dialogue.person_rate_limit import TooManyHints
from dialogue.realtime import messages
from dialogue.realtime.frames import HintsFrame, KeptFrame

PrivateMessage = messages.KeepDraft | messages.CheckBody | messages.NoteHeard | messages.AskHints | messages.Shelve


def answer(room: Room, message: PrivateMessage) -> HintsFrame | KeptFrame | None:
    """Does what is asked, and gives the frame that answers it. Raises what the acts raise."""
    user, dialogue_id = room.me, room.dialogue.pk
    match message:
        case messages.KeepDraft(visit=visit, text=text, key=key, number=number):
            kept = private_notes.keep_draft(user, dialogue_id, visit, text, number)
            return KeptFrame(key=key, number=number or None) if kept else _newer(look_again(room), visit, key)
        case messages.CheckBody(level=level):
            private_notes.check_body(user, dialogue_id, level)
        case messages.NoteHeard(level=level):
            private_notes.note_heard(user, dialogue_id, level)
        case messages.AskHints(visit=visit, text=text, key=key, feelings=feelings):
            return _hints(look_again(room), visit, text, key, has_feelings=bool(feelings))
        case messages.Shelve(text=text, move_id=key):
            shelf.put_on_shelf(user, dialogue_id, text, key)
            return KeptFrame(key=str(key)) if key else None
    return None


def _newer(room: Room, visit: int, key: str) -> KeptFrame | None:
    """The draft that is kept in the place of one; None when the dialogue has gone on from that visit."""
    kept = queries.kept_draft_for(room) if visit == room.dialogue.visit else None
    return KeptFrame(key=key, number=kept.number, text=kept.text) if kept else None


def _hints(room: Room, visit: int, text: str, key: str, *, has_feelings: bool) -> HintsFrame | None:
    if visit != room.dialogue.visit:
        return None  # the words belong to a turn that is over
    try:
        look = hints.look_at(room, text, has_feelings=has_feelings)
    except TooManyHints:
        return None  # nobody asked for it: the browser did, when typing rested
    return HintsFrame(key=key, html=render.hints_html(room, look))
