"""A therapist who sits in on a dialogue: asked for, agreed to by both, seen by both, sent away with one tap."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.models import Couple, User
from dialogue.domain import notify, presence
from dialogue.domain.access import NotInTheRoom, Room, RoomView, Viewer, people_of, room_for
from dialogue.domain.encryption import seal, unseal
from dialogue.domain.live_seat_state import end_seats, ring_seat, standing_seat
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue, LiveSeat, Suggestion
from dialogue.protocol import engine
from dialogue.protocol.terms import PARTNERS

STEM_LENGTH = 200


class SeatNotFree(Exception):
    """Somebody sits there or asks to already, or was asked to leave."""


def ask(therapist: User, dialogue_id: UUID) -> LiveSeat:
    """Asks both partners, once for a dialogue: a no, and a "please leave", hold until it is over. Twice is once.

    Raises `NotInTheRoom` without both consents or for a dialogue that is over, `SeatNotFree` after a no.
    """
    with transaction.atomic():
        dialogue = _open_dialogue(therapist, dialogue_id, lock=True)  # it cannot end unseen meanwhile
        standing = LiveSeat.objects.filter(dialogue=dialogue, ended_at=None).first()
        if standing:
            return standing
        if was_asked(therapist, dialogue):
            raise SeatNotFree
        seat = LiveSeat.objects.create(dialogue=dialogue, therapist=therapist)
        audit.record(therapist, Act.LIVE_ASKED, couple=dialogue.couple, dialogue=dialogue_id)
        ring_seat(seat)
    return seat


def agree(user: User, dialogue_id: UUID) -> None:
    """One partner's yes for this dialogue. Nothing happens when nobody asks any more."""
    with transaction.atomic():
        room = room_for(user, dialogue_id, lock=True)
        seat = standing_seat(room.dialogue)
        if seat:
            audit.hold()  # before the seat's row, as `end_seats` does
            seat.agreed = "".join(sorted({*seat.agreed, room.seat.value}))
            seat.save(update_fields=["agreed"])
            if seat.taken:
                audit.record(seat.therapist, Act.LIVE_JOINED, couple=room.dialogue.couple, dialogue=dialogue_id)
            ring_seat(seat)


def end(user: User, dialogue_id: UUID) -> None:
    """No, or please leave: from either partner, or by the therapist. At once, and without a reason."""
    with transaction.atomic():
        seat = LiveSeat.objects.filter(dialogue=dialogue_id, ended_at=None, therapist=user).first()
        seat = seat or standing_seat(room_for(user, dialogue_id, lock=True).dialogue)
        if seat:
            end_seats(LiveSeat.objects.filter(pk=seat.pk), by=user)


def room_of_guest(therapist: User, dialogue_id: UUID) -> RoomView:
    """The room as the therapist in the seat sees it.

    Raises `NotInTheRoom` when the seat is not taken any more, and for a dialogue that is over, whatever its seat says.
    """
    dialogue = _open_dialogue(therapist, dialogue_id)
    seat = standing_seat(dialogue)
    if seat is None or not seat.taken or seat.therapist_id != therapist.pk:
        raise NotInTheRoom
    return RoomView(dialogue, Viewer.THERAPIST, people_of(dialogue.couple))


def suggest(therapist: User, dialogue_id: UUID, text: str) -> None:
    """Offers a stem to whoever may write now. Raises `NotInTheRoom` or `NotUsable`."""
    text = " ".join(text.split())
    if not text or len(text) > STEM_LENGTH:
        raise NotUsable(_("Suggest the beginning of one sentence, within 200 characters."))
    with transaction.atomic():
        room = room_of_guest(therapist, dialogue_id)
        writers = [seat for seat in PARTNERS if engine.may_write(room.protocol, room.state, seat)]
        seat = standing_seat(room.dialogue)
        if len(writers) != 1 or seat is None:
            raise NotUsable(_("Nobody is writing right now."))
        row = Suggestion(live_seat=seat, visit=room.dialogue.visit, seat=writers[0].value)
        seal(row, text)
        row.save(force_insert=True)
        couple, about = room.dialogue.couple, room.people[writers[0]]
        audit.record(therapist, Act.LIVE_SUGGESTED, couple=couple, about=about, dialogue=dialogue_id)
        ring_seat(seat)


def decline(user: User, dialogue_id: UUID) -> None:
    """Sets aside what is suggested to this person now. Their own pages alone are told: nobody else is shown it."""
    with transaction.atomic():
        room = room_for(user, dialogue_id)
        if _offered(room).update(declined_at=timezone.now()):
            notify.after_commit(notify.private_changed, user.pk, dialogue_id)


def open_dialogue_of(couple: Couple) -> Dialogue | None:
    """The dialogue that a therapist may ask to sit in on: one that both have agreed to hold."""
    row = Dialogue.objects.filter(couple=couple, ended_at=None, seq__gt=0).order_by("-created_at").first()
    if row is None or row.step == row.protocol.first or row.protocol.steps[row.step].may_rest:
        return None
    return row


def was_asked(therapist: User, dialogue: Dialogue | None) -> bool:
    """Whether this therapist's question about this dialogue has had its answer, or their seat its end."""
    return LiveSeat.objects.filter(dialogue=dialogue, therapist=therapist).exclude(ended_at=None).exists()


def seat_of(therapist: User, dialogue: Dialogue | None) -> LiveSeat | None:
    """This therapist's own seat there, taken or asked for."""
    seat = standing_seat(dialogue) if dialogue else None
    return seat if seat and seat.therapist_id == therapist.pk else None


def has_seat(therapist: User, dialogue_id: UUID) -> bool:
    """Whether this therapist has a seat there to leave, taken or asked for."""
    return LiveSeat.objects.filter(dialogue=dialogue_id, therapist=therapist, ended_at=None).exists()


def guest_of(room: Room) -> LiveSeat | None:
    """The seat of a therapist who sits in on this room, may, or asks to; None once the consents are gone."""
    seat = standing_seat(room.dialogue) if room.has_live_seat else None
    if seat is None or not consent.may_read(seat.therapist, room.dialogue.couple):
        return None
    seat.here = seat.taken and presence.may_be_in_the_room(room.dialogue.pk, Viewer.THERAPIST)
    return seat


def suggestion_for(room: Room) -> str:
    """The stem that the therapist in the seat offers to this reader at this visit."""
    row = _offered(room).select_related("live_seat").last()
    return unseal(row, room.keys) if row else ""


def _offered(room: Room) -> QuerySet[Suggestion]:
    offered = Suggestion.objects.filter(live_seat__dialogue=room.dialogue, live_seat__ended_at=None, declined_at=None)
    return offered.filter(visit=room.dialogue.visit, seat=room.seat.value)


def _open_dialogue(therapist: User, dialogue_id: UUID, *, lock: bool = False) -> Dialogue:
    couples = consent.active_links().filter(therapist=therapist).values("couple")
    rows = Dialogue.objects.filter(pk=dialogue_id, couple__in=couples, ended_at=None).select_related("couple")
    dialogue = (rows.select_for_update(no_key=True, of=("self",)) if lock else rows).first()
    if dialogue is None:
        raise NotInTheRoom
    return dialogue
