"""What a process knows of an open dialogue: its row, its people and keys, and what each seat's turn shows. A cache.

It is read as a whole by a right that was checked then, and follows each move that is kept here. Nothing is decided by
it alone: `move_statements` finds no row where it is old, and it is read anew. What it knows beside the log is
checked every few seconds (`room_check`).
"""

from dataclasses import dataclass, field, replace

from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User
from dialogue.domain import queries
from dialogue.domain.access import Room, room_for, seen_in
from dialogue.domain.encryption import Keys
from dialogue.domain.queries import Line
from dialogue.domain.shelf import ShelfItem, shelf_of
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue, Event
from dialogue.pages.turn.turn_facts import TurnFacts, facts_for, private_facts_for
from dialogue.protocol.terms import INTERRUPTS, TAKE_BACK, Pin, Seat
from dialogue.realtime.live_rooms.fact_rules import facts_after, makes_readable


@dataclass(slots=True)
class RoomSnapshot:
    """One dialogue up to `seq`. Replaced as a whole; its texts are never in its repr."""

    rooms: dict[Seat, Room]
    dialogue: Dialogue = field(init=False)
    shelves: dict[Seat, tuple[ShelfItem, ...]] = field(repr=False)
    levels: dict[Seat, int | None] = field(repr=False)  # of the body checks at this visit
    put_off: dict[Seat, int] = field(repr=False)  # how often each moved the time
    facts: dict[Seat, TurnFacts] = field(repr=False, default_factory=dict)  # of the seats whose turn is at hand
    pins: dict[Pin, list[Line]] = field(repr=False, default_factory=dict)  # the earlier ones only where they were read
    said: bool = False  # something that can be read again at the end; False: not known

    def __post_init__(self) -> None:
        self.dialogue = next(iter(self.rooms.values())).dialogue

    @property
    def seq(self) -> int:
        return self.dialogue.seq

    def pinned(self, room: Room, pins: tuple[Pin, ...]) -> list[Line] | None:
        """As `queries.pinned_for`; None where one of them is not known."""
        found = [self.pins.get(pin) for pin in pins]
        if any(lines is None for lines in found):
            return None
        return queries.in_order(line for lines in found for line in lines or ())

    def after(self, fold: Dialogue, event: Event, utterance: Utterance) -> tuple["RoomSnapshot", Line]:
        """The same once a move is kept, and its line. What the move leaves unknown is not in it any more."""
        state = fold.state  # the same for both
        rooms = {seat: seen_in(room, fold, state) for seat, room in self.rooms.items()}
        room = next(iter(rooms.values()))
        line = queries.line_of(room, event, utterance)
        pins, said = self._pins_after(fold, event, line), self.said or makes_readable(room, event)
        again = RoomSnapshot(rooms, self.shelves, self.levels, self.put_off, {}, pins, said)
        if event.move in queries.time_moves(room):
            again.put_off = {seat: count + (seat == event.seat) for seat, count in self.put_off.items()}
        if fold.visit == fold.seq:
            again.levels = dict.fromkeys(rooms)
        if fold.over_for_good:
            again.shelves = dict.fromkeys(rooms, ())
        again.facts = facts_after(again, rooms)
        return again, line

    def _pins_after(self, fold: Dialogue, event: Event, line: Line) -> dict[Pin, list[Line]]:
        everywhere = queries.pins_of(fold)
        if fold.round != self.dialogue.round:  # nothing is said yet in the new one
            return {pin: [] for pin in everywhere} | {pin: said for pin, said in self.pins.items() if pin.earlier}
        pins = dict(self.pins)
        if event.sealed is not None and line.move not in INTERRUPTS:
            for pin in everywhere:
                if line.step in pin.since:
                    pins[pin] = []
                elif line.step in pin.steps:
                    pins[pin] = [*pins[pin], line] if pin.every else [line]
        return pins


def read_snapshot(known: Room) -> RoomSnapshot:
    """Reads all of it, by the right of whoever `known` is the room of. Raises `NotInTheRoom`. In a thread."""
    room = room_for(known.me, known.dialogue.pk)
    rooms = {}
    for seat in room.people:
        rooms[seat] = one = Room(room.dialogue, seat, room.people)
        one.keys, one.has_live_seat = room.keys, room.has_live_seat
    keys = envelope.private_keys_of(*room.people.values())
    shelves = {seat: shelf_of(one, keys) for seat, one in rooms.items()}
    levels = {seat: level_of(one, keys) for seat, one in rooms.items()}
    return RoomSnapshot(rooms, shelves, levels, queries.put_off_by_seat(room), pins=queries.lines_of_pins(room))


def level_of(room: Room, keys: Keys) -> int | None:
    """The body check of this room's reader at this visit."""
    return queries.body_check_for(room, keys) if "body_check" in room.step.aids else None


def own_rows_of(room: Room) -> tuple[tuple[ShelfItem, ...], int | None]:
    """What this room's reader keeps there for themselves: their shelf and their level."""
    keys = envelope.private_keys_of(room.me)
    return shelf_of(room, keys), level_of(room, keys)


def read_facts(snapshot: RoomSnapshot, seats: set[Seat]) -> None:
    """Reads what the turns of these seats show, where it is not known. In a thread, and by nobody else meanwhile.

    What is the same for both partners is read once.
    """
    room = next(iter(snapshot.rooms.values()))
    for pin in room.step.pins:
        if pin not in snapshot.pins:
            snapshot.pins[pin] = queries.lines_of_pin(room, pin)
    known = next(iter(snapshot.facts.values()), None)
    for seat in seats - set(snapshot.facts):
        reader = snapshot.rooms[seat]
        if known:
            known = replace(known, private=private_facts_for(reader))
        else:
            known = facts_for(reader, pins=snapshot.pinned(room, room.step.pins))
        snapshot.facts[seat] = known


def read_lines(snapshot: RoomSnapshot, last_seen: int) -> list[Line]:
    """What happened after `last_seen`, at most a page. In a thread."""
    room = next(iter(snapshot.rooms.values()))
    events = room.dialogue.events.filter(seq__gt=last_seen, seq__lte=room.dialogue.seq)[: queries.PAGE]
    return queries.lines(room, list(events))


def read_next(snapshot: RoomSnapshot, reader: User) -> tuple[RoomSnapshot, list[Line], frozenset[int]] | None:
    """The one event that follows a snapshot: the snapshot with it, its line, and who may hear of it. In a thread.

    None where another number follows, something was taken back, or the reader's right or a key is not as it was known:
    then all is read anew.
    """
    known = snapshot.dialogue
    events = queries.AFTER.rows(user=reader.pk, dialogue=known.pk, last_seen=known.seq)
    if len(events) != 1 or events[0].move == TAKE_BACK or events[0].dialogue.erased_at != known.erased_at:
        return None
    fold = events[0].dialogue
    try:
        (line,) = queries.lines(seen_in(next(iter(snapshot.rooms.values())), fold), events)
    except CannotDecrypt:  # under a key that was made since
        return None
    after, line = snapshot.after(fold, events[0], line.utterance)
    if fold.paused:
        after.facts.clear()  # what was opened within may be why
    hearers = queries.ACTIVE.rows(couple=known.couple_id)
    return after, [line], frozenset(one.pk for one in hearers)
