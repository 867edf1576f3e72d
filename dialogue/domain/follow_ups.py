"""Which closed dialogue a person may look back on, and when. Only the person who gave something is ever asked to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from accounts.encryption import envelope
from accounts.models import User
from dialogue.coach.control_requests import touches_freedom
from dialogue.domain.access import Room, membership_of, people_of
from dialogue.domain.encryption import Reader
from dialogue.domain.openings import may_follow
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import CLOSED, Protocol

FOLLOWING = {one.about: one for one in PROTOCOLS.values() if one.about}  # by what they follow


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """A closed dialogue whose day has come; `look` is the last look back on it, which set that day."""

    dialogue: Dialogue
    look: UUID | None


def due(today: date, **where: object) -> list[DueFollowUp]:
    """Those whose day has come: their own, or the one that the last look back has set in its place.

    Once somebody has looked back and set no new day, none is due any more. `where` narrows the dialogues.
    """
    looks = Dialogue.objects.filter(about=OuterRef("pk"), step=CLOSED).order_by("-created_at")
    closed = Dialogue.objects.filter(slug__in=FOLLOWING, step=CLOSED, couple__ended_at=None, **where)
    rows = closed.annotate(look=Subquery(looks.values("pk")[:1]), next_on=Subquery(looks.values("look_again_on")[:1]))
    come = rows.filter(Q(look=None, look_again_on__lte=today) | Q(look__isnull=False, next_on__lte=today))
    found = come.select_related("couple").order_by("look_again_on", "created_at")
    return [DueFollowUp(row, row.look) for row in found]


def due_for(user: User, today: date) -> tuple[Protocol, UUID] | None:
    """What this person is reminded of now: the protocol, and what it is about. None when nothing is due."""
    seated = membership_of(user)
    if seated is None:
        return None
    given = [one.dialogue for one in due(today, couple=seated.couple) if one.dialogue.sender != seated.seat]
    reader = Reader(envelope.keys_of_couple(seated.couple), people_of(seated.couple)) if given else None
    return next(((FOLLOWING[row.slug], row.pk) for row in given if reader and may_remind(row, reader)), None)


def following(room: Room) -> Protocol | None:
    """What this person may open about a dialogue that they read; on its page, where nobody reminds them."""
    protocol = FOLLOWING.get(room.dialogue.slug)
    return protocol if protocol and may_follow(room, protocol) else None


def may_remind(row: Dialogue, reader: Reader) -> bool:
    """Whether a mail or a page may remind of it: never of what touches the freedom of the one who was asked."""
    steps = row.protocol.steps.values()
    free = {pin for step in steps if "freedom" in step.aids for pin in step.pins}
    asked = {key for pin in free for key in pin.steps}
    events = row.events.filter(step__in=asked, sealed__isnull=False)
    return not any(touches_freedom(reader.utterance(event).text) for event in events)
