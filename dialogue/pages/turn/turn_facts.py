"""What a turn shows that neither its state nor its protocol says: all that it reads, each where the step has it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.care import consent
from accounts.encryption import envelope
from accounts.models import CareLink
from dialogue import hooks
from dialogue.care import live_seat
from dialogue.care.sharing_preferences import Wish, wish_of
from dialogue.domain import queries, request_mute
from dialogue.domain.access import Room
from dialogue.domain.encryption import Keys
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.domain.queries import KeptDraft, Line
from dialogue.domain.shelf import ShelfItem, shelf_of
from dialogue.models import Dialogue, LiveSeat
from dialogue.pages.turn.end_lines import lines_at_end
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.protocol.terms import SAY, Ask

NOTHING_KEPT = KeptDraft("", 0)
OWN_LEVELS = frozenset({"body_check", "felt_heard"})


@dataclass(frozen=True, slots=True, repr=False)
class PrivateFacts:
    """What follows from one person's own acts, for their eyes only. Nothing that the partner does tells of them."""

    draft: str = ""  # what they left in the box at this visit, or what an app above has for it
    draft_number: int = 0  # of what they left there
    shelf: tuple[ShelfItem, ...] = ()
    body_level: int | None = None
    heard_level: int | None = None
    put_off: int = 0  # how often they moved the time
    let_rest: bool = False
    muted: datetime | None = None  # until when they are shown no requests
    wish: Wish | None = None  # their answer about the words
    care_link: CareLink | None = None  # with the therapist who would read what they share
    suggestion: str = ""  # the stem that the guest offers to them, until they decline it


@dataclass(frozen=True, slots=True, repr=False)
class TurnFacts:
    """The facts of one reader's turn. But for `private` they are the same for both partners."""

    private: PrivateFacts
    pins: tuple[Line, ...] = ()  # the oldest first
    about: Dialogue | None = None  # where the earlier ones of them are from
    guest: LiveSeat | None = None  # who sits in, may, or asks to
    nested: Dialogue | None = None  # the dialogue that interrupts this one, and comes first
    readable: bool = False  # it is over, and something was said that can be read again


def facts_for(room: Room, *, with_draft: bool = True, pins: list[Line] | None = None) -> TurnFacts:
    """Reads them as they are now. Without the draft for whoever has another text in the box; `pins` if at hand."""
    pinned = queries.pinned_for(room, room.step.pins) if pins is None and not room.dialogue.paused else pins
    shown = () if room.dialogue.paused else (*(pinned or ()), *lines_at_end(room))
    return TurnFacts(
        private=private_facts_for(room, with_draft=with_draft),
        pins=shown,
        about=room.dialogue.about if any(line.earlier for line in shown) else None,
        guest=live_seat.guest_of(room),
        nested=open_nested_dialogue(room.dialogue),
        readable=_is_readable(room),
    )


def private_facts_for(room: Room, *, with_draft: bool = True) -> PrivateFacts:
    """Reads what this room's reader alone may see. Which statements that takes says nothing of what there is."""
    moves, aids, request = moves_of(room), room.step.aids, request_facts_for(room)
    asks_choices = "choices" in aids
    has_own_rows = moves.writes or not OWN_LEVELS.isdisjoint(aids)
    keys = envelope.private_keys_of(room.me) if has_own_rows else {}
    kept = _in_the_box(room, keys) if with_draft and moves.writes else NOTHING_KEPT
    return PrivateFacts(
        draft=kept.text,
        draft_number=kept.number,
        shelf=shelf_of(room, keys) if moves.writes and {"shelf", "shelved"}.intersection(aids) else (),
        body_level=queries.body_check_for(room, keys) if "body_check" in aids else None,
        heard_level=queries.felt_heard_for(room, keys) if "felt_heard" in aids else None,
        put_off=queries.times_put_off(room) if Ask.TIME in moves.asks else 0,
        let_rest=request.let_rest,
        muted=request.muted,
        wish=wish_of(room.me, room.dialogue) if asks_choices else None,
        care_link=consent.link_of(room.dialogue.couple) if asks_choices else None,
        suggestion=live_seat.suggestion_for(room) if moves.writes and room.has_live_seat else "",
    )


def request_facts_for(room: Room) -> PrivateFacts:
    """Those of them alone that belong to a request, which the home page shows too."""
    if not room.asked:
        return PrivateFacts()
    return PrivateFacts(let_rest=queries.is_let_rest(room), muted=request_mute.muted_until(room.me, timezone.now()))


def _in_the_box(room: Room, keys: Keys) -> KeptDraft:
    """Once something was typed, it alone stands there, also where that is nothing any more."""
    brought = "".join(hooks.brought(aid, room.me) for aid in room.step.aids)
    return queries.kept_draft_for(room, keys) or KeptDraft(brought, 0)


def _is_readable(room: Room) -> bool:
    if not room.dialogue.over:
        return False
    later = room.dialogue.events.standing().filter(seq__gt=1)
    return (later.filter(move=SAY) if room.protocol.aloud else later.filter(sealed__isnull=False)).exists()
