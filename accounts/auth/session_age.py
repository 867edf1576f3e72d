"""How long a session may last: two weeks after its last use, and at the latest 30 days after its sign-in.

Only the row's end moves. What stands in the row stays as it is, for sockets compare it, and the cookie is valid longer
than any row, so that an open room prolongs its session without asking for a page.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.roles import is_therapist

UNUSED = timedelta(days=14)
LONGEST = timedelta(days=30)
LONGEST_AT_WORK = timedelta(days=14)  # a therapist or an admin reads the words of others
STEP = timedelta(days=1)  # a row is written once in this time, however much is done
SINCE, LAST_END = "signed_in_at", "last_end"  # in a session's own data, in seconds


@receiver(user_logged_in)
def begin(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    now = timezone.now()
    longest = LONGEST_AT_WORK if works_here(user) else LONGEST
    request.session[SINCE], request.session[LAST_END] = (int(moment.timestamp()) for moment in (now, now + longest))


def works_here(user: User) -> bool:
    """Whether this person reads what others wrote, or decides on their accounts."""
    return user.is_staff or is_therapist(user)


def latest(data: Mapping[str, Any], wanted: datetime) -> datetime:
    """The end that is wanted, or the last one that this session may have now. One without a sign-in is nobody's."""
    last = last_end(data)
    return min(wanted, last, timezone.now() + UNUSED) if last else wanted


def last_end(data: Mapping[str, Any]) -> datetime | None:
    """However much it is used. None for a session in which nobody signed in."""
    if end := data.get(LAST_END):
        return datetime.fromtimestamp(end, UTC)
    since = data.get(SINCE)  # alone in a session that began before sessions were prolonged
    return datetime.fromtimestamp(since, UTC) + LONGEST_AT_WORK if since else None


def renewed(end: datetime, last: datetime | None) -> datetime | None:
    """The end that a session in use gets now; None where that would move it by less than `STEP`."""
    wanted = min(last or end, timezone.now() + UNUSED)
    return wanted if wanted - end >= STEP else None
