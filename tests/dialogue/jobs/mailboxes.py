"""Mail of jobs: who wants which, and what lies in the boxes after a run at some moment."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from django.core import mail

from accounts.models import MailWishes, User
from dialogue.jobs.scheduler import Done, do_due

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)  # the day before summer time begins in Europe
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
Agree = Callable[..., None]


def wishes(person: User, **given: object) -> None:
    """What this person wants; mail at any hour unless said otherwise."""
    any_hour = {"quiet_from": time(0), "quiet_until": time(0)}
    MailWishes.objects.update_or_create(person=person, defaults={**any_hour, **given})


def boxes(now: datetime) -> list[tuple[str, str]]:
    """Does what is due at this moment; what came of it, as (person, subject)."""
    mail.outbox.clear()
    done = do_due(now)
    assert sum((one for one in done.values()), Done()).failed == 0
    return sorted((letter.to[0].partition("@")[0], str(letter.subject)) for letter in mail.outbox)
