"""Requests for a dialogue, muted by one person for a day. Private: nothing of it reaches any page of whoever asks."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom, Room, membership_of
from dialogue.models import RequestMute
from dialogue.texts import time_labels

LENGTH = timedelta(hours=24)


def mute(user: User) -> None:
    """From now on and for a day; pressed again, for a day from then. Raises `NotInTheRoom` without a partner."""
    if membership_of(user) is None:
        raise NotInTheRoom
    RequestMute.objects.update_or_create(person=user, defaults={"until": timezone.now() + LENGTH})
    _notify_own_pages(user)


def unmute(user: User) -> None:
    """Ends it before its day is over; a request that still waits is shown again."""
    RequestMute.objects.filter(person=user).delete()
    _notify_own_pages(user)


def muted_until(user: User, now: datetime) -> datetime | None:
    """None when requests are shown."""
    return RequestMute.objects.filter(person=user, until__gt=now).values_list("until", flat=True).first()


def muted_in_words(user: User, now: datetime) -> str:
    """Such as “today at 6:30 pm”; nothing when requests are shown."""
    until = muted_until(user, now)
    return time_labels.in_words(until, now) if until else ""


def hides(room: Room, now: datetime) -> bool:
    """Whether this reader is not shown that they are asked, nor what began without them, such as a time to cool down.

    What holds up a running dialogue is always shown.
    """
    if room.dialogue.parent_id is not None or muted_until(room.me, now) is None:
        return False
    return room.asked or not room.dialogue.events.standing().filter(seat=room.seat).exists()


def _notify_own_pages(user: User) -> None:
    """Their own pages alone."""
    notify.after_commit(notify.home_changed, user.pk)
