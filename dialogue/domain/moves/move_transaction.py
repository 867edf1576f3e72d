"""Makes moves: one move is one transaction, and sockets are notified after the commit."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.models import User
from dialogue import metrics
from dialogue.domain import live_seat_state, notify
from dialogue.domain.access import Room, look_again, people_of, room_for, seen_in
from dialogue.domain.encryption import Reader
from dialogue.domain.moves import mended_ouch, take_back
from dialogue.domain.moves.move_plan import UNHURRIED, Move, Stale, decided, notify_of, planned
from dialogue.domain.queries import pinned_for
from dialogue.domain.threat_guard import guarded
from dialogue.domain.validation import Content, NotUsable, checked, pins_needed
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved
from dialogue.person_rate_limit import TooManyMoves, may_move
from dialogue.protocol import engine
from dialogue.protocol.terms import CLOSED, INTERRUPTS, PAUSE, RESUME, STOP, TAKE_BACK, Fact, IllegalMove, Seat

COUNTED_ALONE = UNHURRIED | {TAKE_BACK}

OTHER_OPEN = _lazy("Another dialogue is open between the two of you. Finish it or end it; then this one can begin.")


class MoveReused(Exception):
    """This move_id was used before, with other content."""


@dataclass(frozen=True, slots=True)
class MoveResult:
    """A move that is kept, under this seq. `again` when it had been kept before; otherwise the room as it is since."""

    dialogue_id: UUID
    seq: int
    again: bool = False
    room: Room | None = field(default=None, compare=False)
    event: Event | None = field(default=None, compare=False)


def make_move(user: User, dialogue_id: UUID, move: Move, known: Room | None = None) -> MoveResult:
    """Makes a move, once: the same `move_id` again gives back the first result.

    `known` is the room as this person saw it last, where that is at hand; who is in it need not be read anew.
    Raises `NotInTheRoom`, `IllegalMove`, `Stale`, `MoveReused` or `content.NotUsable`; then nothing is kept.
    Of two at once the row's lock lets one go first; the other is judged by what the dialogue is then.
    """
    try:
        with transaction.atomic():
            room = look_again(known, lock=True) if known else room_for(user, dialogue_id, lock=True)
            fact = decided(room, move)
            _check_company(room, fact)
            _check_may_begin(room, fact)
            if fact.move == TAKE_BACK:
                take_back.prepare(room, move)
            pinned = pinned_for(room, pins_needed(room, move.move))
            content = checked(room, move.move, move.content, pinned)
            return _keep(room, *guarded(room, fact, content), move.move_id)
    except (Stale, IllegalMove, NotUsable, IntegrityError) as refusal:
        made = _made_before(room := room_for(user, dialogue_id), move)
        if made:
            return made
        if move.move == TAKE_BACK:
            raise take_back.refusal(refusal) from None
        if isinstance(refusal, IntegrityError) and room.dialogue.parallel:  # another one began at that moment
            raise NotUsable(OTHER_OPEN) from None
        raise


def count(user: User, move: Move) -> bool:
    """Counts a move that somebody asks for from outside; False beyond so many in a minute.

    What is never too late is counted by itself, so that nobody who spoke a lot is kept from stopping.
    So is what takes a move back.
    """
    return may_move(user, move.move if move.move in COUNTED_ALONE else "")


def make_counted_move(
    user: User, dialogue_id: UUID, move: Move, known: Room | None = None, *, allowed: bool | None = None
) -> MoveResult:
    """`make_move` for somebody who asks from outside: not more than so many in a minute. Raises also `TooManyMoves`.

    What was kept before is answered as before. `allowed` is what `count` said, where it was asked already.
    """
    allowed = count(user, move) if allowed is None else allowed
    if not allowed and not Event.objects.filter(dialogue=dialogue_id, move_id=move.move_id).exists():
        raise TooManyMoves
    return make_move(user, dialogue_id, move, known)


def hold(room: Room) -> None:
    """Pauses a dialogue, without a time, because something within it comes first. A paused one stays as it is."""
    if not room.state.paused:
        _keep(room, engine.decide(room.protocol, room.state, room.seat, PAUSE), Content(), uuid4())


def end_early(room: Room) -> None:
    """Makes the move of the house that ends a request before its hour. The caller holds the row."""
    _keep_house_move(room.dialogue, room.people)


def make_house_move(dialogue_id: UUID, now: datetime) -> MoveResult | None:
    """The move that a clock brings. None when it is not due, because it never was or somebody moved first."""
    with transaction.atomic():
        due = Dialogue.objects.filter(pk=dialogue_id, house_at__lte=now, ended_at=None)
        dialogue = due.select_for_update(no_key=True, of=("self",)).first()
        if dialogue is None:
            return None
        return _keep_house_move(dialogue, people_of(dialogue.couple))


def _keep_house_move(dialogue: Dialogue, people: dict[Seat, User]) -> MoveResult:
    room = Room(dialogue, Seat.HOUSE, people)
    (move,) = engine.legal_moves(room.protocol, room.state, Seat.HOUSE)
    return _keep(room, engine.decide(room.protocol, room.state, Seat.HOUSE, move), Content(), uuid4())


def _check_company(room: Room, fact: Fact) -> None:
    """Raises `NotUsable` while a nested dialogue is open, or while it misses its therapist."""
    nested = room.dialogue.nested.filter(ended_at=None).first() if fact.move == RESUME else None
    if nested and not nested.protocol.steps[nested.step].may_rest:
        raise NotUsable(_("The two of you still have a dialogue open. Finish that one first, and then start this."))
    if nested:
        _end_nested(nested, room)  # nobody is held by a question that they do not answer
    if room.protocol.needs_therapist and fact.move not in INTERRUPTS and not live_seat_state.is_taken(room):
        after = engine.evolve(room.protocol, room.state, fact)
        if room.protocol.steps[after.step].stage not in {room.protocol.stages[0], ""}:
            raise NotUsable(_("This dialogue waits until your therapist is here with you."))


def _check_may_begin(room: Room, fact: Fact) -> None:
    """Raises `NotUsable` where a dialogue that waited for its time would begin while another one is open."""
    row = room.dialogue
    if not row.parallel:
        return
    after = engine.evolve(room.protocol, room.state, fact)
    begins = not (room.protocol.steps[after.step].over or engine.runs_beside(room.protocol, after, did=True))
    others = Dialogue.objects.filter(couple=row.couple_id, ended_at=None, parent=None, parallel=False)
    if begins and others.exists():
        raise NotUsable(OTHER_OPEN)


def _made_before(room: Room, move: Move) -> MoveResult | None:
    """What this very move gave when it came first. Raises `MoveReused` when that was another one."""
    event = room.dialogue.events.filter(seat=room.seat, move_id=move.move_id).first()
    if event is None:
        return None
    kept, given = Reader.of(room).utterance(event), move.content.utterance
    # Tapped words come as places only, and are kept with their text.
    same = set(given.words) == set(kept.words) if given.words else given == kept
    gone = event.taken_back or (room.protocol.guarded and event.move == STOP)  # its words are kept nowhere
    if not gone and (event.move != move.move or not same):
        raise MoveReused
    return MoveResult(room.dialogue.pk, event.seq, again=True)


def _keep(room: Room, fact: Fact, content: Content, move_id: UUID) -> MoveResult:
    """Writes the event and its fold; sockets are notified when both are committed."""
    plan = planned(room, fact, content, move_id)
    plan.event.save(force_insert=True)
    plan.fold.save(update_fields=Dialogue.FOLD)
    room = seen_in(room, plan.fold)
    if plan.clears_box and fact.seat in room.people:
        Draft.objects.filter(dialogue=plan.fold, author=room.people[fact.seat]).delete()
    if plan.fold.over:
        _end_with(plan.fold, room)
    notify.after_commit(notify_of, plan)
    transaction.on_commit(metrics.MOVES.inc)
    return MoveResult(plan.fold.pk, plan.fold.seq, room=room, event=plan.event)


def _end_with(dialogue: Dialogue, room: Room) -> None:
    """What ends with a dialogue: the shelves, for nobody takes a turn any more, the seat, and a nested dialogue.

    After a stop the shelves stay for as long as it can be taken back (`take_back.finish`).
    """
    if dialogue.over_for_good:
        Shelved.objects.filter(dialogue=dialogue).delete()
    for nested in dialogue.nested.filter(ended_at=None):
        _end_nested(nested, room)
    if dialogue.parent_id and dialogue.step == CLOSED and room.protocol.mends:
        _go_on_after(room, dialogue.parent_id)
    live_seat_state.end_seats(LiveSeat.objects.filter(dialogue=dialogue))  # last: dialogues first, then the trail


def _go_on_after(nested: Room, parent_id: UUID) -> None:
    """The dialogue that was interrupted goes on without the ouch, with what was said another way."""
    rows = Dialogue.objects.select_related("couple").select_for_update(no_key=True, of=("self",))
    parent = Room(rows.get(pk=parent_id), Seat(nested.dialogue.sender), nested.people)
    if ended := mended_ouch.end_of_ouch(parent):
        parent = _keep(parent, ended, Content(), uuid4()).room or parent
    author = Room(parent.dialogue, parent.seat.other, parent.people)
    said = mended_ouch.other_words(nested)
    if said and (fact := engine.reword(author.protocol, author.state, author.seat)):
        author = _keep(author, fact, Content(), uuid4()).room or author
        mended_ouch.keep_in_the_box(nested, said, author)


def _end_nested(nested: Dialogue, parent: Room) -> None:
    """Ends a nested dialogue, as a stop by whoever ends or resumes that one would, or opened it."""
    room = Room(nested, parent.seat if parent.seat in parent.people else Seat(nested.sender), parent.people)
    _keep(room, engine.decide(room.protocol, room.state, room.seat, STOP), Content(), uuid4())
