"""Notices to therapists that words will be erased, and mail about them: once, without saying what."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from accounts.models import MailWishes
from dialogue.care import erasure_notice
from dialogue.jobs import retention
from dialogue.jobs.mail import Letter, send
from dialogue.jobs.scheduler import Task
from dialogue.models import Notice

TEMPLATES = {erasure_notice.WORDS_GO: "words_erased_soon", erasure_notice.NOTES_GO: "notes_erased_soon"}


def erasure_notices(now: datetime) -> Iterator[Task]:
    """The telling, which needs no mail."""
    yield Task("telling of words that will go", lambda: bool(retention.announce(now)))


def erasure_mails(now: datetime) -> Iterator[Task]:
    """For each telling, of words or of notes, after which no mail was sent."""
    waiting = Notice.objects.filter(kind__in=(erasure_notice.WORDS_GO, erasure_notice.NOTES_GO), again_at__lte=now)
    for notice in waiting.select_related("person", "dialogue"):
        yield Task(f"mail ({notice.kind}) of notice {notice.pk}", partial(_tell, notice, now))


def _tell(notice: Notice, now: datetime) -> bool:
    if not MailWishes.of(notice.person).want(MailWishes.Which.ALL):
        Notice.objects.filter(pk=notice.pk).update(again_at=None)  # the page is enough
        return False
    return send(Letter(notice.kind, TEMPLATES[notice.kind], notice.person, notice.about, dialogue=notice.dialogue), now)
