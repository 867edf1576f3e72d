"""Telling therapists that words will go, and the mail about it: to whoever reads them, once, without saying what."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from accounts.models import MailWishes
from dialogue import erasure_notice, retention
from dialogue.due.letters import Letter, send
from dialogue.due.works import Task
from dialogue.models import Notice


def words_that_go(now: datetime) -> Iterator[Task]:
    """First the telling, which needs no mail; then the mail for each of which none was sent."""
    yield Task("telling of words that will go", lambda: bool(retention.announce(now)))
    for notice in erasure_notice.told().filter(again_at__lte=now).select_related("person", "dialogue"):
        yield Task(f"mail ({notice.kind}) of notice {notice.pk}", partial(_tell, notice, now))


def _tell(notice: Notice, now: datetime) -> bool:
    if not MailWishes.of(notice.person).want(MailWishes.Which.ALL):
        Notice.objects.filter(pk=notice.pk).update(again_at=None)  # the page is enough
        return False
    return send(Letter(notice.kind, notice.person, notice.about, dialogue=notice.dialogue), now)
