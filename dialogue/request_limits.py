"""How soon one person may ask for a dialogue again after requests that they took back. Counted in the log itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue import times
from dialogue.access import couple_of
from dialogue.allowance import TooManyMoves, within
from dialogue.content import NotUsable
from dialogue.openings import Opening, open_dialogue
from dialogue.protocol.terms import Seat
from dialogue.request_history import taken_back
from dialogue.services import Made, Move

# After the first such request of a day, the second, and so on; the last holds for all that follow.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 15, 60, 180))
COUNTED = timedelta(hours=24)


class TooSoon(NotUsable):
    """This person asked a short while ago, and took it back before it was answered."""


def ask(user: User, opening: Opening, move: Move) -> Made:
    """`open_dialogue` for whoever asks from outside. Raises also `TooManyMoves` and `TooSoon`; then nothing is kept.

    It is judged when the dialogue is there: a couple has one at a time, so what came before is over and counted.
    """
    if not within(user, ""):
        raise TooManyMoves
    with transaction.atomic():
        made = open_dialogue(user, opening, move)
        if not made.again and (left := wait_in_words(user)):
            reason = _("You took back your last request. You can ask again in %(time)s. Your words are still here.")
            raise TooSoon(reason % {"time": left})
    return made


def wait_in_words(user: User) -> str:
    """How long it is until this person may ask again, such as “12 minutes”; nothing when they may."""
    now = timezone.now()
    until = _free_at(user, now)
    return times.left(int((until - now).total_seconds())) if until and until > now else ""


def _free_at(user: User, now: datetime) -> datetime | None:
    seated = couple_of(user)
    if seated is None:
        return None
    own = taken_back(Seat(seated.seat)).filter(couple=seated.couple, ended_at__gt=now - COUNTED)
    ends = [row.ended_at for row in own.order_by("ended_at") if row.ended_at]
    return ends[-1] + WAITS[min(len(ends), len(WAITS)) - 1] if ends else None
