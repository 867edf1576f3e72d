"""Queries for one reader: lines, pinned texts, drafts. Reads only, and opens only what this reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db import models

from accounts.models import User
from accounts.models.prepared_statements import Parameter, Select
from dialogue.domain.access import COUPLE, DIALOGUE, USER, Room, RoomView, events_open_to, look_again, room_for, seen_in
from dialogue.domain.encryption import Keys, Reader, unseal
from dialogue.domain.utterance import Utterance
from dialogue.models import BodyCheck, Dialogue, Draft, Event, FeltHeard, LetRest
from dialogue.protocol import links
from dialogue.protocol.library import protocol_of
from dialogue.protocol.terms import INTERRUPTS, PARTNERS, Ask, Fact, Pin, Seat

PAGE = 200  # events read at once


@dataclass(frozen=True, slots=True)
class Line:
    """An event, readable."""

    seq: int
    move_id: UUID
    seat: Seat
    name: str  # "" for the house
    move: str
    step: str
    round: int
    utterance: Utterance
    at: datetime
    earlier: bool = False  # from the dialogue that this one is about
    withheld: bool = False  # something was said, and it is not this reader's to see
    taken_back: bool = False  # by the event that follows

    @property
    def fact(self) -> Fact:
        return Fact(self.seat, self.move, self.step, self.round)


def seen_after(known: Room, last_seen: int) -> tuple[Room, list[Line]]:
    """The room as it is now and its next events after `last_seen`, at most `PAGE`, in the order of seq.

    Both come with one query, so they agree. Raises `NotInTheRoom`.
    """
    events = AFTER.rows(user=known.me.pk, dialogue=known.dialogue.pk, last_seen=last_seen)
    room = seen_in(known, events[0].dialogue) if events else look_again(known)
    return room, lines(room, events)


def last_events(room: RoomView) -> list[Line]:
    """The newest events, at most `PAGE`, in the order of seq: what a page shows at first.

    Without those that were taken back; that something was is among them.
    """
    return lines(room, list(_known(room).filter(taken_back=False).order_by("-seq")[:PAGE])[::-1])


def _known(room: RoomView) -> models.QuerySet[Event]:
    return room.dialogue.events.filter(seq__lte=room.dialogue.seq)


def lines(room: RoomView, events: list[Event], hidden: frozenset[int] = frozenset()) -> list[Line]:
    """The events, readable. What is in `hidden` (seqs), and what an erased person said, is never opened."""
    reader = Reader.of(room)
    return [_line(room, reader, event, hidden=event.seq in hidden) for event in events]


def line_of(room: RoomView, event: Event, utterance: Utterance) -> Line:
    """The line of an event whose words are at hand, as `lines` would give it. Without a query."""
    return _read(room, event, utterance)


def pinned_for(room: Room, pins: tuple[Pin, ...]) -> list[Line]:
    """What this step keeps in sight: texts of this round, the oldest first."""
    return in_order([line for pin in pins for line in lines_of_pin(room, pin)])


def lines_of_pin(room: Room, pin: Pin) -> list[Line]:
    """What one pin keeps in sight."""
    dialogue_id = room.dialogue.about_id if pin.earlier else room.dialogue.pk
    events = pinned(pin).rows(dialogue=dialogue_id, round=room.dialogue.round)
    if pin.since:
        events = [events[place] for place in links.in_sight(pin, [event.step for event in events])]
    return lines(room, events)


def lines_of_pins(room: Room) -> dict[Pin, list[Line]]:
    """What every pin of this round would keep in sight, at whatever step. Read at once."""
    events = ROUND.rows(dialogue=room.dialogue.pk, round=room.dialogue.round)
    said = lines(room, [event for event in events if event.seq <= room.dialogue.seq])
    steps = [line.step for line in said]
    return {pin: [said[place] for place in links.in_sight(pin, steps)] for pin in pins_of(room.dialogue)}


def pins_of(row: Dialogue) -> frozenset[Pin]:
    """What the steps of a dialogue keep in sight of its own rounds."""
    return _pins_of(row.slug, row.version, row.mode)


@cache
def _pins_of(slug: str, version: int, mode: str) -> frozenset[Pin]:
    steps = protocol_of(slug, version, mode).steps.values()
    return frozenset(pin for step in steps for pin in step.pins if not pin.earlier)


def in_order(said: Iterable[Line]) -> list[Line]:
    """Of one dialogue or of two, the oldest first."""
    return sorted(said, key=lambda line: (line.at, line.seq))


def title_of(room: RoomView) -> str:
    """The neutral line that the dialogue was asked for with; "" where there is none."""
    if not room.protocol.titled:
        return ""
    first = lines(room, list(room.dialogue.events.filter(seq=1)))
    return first[0].utterance.text if first else ""


@dataclass(frozen=True, slots=True, repr=False)
class KeptDraft:
    """What somebody left in the box."""

    text: str
    number: int


def kept_draft_for(room: Room, keys: Keys | None = None) -> KeptDraft | None:
    """What this person left in the box at this visit, for their eyes only. None where nothing was typed yet."""
    row = DRAFT.first(dialogue=room.dialogue.pk, user=room.me.pk)
    return KeptDraft(unseal(row, keys), row.number) if row and row.visit == room.dialogue.visit else None


def draft_for(room: Room, keys: Keys | None = None) -> str:
    """Its text alone; "" where there is none."""
    kept = kept_draft_for(room, keys)
    return kept.text if kept else ""


def body_check_for(room: Room, keys: Keys | None = None) -> int | None:
    """This person's own body check at this visit, 0 to 10."""
    row = BODY_CHECK.first(dialogue=room.dialogue.pk, user=room.me.pk, visit=room.dialogue.visit)
    return int(unseal(row, keys)) if row else None


def felt_heard_for(room: Room, keys: Keys | None = None) -> int | None:
    """How heard this person felt in this dialogue, 0 to 10; theirs alone to know."""
    row = FELT_HEARD.first(dialogue=room.dialogue.pk, user=room.me.pk)
    return int(unseal(row, keys)) if row else None


def times_put_off(room: Room) -> int:
    """How often this person moved the time of this dialogue; theirs alone to know."""
    return put_off_by_seat(room)[room.seat]


def put_off_by_seat(room: Room) -> dict[Seat, int]:
    """The same of each person, for whoever keeps it to them."""
    moves = time_moves(room)
    moved = _put_off(moves).rows(dialogue=room.dialogue.pk) if moves else []
    return {seat: sum(event.seat == seat for event in moved) for seat in PARTNERS}


def time_moves(room: Room) -> frozenset[str]:
    """The moves that set another time."""
    row = room.dialogue
    return _time_moves(row.slug, row.version, row.mode)


@cache
def _time_moves(slug: str, version: int, mode: str) -> frozenset[str]:
    steps = protocol_of(slug, version, mode).steps.values()
    return frozenset(move for step in steps for move, way in step.ways.items() if way.asks is Ask.TIME)


def open_room_of(user: User) -> Room | None:
    """The dialogue of a person's couple that is not over; of one within another, the nested one."""
    row = _open_rows(user).filter(parallel=False).order_by("-created_at").first()
    return room_for(user, row.pk) if row else None


def parallel_rooms_of(user: User) -> list[Room]:
    """Those that are open beside it and hold up nothing, the oldest first."""
    rows = _open_rows(user).filter(parallel=True).order_by("created_at")
    return [room_for(user, row.pk) for row in rows]


def _open_rows(user: User) -> models.QuerySet[Dialogue]:
    return Dialogue.objects.filter(
        couple__partners__user=user, couple__partners__left_at=None, ended_at=None, seq__gt=0
    )


def is_let_rest(room: Room) -> bool:
    """Whether this person has set the request aside since it was last asked."""
    return LetRest.objects.filter(dialogue=room.dialogue, author=room.me, visit=room.dialogue.visit).exists()


def _line(room: RoomView, reader: Reader, event: Event, *, hidden: bool) -> Line:
    hidden = hidden or reader.is_erased(Seat(event.seat))
    return _read(
        room, event, Utterance() if hidden else reader.utterance(event), withheld=hidden and event.sealed is not None
    )


def _read(room: RoomView, event: Event, utterance: Utterance, *, withheld: bool = False) -> Line:
    seat = Seat(event.seat)
    return Line(
        seq=event.seq,
        move_id=event.move_id,
        seat=seat,
        name=room.people[seat].name if seat in room.people else "",
        move=event.move,
        step=event.step,
        round=event.round,
        utterance=utterance,
        at=event.at,
        earlier=event.dialogue_id != room.dialogue.pk,
        withheld=withheld,
        taken_back=event.taken_back,
    )


# What each turn asks, for anybody.
AFTER = Select(
    lambda: events_open_to(USER, DIALOGUE).filter(seq__gt=Parameter("last_seen", models.PositiveIntegerField()))[:PAGE]
)
ACTIVE = Select(lambda: User.objects.only("pk").filter(partners__couple=COUPLE, is_active=True))
ROUND = Select(lambda: _said(round=Parameter("round", models.PositiveIntegerField())).order_by("seq"))
DRAFT = Select(lambda: Draft.objects.filter(dialogue=DIALOGUE, author=USER))
BODY_CHECK = Select(
    lambda: BodyCheck.objects.filter(
        dialogue=DIALOGUE, author=USER, visit=Parameter("visit", models.PositiveIntegerField())
    )
)
FELT_HEARD = Select(lambda: FeltHeard.objects.filter(dialogue=DIALOGUE, author=USER))


@cache
def pinned(pin: Pin) -> Select[Event]:
    """What one pin keeps in sight, the newest first: of a round, or for an earlier pin of a whole dialogue.

    With `since`, what it looks at, the oldest first: `links.in_sight` chooses.
    """
    here = {} if pin.earlier else {"round": Parameter("round", models.PositiveIntegerField())}
    rows = _said(step__in=(*pin.steps, *pin.since), **here).order_by("seq" if pin.since else "-seq")
    return Select(lambda: rows if pin.every or pin.since else rows[:1])


@cache
def _put_off(moves: frozenset[str]) -> Select[Event]:
    return Select(lambda: Event.objects.filter(dialogue=DIALOGUE, move__in=moves, taken_back=False))


def _said(**where: object) -> models.QuerySet[Event]:
    """What can be pinned."""
    return Event.objects.filter(dialogue=DIALOGUE, sealed__isnull=False, **where).exclude(move__in=INTERRUPTS)
