"""Opens a dialogue: its protocol, its mode, its parent or the one it follows up. The first move is its request."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import Couple, Partner, User
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom, Room, membership_of, past_room_for, room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult, end_early, hold, make_move
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.domain.queries import open_room_of
from dialogue.models import Dialogue, Event
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import CLOSED, Actor, Mode, Protocol, Seat


class AlreadyOpen(Exception):
    """The couple has a dialogue that is not over."""


class NotYet(Exception):
    """The couple has not closed as many dialogues in full as this kind needs."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is opened. `parent` names a running dialogue that waits meanwhile, `about` a closed one that it follows."""

    slug: str
    mode: Mode | None = None  # None: the first that this kind allows
    parent: UUID | None = None
    about: UUID | None = None


def open_dialogue(user: User, opening: Opening, move: Move) -> MoveResult:
    """Opens a dialogue with its first move, in one transaction. A request that this person was asked gives way to it.

    Raises `NotInTheRoom` for a person without a partner and for what does not fit together, `NotYet`, `AlreadyOpen`
    when there is one open (of two at once the second gets this), and what `make_move` raises.
    """
    seated = membership_of(user)
    if seated is None or opening.slug not in PROTOCOLS:
        raise NotInTheRoom
    protocol = PROTOCOLS[opening.slug]
    mode = opening.mode or next(mode for mode in Mode if mode in protocol.modes)
    row = Dialogue(couple=seated.couple, slug=protocol.slug, version=protocol.version, mode=mode.value)
    row.parallel = protocol.parallel
    row.state = engine.start(protocol, Seat(seated.seat))
    try:
        with transaction.atomic():
            _lock(seated.couple)
            _check(seated, protocol, opening)
            parent = _hold_parent(user, opening)
            if not (parent or row.parallel):
                _end_request(user)
            row.parent, row.about_id = parent, opening.about
            row.save(force_insert=True)
            return make_move(user, row.pk, move)
    except IntegrityError:
        made = _opened_before(seated, move)
        if made is None:
            raise AlreadyOpen from None
        return made


def closed_in_full(couple: Couple) -> int:
    """How many dialogues a couple has closed that other kinds need: practice, and whole."""
    whole = [slug for slug, protocol in PROTOCOLS.items() if protocol.full and not protocol.eases_into]
    return Dialogue.objects.filter(couple=couple, step=CLOSED, slug__in=whole).count()


def has_practised_a_topic(couple: Couple) -> bool:
    """Whether a couple has closed a dialogue about something, be it the short form of one. An appreciation is none."""
    titled = [slug for slug, protocol in PROTOCOLS.items() if protocol.full and protocol.titled]
    return Dialogue.objects.filter(couple=couple, step=CLOSED, slug__in=titled).exists()


def may_follow(room: Room, protocol: Protocol) -> bool:
    """Whether this person may open `protocol` about a dialogue: the partner who received last, once it is closed."""
    receiver = engine.role_of(room.state, room.seat) is Actor.RECEIVER
    return receiver and (room.dialogue.slug, room.dialogue.step) == (protocol.about, CLOSED)


def _lock(couple: Couple) -> None:
    """Before a dialogue is written, as a move does: a stop that is undone at this moment takes the same way."""
    Couple.objects.select_for_update(no_key=True).get(pk=couple.pk)


def _check(seated: Partner, protocol: Protocol, opening: Opening) -> None:
    if opening.mode not in {None, *protocol.modes} or bool(protocol.about) != bool(opening.about):
        raise NotInTheRoom
    if protocol.needs > closed_in_full(seated.couple):
        raise NotYet
    if opening.about:
        room = past_room_for(seated.user, opening.about)
        if room.dialogue.couple_id != seated.couple_id or not may_follow(room, protocol):
            raise NotInTheRoom


def _hold_parent(user: User, opening: Opening) -> Dialogue | None:
    """The running dialogue that this one interrupts, paused."""
    if opening.parent is None:
        return None
    room = room_for(user, opening.parent, lock=True)
    if opening.slug not in [slug for slug, _name in nestable_protocols(room)]:
        raise NotInTheRoom
    hold(room)
    notify.after_commit(notify.seat_changed, room.dialogue.pk)
    return room.dialogue


def gives_way(room: Room) -> bool:
    """Whether what is open here ends when this room's reader opens something else."""
    return room.dialogue.parent_id is None and engine.gives_way(room.protocol, room.state, room.seat)


def _end_request(user: User) -> None:
    """Ends what gives way as its hour would, and no sooner told: whoever asked cannot tell whether it was seen."""
    found = open_room_of(user)
    if found and gives_way(room := room_for(user, found.dialogue.pk, lock=True)):
        end_early(room)


def _opened_before(seated: Partner, move: Move) -> MoveResult | None:
    """The dialogue that this very move opened, when it was sent twice."""
    event = Event.objects.filter(
        dialogue__couple=seated.couple_id, seat=seated.seat, move_id=move.move_id, seq=1
    ).first()
    return MoveResult(event.dialogue_id, event.seq, again=True) if event else None
