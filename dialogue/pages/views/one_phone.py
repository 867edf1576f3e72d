"""Views of one phone for two people: it is unlocked by the partner's code, handed over, tapped, and locked again.

The phone is of one of them, who is signed in. Nothing that the other one keeps private is read for these pages.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.auth import seat_unlock
from accounts.auth.request_user import person_of
from accounts.auth.sessions import key_hash
from accounts.couples.seat_codes import digits_of
from accounts.models import SeatUnlock
from dialogue.domain.access import NotInTheRoom, Room, room_for
from dialogue.domain.moves import move_parsing
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.pages import post_parsing
from dialogue.pages.one_phone import taps
from dialogue.pages.one_phone.phone_view import phone_view_for
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.pages.views.post_only import post_only
from dialogue.protocol.terms import RESUME, TAKE_BACK, IllegalMove, Seat

TAPPED = "tapped"  # in the session


@dataclass(frozen=True, slots=True)
class Phone:
    """One browser in a dialogue that is held aloud: of `owner`, and unlocked for the partner or not."""

    owner: Room
    unlock: SeatUnlock | None
    tapped: str  # the id of the last move that was made here

    @property
    def rooms(self) -> dict[Seat, Room]:
        """By seat. The partner's is for what both see; a move from it asks for the right to it anew."""
        other = replace(self.owner, seat=self.owner.seat.other)
        return {room.seat: room for room in (self.owner, other)}

    @property
    def holder(self) -> Seat:
        return self.owner.seat.other if self.unlock and self.unlock.in_hand else self.owner.seat

    def undoes(self, seq: int) -> bool:
        """Whether whoever has the phone may take that move back on it. What the partner did elsewhere stays theirs."""
        return self.holder == self.owner.seat or taps.was_tapped(self.rooms[self.holder], self.tapped, seq)


@require_GET
def one_phone(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """The page. As the room does, it makes the moves that are due first; what is over for good it locks."""
    do_due(scope=moves_of(person_of(request)))
    phone = _phone_for(request, dialogue_id)
    if phone.unlock and phone.owner.dialogue.over_for_good:
        seat_unlock.lock(phone.unlock)
    return _page(request, phone)


@post_only("one_phone")
def unlock(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    phone = _phone_for(request, dialogue_id)
    owner, session = phone.owner, _session_of(request)
    code = digits_of(request.POST.get("code", "")[:20])
    try:
        seat_unlock.unlock(owner.partner, code, by=owner.me, session=session, dialogue=dialogue_id)
    except seat_unlock.NotUnlocked:
        return _page(
            request,
            phone,
            _("That code didn’t open your seat. Check the six digits, or set a code on your own account."),
        )
    except seat_unlock.TooManyTries:
        return _page(request, phone, _("That was too many tries. Wait 15 minutes, then type the code again."), 429)
    return redirect("one_phone", dialogue_id)


@post_only("one_phone")
def hand_over(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """The phone is in other hands now. Pressed twice, or from an old page, it says whose it is once more."""
    phone = _phone_for(request, dialogue_id)
    if phone.unlock and (to := request.POST.get("to")) in phone.rooms:
        seat_unlock.use(phone.unlock, in_hand=to != phone.owner.seat)
    return redirect("one_phone", dialogue_id)


@post_only("one_phone")
def tap(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """A move of whoever has the phone. From a page that was made while the other one had it, nothing is done."""
    phone = _phone_for(request, dialogue_id)
    if phone.unlock is None:
        return _page(request, phone, _("This seat is locked again, so nothing was done."))
    if request.POST.get("seat") != phone.holder:
        return redirect("one_phone", dialogue_id)
    try:
        fields = {name: request.POST.get(name) for name in ("move_id", "move")}
        move = move_parsing.read_move({**fields, "after": post_parsing.read_number(request.POST, "after")})
        if move.move == RESUME:
            taps.both_are_back(phone.rooms, move)
        elif move.move == TAKE_BACK and not phone.undoes(move.after):
            raise IllegalMove(move.move)
        else:
            taps.tap(phone.rooms[phone.holder], move)
    except REFUSALS as refusal:
        return _page(request, _phone_for(request, dialogue_id), reason_for(refusal))
    seat_unlock.use(phone.unlock)
    if move.move != TAKE_BACK:
        request.session[TAPPED] = str(move.move_id)
    return redirect("one_phone", dialogue_id)


@post_only("one_phone")
def lock(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """Each goes on with their own phone."""
    phone = _phone_for(request, dialogue_id)
    if phone.unlock:
        seat_unlock.lock(phone.unlock)
    return redirect("room", dialogue_id)


def _phone_for(request: HttpRequest, dialogue_id: UUID) -> Phone:
    """Raises `NotInTheRoom`, also for a dialogue that is held in writing."""
    room = room_for(person_of(request), dialogue_id)
    if not room.protocol.aloud:
        raise NotInTheRoom
    session = _session_of(request)
    unlock = seat_unlock.open_seat(room.partner, by=room.me, session=session, dialogue=dialogue_id)
    return Phone(room, unlock, request.session.get(TAPPED, ""))


def _session_of(request: HttpRequest) -> str:
    return key_hash(request.session.session_key)


def _page(request: HttpRequest, phone: Phone, refusal: str = "", status: int = 409) -> HttpResponse:
    unlocked = phone.unlock is not None
    view = phone_view_for(phone.rooms, phone.holder, timezone.now(), unlocked=unlocked)
    if view.undo and not phone.undoes(phone.owner.dialogue.seq):
        view = replace(view, undo=None)
    shown = {
        "view": view,
        "room": phone.owner,
        "dialogue": phone.owner.dialogue,
        "partner": phone.owner.partner,
        "refusal": refusal,
    }
    return render(request, "dialogue/one_phone/page.html", shown, status=status if refusal else 200)
