"""Web Push that is due: once for each thing, to whoever switched it on. It says one sentence, whatever it is about."""

import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from accounts.models import MailWishes, PushSubscription
from accounts.push.delivery import LASTS
from accounts.push.sending import can_be_told, tell
from dialogue.jobs.mail import Letter, claim_of, give_back
from dialogue.jobs.scheduler import Task

PUSHED_TURN, PUSHED_TIME = "pushed turn", "pushed time"
BUDGET = 10.0  # seconds of one look; other due work comes after it, and what is left at the next look


def subscribers() -> set[int]:
    """The people who switched it on somewhere."""
    return set(PushSubscription.objects.values_list("device__user", flat=True))


def push(letter: Letter, now: datetime) -> bool:
    """Tells this person's browsers, if it is no quiet hour and they were not told before. False otherwise.

    A push service may hold it for a while, so nothing is sent when a quiet hour could begin until then. Where no push
    service takes it, it is tried again later, as an email is.
    """
    wishes = MailWishes.of(letter.person)
    quiet = wishes.quiet_at(now) or wishes.quiet_at(now + timedelta(seconds=LASTS))
    if not letter.person.is_active or (quiet and not letter.at_any_hour) or not can_be_told(letter.person, now):
        return False
    claim = claim_of(letter, now)
    if claim is None:
        return False
    told = tell(letter.person, now)
    if not told:
        give_back(claim, now)
    return told


def within_budget(tasks: Iterable[Task]) -> Iterator[Task]:
    """Stops where push services are slow: a look at the clock has other work, too."""
    began = time.monotonic()
    for task in tasks:
        if time.monotonic() - began > BUDGET:
            return
        yield task
