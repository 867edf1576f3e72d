"""Plans a move: the event and the fold that it leaves, worked out from a room as somebody knows it. Writes nothing."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from dialogue.domain import notify
from dialogue.domain.access import Room
from dialogue.domain.deadlines import set_clocks
from dialogue.domain.encryption import seal_utterance
from dialogue.domain.moves import earlier_fold
from dialogue.domain.validation import Content
from dialogue.models import Dialogue, Event
from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, OUCH, PAUSE, STOP, Fact

UNHURRIED = frozenset({PAUSE, OUCH, STOP})  # never too late: they mean the dialogue, not the page


class Stale(Exception):
    """The dialogue has gone on since the page that this move comes from."""


@dataclass(frozen=True, slots=True)
class Move:
    """What a browser asks for. `after` is the seq that the person was looking at."""

    move_id: UUID
    after: int
    move: str
    content: Content = field(default_factory=Content)


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """What a move writes, once it is found to be right by whoever writes it."""

    room: Room  # as it was known
    fold: Dialogue  # the row as the move leaves it
    event: Event
    content: Content = field(repr=False)

    @property
    def clears_box(self) -> bool:
        """Whether the draft of whoever moves is done with. An interruption leaves it."""
        return self.fold.over_for_good or self.event.move not in INTERRUPTS

    @property
    def is_alone(self) -> bool:
        """Whether it may be kept only while nothing hangs on the dialogue that would end, or wait, with it."""
        return self.fold.over or self.room.dialogue.paused


def decided(room: Room, move: Move) -> Fact:
    """The fact that the move makes. Raises `Stale` and `IllegalMove`."""
    if move.move not in UNHURRIED and not room.dialogue.visit <= move.after <= room.dialogue.seq:
        raise Stale
    return engine.decide(room.protocol, room.state, room.seat, move.move)


def planned(room: Room, fact: Fact, content: Content, move_id: UUID, now: datetime | None = None) -> PlannedMove:
    """The plan of a fact with its content, as `validation.checked` gave it. Needs the author's key (`room.keys`)."""
    now = now or timezone.now()
    before, fold = room.state, room.dialogue.copied()
    after = engine.evolve(room.protocol, before, fact)
    said = (fact.seat.value, fact.move, fact.step, fact.round)
    # In the order of the fields: by their names it takes three times as long.
    event = Event(None, fold.pk, fold.seq + 1, move_id, *said, None, now)  # type: ignore[misc]  # django-stubs cannot unpack
    event.sealed = seal_utterance(room, event, content.utterance)
    fold.seq, fold.state = event.seq, after
    fold.parallel = engine.runs_beside(room.protocol, after, did=fold.parallel)
    if engine.begins_visit(before, after, fact):
        fold.visit, fold.visit_at, fold.visit_by = event.seq, now, fact.seat.value
    fold.paused_by = fact.seat.value if fact.move == PAUSE else fold.paused_by if after.paused else ""
    set_clocks(fold, fact.step, fact.move, content, now)
    earlier_fold.note(fold, room.dialogue, fact, after, now)
    return PlannedMove(room, fold, event, content)


def notify_of(plan: PlannedMove, shown: Collection[str] = ()) -> None:
    """Notifies of a committed move: the room, both homes where the stage or the pause changes, and a parent's room.

    `shown` are the channels of sockets that are shown it anyway.
    """
    room, before, fold = plan.room, plan.room.dialogue, plan.fold
    if notify.has_members(notify.dialogue_group(fold.pk), besides=shown):
        notify.dialogue_changed(fold.pk, fold.seq)
    stages = (room.protocol.steps[row.step].stage for row in (before, fold))
    was, shown_now = zip(stages, [(row.paused, row.back, row.back_at) for row in (before, fold)], strict=True)
    if shown_now[0] == room.protocol.stages[0] or was != shown_now:
        notify.home_changed(*(person.pk for person in room.people.values()))
    if fold.parent_id and (fold.over or before.over):
        notify.seat_changed(fold.parent_id)
