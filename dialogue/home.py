"""The home page's own socket and its living part: the partner, an open dialogue, a request."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import care
from accounts.models import User
from dialogue import assignments, beyond, follow_ups, request_mute, selectors, share_offer
from dialogue.access import couple_of, people_of
from dialogue.beyond import Reminder
from dialogue.protocol.terms import Seat
from dialogue.rights import reader_mark
from dialogue.share_offer import ShareOffer
from dialogue.sockets import PersonConsumer
from dialogue.turns import turn_for
from dialogue.words import kind_of


class HomeConsumer(PersonConsumer):
    """One browser on the home page. It is told; it only says that it is there."""

    async def entered(self) -> bool:
        await self.home_changed({})
        return True

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the page's living part, and so heals a lost bell."""
        if await self.may_look():
            await self.home_changed({})

    async def home_changed(self, event: dict[str, Any]) -> None:
        if await self.still_signed_in():
            html, mark = await self.in_thread(_part_and_mark, self.user)
            await self.send_frame({"type": "home", "html": html, "mark": mark})

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.home_changed(event)


def living_part(user: User) -> str:
    return render_to_string("dialogue/home/_current_dialogue.html", living_context(user))


def _part_and_mark(user: User) -> tuple[str, str]:
    mark = reader_mark(user)  # of the list of past dialogues, which stands beside the living part
    return living_part(user), mark


def offers_for(user: User, living: dict[str, Any]) -> list[Reminder]:
    """What may be offered beside the living part: at most one thing, and none where something waits already."""
    waits = any(living.get(name) for name in ("room", "look_back", "proposal"))
    if waits or not living["partner"]:
        return []
    if therapist := care.asked_anew_for(user):
        words = _("The text about what %(name)s can read has changed. Read it, and say yes or no") % {
            "name": therapist.name
        }
        return [Reminder(words, "partner")]
    offer = share_offer.offer_for(user)
    return [_to_sharing(offer)] if offer else beyond.reminders_for(user)[:1]


def _to_sharing(offer: ShareOffer) -> Reminder:
    """The answer is given on the sharing page, beside what it is about."""
    words = _("Share earlier dialogues with %(name)s, or not") % {"name": offer.link.therapist.name}
    return Reminder(words, "sharing")


def living_context(user: User) -> dict[str, Any]:
    """What `_current_dialogue.html` needs for this person."""
    seated = couple_of(user)
    if seated is None:
        return {"partner": None}
    partner = people_of(seated.couple)[Seat(seated.seat).other]
    room, now = selectors.open_room_of(user), timezone.now()
    if room is None or request_mute.hides(room, now):
        look_back = follow_ups.due_for(user, timezone.localdate())
        return {
            "partner": partner,
            "room": None,
            "muted": request_mute.muted_in_words(user, now),
            "look_back": look_back,
            "proposal": assignments.proposal_for(user),
        }
    return {
        "partner": partner,
        "room": room,
        "turn": turn_for(room),
        "title": selectors.title_of(room),
        "kind": kind_of(room.protocol),
        "now": now,
    }
