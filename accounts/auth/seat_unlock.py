"""Opens a person's seat of one dialogue in their partner's browser, by the person's own code, until it is closed.

What can be done from such a seat is for the dialogue to say (`dialogue.pages.one_phone`), here only whether it is open.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.dispatch import receiver
from django.utils import timezone

from accounts import roles
from accounts.auth.rate_limit import allowed
from accounts.auth.sign_in_log import log_too_many
from accounts.couples import seat_codes
from accounts.models import SeatUnlock, User

IDLE = timedelta(hours=2)  # without a tap, after which a seat is closed
LONGEST = timedelta(hours=12)  # however often it is used: one evening, and never longer than it is told of
RETENTION = timedelta(days=30)  # in which its person can read that it was open
TRIES, MINUTES = 5, 15
logger = logging.getLogger("site.sign_in")


class NotUnlocked(Exception):
    """There is no code, or another one. Whoever tried it is not told which."""


class TooManyTries(Exception):
    """Nothing was compared."""


def unlock(person: User, code: str, *, by: User, session: str, dialogue: UUID) -> SeatUnlock:
    """Opens the seat in the browser of `by` whose session has this hash. Raises `NotUnlocked` and `TooManyTries`.

    A try counts for the person whose code it is and for the one who tries, whatever came of it.
    The person has just typed it, so the phone is in their hands.
    """
    for what, counted in (("seat_code", person), ("seat_code_by", by)):
        if not _may_try(what, counted):
            log_too_many("seat_code", person)
            raise TooManyTries
    kept = seat_codes.matching(person, code)
    if kept is None or not person.is_active:
        logger.info("refused: method=seat_code account=%s by=%s", person.pk, by.pk)
        raise NotUnlocked
    with transaction.atomic():
        roles.hold(person.pk)
        if not seat_codes.is_current(kept):  # changed, or erased with the account, at this moment
            raise NotUnlocked
        _end(SeatUnlock.objects.filter(person=person, session=session))
        row = SeatUnlock(person=person, by=by, session=session, code=kept, dialogue=dialogue, in_hand=True)
        row.used_at = timezone.now()
        row.save(force_insert=True)
    logger.info("seat unlocked: account=%s by=%s", person.pk, by.pk)
    return row


def open_seat(person: User, *, by: User, session: str, dialogue: UUID) -> SeatUnlock | None:
    """The unlock that is open in this very browser, while `by` is signed in there and the person has the same code."""
    rows = open_rows(person).filter(by=by, session=session, dialogue=dialogue)
    return rows.order_by("-pk").first()


def use(row: SeatUnlock, *, in_hand: bool | None = None) -> None:
    """Notes that the seat was used now; with `in_hand`, that the phone is with its person from now on, or is not."""
    fresh: dict[str, object] = {"used_at": timezone.now()}
    if in_hand is not None:
        row.in_hand = fresh["in_hand"] = in_hand
    SeatUnlock.objects.filter(pk=row.pk).update(**fresh)


def lock(row: SeatUnlock) -> None:
    _end(SeatUnlock.objects.filter(pk=row.pk))


def lock_all(person: User) -> int:
    """Closes every seat of this person on other people's phones. Says how many were not closed by hand before."""
    return _end(SeatUnlock.objects.filter(person=person))


def open_rows(person: User) -> QuerySet[SeatUnlock]:
    """The unlocks that are open at this moment."""
    rows = SeatUnlock.objects.filter(person=person, person__is_active=True, by__is_active=True, ended_at=None)
    signed_in = UserSession.objects.filter(session_key=OuterRef("session"), user=OuterRef("by"))
    now = timezone.now()
    return rows.filter(Exists(signed_in), code__person=person, used_at__gt=now - IDLE, at__gt=now - LONGEST)


def recent(person: User) -> QuerySet[SeatUnlock]:
    """Where and when seats of this person were unlocked, the newest first."""
    rows = SeatUnlock.objects.filter(person=person, at__gt=timezone.now() - RETENTION)
    return rows.select_related("by").order_by("-at", "-pk")


def expired(now: datetime) -> QuerySet[SeatUnlock]:
    return SeatUnlock.objects.filter(used_at__lte=now - RETENTION)


@receiver(password_changed)
@receiver(password_reset)
@receiver(password_set)
def end_with_the_old_password(user: User, **_kwargs: object) -> None:
    lock_all(user)


def _may_try(what: str, person: User) -> bool:
    return allowed(what, person, most=TRIES, seconds=MINUTES * 60)


def _end(rows: QuerySet[SeatUnlock]) -> int:
    return rows.filter(ended_at=None).update(ended_at=timezone.now())
