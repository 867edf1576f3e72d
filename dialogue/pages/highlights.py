"""What two people have made together, for home: what apps above keep for both, the gift in force, the latest thanks."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.text_direction import isolated
from dialogue import hooks
from dialogue.domain.access import Room, membership_of, people_of
from dialogue.domain.encryption import Reader
from dialogue.domain.follow_ups import may_remind
from dialogue.domain.queries import Line, lines
from dialogue.models import Dialogue, Event
from dialogue.protocol.terms import CLOSED, Seat

GIVEN = "choose"  # the move by which somebody chooses what to give
APPRECIATED = ("sentence", "appreciation", "appreciate", "appreciate_back")  # the steps at which thanks are said


@dataclass(frozen=True, slots=True)
class Highlight:
    """A line that both may read, and where it is from."""

    words: str
    source: str | Promise


def highlights_of(user: User) -> list[Highlight]:
    """Nothing for somebody without a partner, and nothing that one of the two keeps to themselves."""
    seated = membership_of(user)
    if seated is None:
        return []
    kept = [Highlight(words, source) for words, source in hooks.highlights_for(user)]
    seat, people = Seat(seated.seat), people_of(seated.couple)
    closed = Dialogue.objects.filter(couple=seated.couple, step=CLOSED).select_related("couple")

    def room_of(row: Dialogue) -> Room:
        return Room(row, seat, people)

    looked_back = Exists(Dialogue.objects.filter(about=OuterRef("pk"), step=CLOSED))
    gifts = closed.filter(~looked_back, look_again_on__gte=timezone.localdate()).order_by("-ended_at")
    given = [_gift(room_of(row)) for row in gifts]
    thanks = [_thanks(room_of(event.dialogue), event) for event in _appreciations(closed, seat.other)]
    return [*kept, *(one for one in [*given, *thanks] if one)]


def _gift(room: Room) -> Highlight | None:
    """The request that was chosen, until the day on which the two look back. Never one that home may not remind of."""
    chosen = list(room.dialogue.events.standing().filter(move=GIVEN, sealed__isnull=False).order_by("-seq")[:1])
    line, ends_on = _readable(room, chosen), room.dialogue.look_again_on
    if line is None or ends_on is None or not may_remind(room.dialogue, Reader.of(room)):
        return None
    day = date_format(ends_on, "F j")
    if line.seat is room.seat:
        return Highlight(line.utterance.text, _("Your gift until %(day)s") % {"day": day})
    words = _("%(name)s’s gift until %(day)s") % {"name": isolated(line.name), "day": day}
    return Highlight(line.utterance.text, words)


def _appreciations(closed: QuerySet[Dialogue], seat: Seat) -> QuerySet[Event]:
    """The newest one that this seat said, and the partner answered: what was left unanswered does not come back."""
    answered = Event.objects.standing().filter(dialogue=OuterRef("dialogue"), seat=seat.other.value)
    said = Event.objects.standing().filter(dialogue__in=closed, seat=seat.value, step__in=APPRECIATED)
    said = said.filter(Exists(answered))
    return said.filter(sealed__isnull=False).select_related("dialogue__couple").order_by("-at")[:1]


def _thanks(room: Room, event: Event) -> Highlight | None:
    line = _readable(room, [event])
    if line is None:
        return None
    day = date_format(timezone.localtime(line.at), "F j")
    words = _("%(name)s appreciated you on %(day)s") % {"name": isolated(line.name), "day": day}
    return Highlight(line.utterance.text, words)


def _readable(room: Room, events: list[Event]) -> Line | None:
    return next((line for line in lines(room, events) if not line.withheld), None)
