"""Cool-down: how soon one person may ask again after requests that they took back. Counted in the log itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.domain.access import membership_of
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue, Event
from dialogue.person_rate_limit import TooManyMoves, may_move
from dialogue.protocol.terms import CLOSED, STOP, Seat
from dialogue.texts import time_labels

# After the first such request of a day, the second, and so on; the last holds for all that follow.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 15, 60, 180))
COUNTED = timedelta(hours=24)


class TooSoon(NotUsable):
    """This person asked a short while ago, and took it back before it was answered."""


def ask(user: User, opening: Opening, move: Move) -> MoveResult:
    """`open_dialogue` for whoever asks from outside. Raises also `TooManyMoves` and `TooSoon`; then nothing is kept.

    It is judged when the dialogue is there: a couple has one at a time, so what came before is over and counted.
    """
    if not may_move(user, ""):
        raise TooManyMoves
    with transaction.atomic():
        made = open_dialogue(user, opening, move)
        if not made.again and (left := wait_in_words(user)):
            reason = _("Not sent: you took back your last request. Your text is still here. Ask again in %(time)s.")
            raise TooSoon(reason % {"time": left})
    return made


def unanswered(asker: Seat) -> QuerySet[Dialogue]:
    """All that this seat asked for, that are over, and in which the other seat never moved, unless to end it."""
    log = Event.objects.standing().filter(dialogue=OuterRef("pk"))
    asked, answered = log.filter(seq=1, seat=asker.value), log.filter(seat=asker.other.value).exclude(move=STOP)
    return Dialogue.objects.filter(Exists(asked), ~Exists(answered), ended_at__isnull=False).exclude(step=CLOSED)


def taken_back(asker: Seat) -> QuerySet[Dialogue]:
    """Those that this seat ended itself; the others lapsed at their hour, or the other seat ended them."""
    return unanswered(asker).filter(events__move=STOP, events__seat=asker.value, events__taken_back=False)


def wait_in_words(user: User) -> str:
    """How long it is until this person may ask again, such as “12 minutes”; nothing when they may."""
    now = timezone.now()
    until = _free_at(user, now)
    return time_labels.time_left(int((until - now).total_seconds())) if until and until > now else ""


def _free_at(user: User, now: datetime) -> datetime | None:
    seated = membership_of(user)
    if seated is None:
        return None
    own = taken_back(Seat(seated.seat)).filter(couple=seated.couple, ended_at__gt=now - COUNTED)
    ends = [row.ended_at for row in own.order_by("ended_at") if row.ended_at]
    return ends[-1] + WAITS[min(len(ends), len(WAITS)) - 1] if ends else None
