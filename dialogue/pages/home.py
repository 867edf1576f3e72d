"""The living part of the home page: the partner, an open dialogue, a request."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.care import consent
from accounts.couples import invitations, reconnection
from accounts.models import Partner, User
from accounts.text_direction import isolated
from dialogue import hooks
from dialogue.care import assignments, share_offer
from dialogue.care.access_fingerprint import reader_mark
from dialogue.care.share_offer import ShareOffer
from dialogue.domain import follow_ups, queries, request_limits, request_mute
from dialogue.domain.access import Room, membership_of, people_of
from dialogue.domain.not_today import latest_no_to
from dialogue.domain.openings import gives_way
from dialogue.hooks import Reminder
from dialogue.pages.card_answers import answers_for
from dialogue.pages.dialogue_tiles import dialogue_tiles_beside, dialogue_tiles_for
from dialogue.pages.protocol_choices import entry_of
from dialogue.pages.turn.instructions import instructions_for, open_request_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_facts import request_facts_for
from dialogue.pages.turn.turn_timing import set_times_for
from dialogue.protocol.terms import Seat
from dialogue.texts import kind_of, time_labels


def living_part(user: User) -> str:
    return render_to_string("dialogue/home/_current_dialogue.html", living_context(user))


def part_and_mark(user: User) -> tuple[str, str]:
    mark = reader_mark(user)  # of the list of past dialogues, which stands beside the living part
    return living_part(user), mark


def offers_for(user: User, living: dict[str, Any]) -> list[Reminder]:
    """What may be offered beside the living part: at most one thing, and none where something waits already."""
    waits = any(living.get(name) for name in ("room", "parallel", "look_back", "proposal"))
    if waits or not living["partner"]:
        return []
    if therapist := consent.asked_anew_for(user):
        words = _("What %(name)s can read has changed. Choose if you still agree") % {"name": isolated(therapist.name)}
        return [Reminder(words, "partner")]
    offer = share_offer.offer_for(user)
    if offer:
        return [_to_sharing(offer)]
    tiles = {tile.slug for tile in living["tiles"]}  # what a tile leads to needs no second way
    return [reminder for reminder in hooks.reminders_for(user) if reminder.slug not in tiles][:1]


def _to_sharing(offer: ShareOffer) -> Reminder:
    """The answer is given on the sharing page, beside what it is about."""
    words = _("Choose if %(name)s can read your earlier dialogues") % {"name": isolated(offer.link.therapist.name)}
    return Reminder(words, "sharing")


def living_context(user: User) -> dict[str, Any]:
    """What `_current_dialogue.html` needs for this person."""
    seated = membership_of(user)
    if seated is None:
        return _without_partner(user)
    seat, now = Seat(seated.seat), timezone.now()
    partner = people_of(seated.couple)[seat.other]
    faces = [(seat, user), (seat.other, partner)]
    parallel = [room for room in queries.parallel_rooms_of(user) if not request_mute.hides(room, now)]
    cards = [_card_of(room, now) for room in parallel]
    room = shown_room_of(user, now)
    shared = {"partner": partner, "faces": faces, "parallel": cards, "room": room}
    if room is None:
        return shared | _needs_of(user, seated, now)
    tiles = dialogue_tiles_beside(room) if room.dialogue.paused else ()
    return shared | {"card": _card_of(room, now), "tiles": tiles}


def _needs_of(user: User, seated: Partner, now: datetime) -> dict[str, Any]:
    """What home tells, asks and offers while no dialogue is open."""
    proposal, muted = assignments.proposal_for(user), request_mute.muted_in_words(user, now)
    return {
        "muted": muted,
        "said_no": latest_no_to(seated, now),
        "look_back": follow_ups.due_for(user, timezone.localdate()),
        "proposal": proposal,
        "proposed": entry_of(proposal.slug, seated.couple) if proposal else None,
        "tiles": () if muted else dialogue_tiles_for(seated.couple),
        "wait": request_limits.wait_in_words(user),
    }


def _without_partner(user: User) -> dict[str, Any]:
    invitation = invitations.open_invitation_of(user)
    return {
        "partner": None,
        "former": invitations.former_partner_of(user),
        "reconnection": reconnection.reconnection_for(user),
        "link_ends": time_labels.in_words(invitation.ends_at, timezone.now()) if invitation else "",
    }


def shown_room_of(user: User, now: datetime) -> Room | None:
    """The open dialogue, unless it is a request that this person has muted."""
    room = queries.open_room_of(user)
    return None if room is None or request_mute.hides(room, now) else room


def _card_of(room: Room, now: datetime) -> dict[str, Any]:
    """What `_dialogue_card.html` needs."""
    moves = moves_of(room)
    request, times = open_request_for(room, moves, request_facts_for(room), now), set_times_for(room, now)
    rests = request.let_rest or _lies_ahead(room, now)
    return {
        "room": room,
        "quiet": rests or moves.waits or (room.dialogue.paused and not times.partner_is_back),  # no button is filled
        "answers": None if rests else answers_for(room, moves),
        "gives_way": gives_way(room),
        "instructions": instructions_for(room, moves),
        "request_state": request,
        "times": times,
        "title": queries.title_of(room),
        "kind": kind_of(room.protocol),
    }


def _lies_ahead(room: Room, now: datetime) -> bool:
    """Whether the two meet later, so that nothing is to be done there now."""
    appointed = room.dialogue.appointed_at
    return not room.dialogue.paused and bool(appointed and appointed > now)
