"""Tells one person's browsers that something waits, each while its session stands, and drops those that are gone."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accounts.auth.sessions import user_of
from accounts.encryption.framing import CannotDecrypt
from accounts.models import PushSubscription, User
from accounts.push.delivery import Outcome, deliver
from accounts.push.subscriptions import subscriptions_of, target_of

MOST_FAILURES = 5  # in a row
FIRST_WAIT = timedelta(minutes=5)  # after a failure; each time four times as long


def can_be_told(person: User, now: datetime) -> bool:
    """Whether there is a browser to send to, at which no failure is being waited out."""
    return _due(person, now).exists()


def tell(person: User, now: datetime) -> bool:
    """Sends to each browser of this person; True when one push service has taken it. It may take seconds."""
    told = [_tell_one(pk, person, now) for pk in _due(person, now).values_list("pk", flat=True)]
    return any(told)


def _due(person: User, now: datetime) -> QuerySet[PushSubscription]:
    return subscriptions_of(person).filter(Q(again_at=None) | Q(again_at__lte=now))


def _tell_one(pk: int, person: User, now: datetime) -> bool:
    """Looks again: while another browser was told, this one may have been signed out."""
    row = PushSubscription.objects.filter(pk=pk).select_related("device").first()
    if row is None or user_of(row.device.session_key) != person:
        return False
    outcome = _outcome(row)
    rows = PushSubscription.objects.filter(pk=pk, mark=row.mark)
    if outcome is Outcome.DELIVERED:
        rows.exclude(failures=0).update(failures=0, again_at=None)
    elif outcome is Outcome.GONE or row.failures + 1 >= MOST_FAILURES:
        rows.delete()
    else:
        rows.update(failures=row.failures + 1, again_at=now + FIRST_WAIT * 4**row.failures)
    return outcome is Outcome.DELIVERED


def _outcome(row: PushSubscription) -> Outcome:
    try:
        return deliver(target_of(row))
    except CannotDecrypt:
        return Outcome.GONE
