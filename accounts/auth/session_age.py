"""How long a session may last, however much it is used: two weeks after its sign-in its person signs in again."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

LONGEST = timedelta(days=14)
SINCE = "signed_in_at"  # in a session's own data, in seconds


@receiver(user_logged_in)
def begin(request: HttpRequest, **_kwargs: Any) -> None:
    request.session[SINCE] = int(timezone.now().timestamp())


def latest(data: Mapping[str, Any], wanted: datetime) -> datetime:
    """The end that is wanted, or the last one that this session may have. One without a sign-in is nobody's."""
    since = data.get(SINCE)
    return min(wanted, datetime.fromtimestamp(since, UTC) + LONGEST) if since else wanted
