"""A day on which the clock stands still, people who take mail at any hour, and what lies in their boxes."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import MailWishes, User
from dialogue.jobs.scheduler import Done, do_due
from dialogue.models import Dialogue
from tests.cast import Cast
from tests.stage import Stage

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)  # the day before summer time begins in Europe
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
Agree = Callable[..., None]


def wishes(person: User, **given: object) -> None:
    """What this person wants; mail at any hour unless said otherwise."""
    any_hour = {"quiet_from": time(0), "quiet_until": time(0)}
    MailWishes.objects.update_or_create(person=person, defaults={**any_hour, **given})


@pytest.fixture
def cast(cast: Cast) -> Cast:
    for person in (cast.ann, cast.bob):
        wishes(person)
    return cast


@pytest.fixture
def agree(stage: Stage) -> Agree:
    """Bob, or whoever moves it, names a time; on the row it is one of the day that stands still."""

    def name(at: datetime, who: str = "bob", move: str = "later") -> None:
        stage.move(who, move, until=timezone.now() + HOUR)
        Dialogue.objects.update(appointed_at=at, house_at=at + 2 * HOUR)

    return name


def boxes(now: datetime) -> list[tuple[str, str]]:
    """Does what is due at this moment; what came of it, as (person, subject)."""
    mail.outbox.clear()
    done = do_due(now)
    assert sum((one for one in done.values()), Done()).failed == 0
    return sorted((letter.to[0].partition("@")[0], str(letter.subject)) for letter in mail.outbox)
