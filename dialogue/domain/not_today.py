"""“Not today”, as the person who asked is told of it: on Home, and before they ask for the same again."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Partner, User
from accounts.text_direction import isolated
from dialogue.domain.access import Room, membership_of, people_of
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening
from dialogue.domain.queries import title_of
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue
from dialogue.protocol.terms import Seat
from dialogue.texts import time_labels

NOT_TODAY = "not_today"
LATELY = timedelta(hours=12)


class AskedLately(NotUsable):
    """The partner said “Not today” to the same a short while ago. Pressed once more, it is asked all the same."""


def check_not_asked_lately(user: User, opening: Opening, move: Move) -> None:
    """Raises `AskedLately` where this person asked for the same, in any case and spacing, within the last 12 hours."""
    seated, now = membership_of(user), timezone.now()
    if seated is None:
        return
    seat, people = Seat(seated.seat), people_of(seated.couple)
    rows = Dialogue.objects.filter(couple=seated.couple, step=NOT_TODAY, slug=opening.slug, ended_at__gt=now - LATELY)
    for row in rows.filter(events__seq=1, events__seat=seat.value).order_by("-ended_at"):
        if _same(title_of(Room(row, seat, people)), move.content.utterance.text):
            raise AskedLately(_reason(people[seat.other], row.ended_at or now, now))


def latest_no_to(seated: Partner, now: datetime) -> Dialogue | None:
    """The request of this person that the partner said it to in the last 12 hours, if nothing has ended since.

    A silent no ends like a request that nobody saw, and is none.
    """
    ended = Dialogue.objects.filter(couple=seated.couple, parent=None, ended_at__gt=now - LATELY)
    latest = ended.order_by("-ended_at").first()
    return latest if latest and (latest.step, latest.sender) == (NOT_TODAY, seated.seat) else None


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _reason(partner: User, said: datetime, now: datetime) -> str:
    words = {"partner": isolated(partner.name), "time": time_labels.time_left(int((now - said).total_seconds()))}
    return (
        _(
            "%(partner)s said “Not today” %(time)s ago. Tomorrow may be easier for both of you. If your request "
            "can’t wait, press the button once more."
        )
        % words
    )
