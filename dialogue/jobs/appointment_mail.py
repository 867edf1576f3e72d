"""Mail about a time that two people agreed on: when it is noted or moved, shortly before it, and when it is off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import MailWishes, User
from dialogue.domain.deadlines import TIME_BOX
from dialogue.jobs import calendar
from dialogue.jobs.mail import Letter, notified, send, told_often
from dialogue.jobs.scheduler import Task
from dialogue.models import Dialogue, Event, Notice
from dialogue.protocol.terms import PAUSE

BEFORE = timedelta(minutes=30)
NOTED, SOON, OFF = "noted", "soon", "off"
TEMPLATES = {NOTED: "appointment_agreed", SOON: "appointment_soon", OFF: "appointment_cancelled"}


def agreed_mails(now: datetime) -> Iterator[Task]:
    """A time that was agreed on, with an entry for the calendar. Moved, it comes anew and takes the other's place."""
    return _tasks(NOTED, _ahead(now), now)


def reminder_mails(now: datetime) -> Iterator[Task]:
    """A reminder, unless the time was noted that late."""
    return _tasks(SOON, _ahead(now).filter(appointed_at__lte=now + BEFORE), now)


def cancellation_mails(now: datetime) -> Iterator[Task]:
    """A time that stands in somebody's calendar and that nobody will keep: it is over, or was removed from a pause."""
    newer = Notice.objects.filter(
        kind=NOTED, person=OuterRef("person"), dialogue=OuterRef("dialogue"), pk__gt=OuterRef("pk")
    )
    over = Q(dialogue__ended_at__isnull=False) | Q(dialogue__couple__ended_at__isnull=False)
    removed = Q(dialogue__paused=True, dialogue__appointed_at=None)  # from a pause, which goes on without one
    rows = Notice.objects.filter(over | removed, ~Exists(newer), kind=NOTED, time__gt=now, again_at=None)
    found = list(rows.select_related("dialogue", "person"))
    done = notified(OFF, [notice.about for notice in found])
    for notice in found:
        if (notice.person_id, notice.about) not in done:
            yield Task(f"mail ({OFF}) about notice {notice.pk}", partial(_call_off, notice, now))


def _ahead(now: datetime) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(appointed_at__gt=now, ended_at=None, couple__ended_at=None)


def _tasks(kind: str, rows: QuerySet[Dialogue], now: datetime) -> Iterator[Task]:
    """A mail to each partner who was not told yet."""
    found = list(with_pause(rows).annotate(partner=F("couple__partners__user")))
    done = notified(kind, [appointment_key(row) for row in found])
    for row in found:
        if (row.partner, appointment_key(row)) not in done:
            same = with_pause(rows).filter(pk=row.pk, visit=row.visit)
            yield Task(f"mail ({kind}) about dialogue {row.pk}", partial(_tell, kind, same, row.partner, now))


def _tell(kind: str, rows: QuerySet[Dialogue], person_id: int, now: datetime) -> bool:
    """Looks again: it may have been moved, or have ended, since the list was made."""
    row, person = rows.first(), User.objects.get(pk=person_id)
    if row is None or row.appointed_at is None or (kind == SOON and _noted_late(row, row.appointed_at, person)):
        return False
    if TIME_BOX in row.protocol.steps[row.step].aids:
        return False  # a time that passes, and that only one of them has set
    if told_often(kind, person, row, now):
        return False  # later, of the time that stands then
    letter = Letter(
        kind,
        TEMPLATES[kind],
        person,
        appointment_key(row),
        MailWishes.Which.TIMES,
        row,
        row.appointed_at,
    )
    if kind == NOTED:
        entry = calendar.Entry(calendar.entry_id(row.pk, person.pk), person.email, row.appointed_at, row.seq)
        letter = replace(letter, part=calendar.as_part(entry, now))
    else:
        letter = replace(letter, at_any_hour=has_chosen(person, row))
    return send(letter, now)


def has_chosen(person: User, row: Dialogue) -> bool:
    """Whether this person said yes to the time, also in their quiet hours. One alone sets until when they pause."""
    if row.appointed_at != row.back_at:
        return True
    paused = row.events.filter(move=PAUSE).order_by("-seq").first()
    return paused is not None and row.couple.partners.filter(seat=paused.seat, user=person).exists()


def _call_off(notice: Notice, now: datetime) -> bool:
    row, begin, person = notice.dialogue, notice.time, notice.person
    if row is None or begin is None:
        return False
    entry = calendar.Entry(calendar.entry_id(row.pk, person.pk), person.email, begin, row.seq + 1, off=True)
    part = calendar.as_part(entry, now)
    return send(Letter(OFF, TEMPLATES[OFF], person, notice.about, MailWishes.Which.TIMES, row, begin, part=part), now)


def _noted_late(row: Dialogue, appointed_at: datetime, person: User) -> bool:
    rows = Notice.objects.filter(kind=NOTED, person=person, about=appointment_key(row))
    return rows.filter(at__gt=appointed_at - BEFORE).exists()


def with_pause(rows: QuerySet[Dialogue]) -> QuerySet[Any]:
    """Each with `pause`, the seq of its latest pause, as `appointment_key` needs it."""
    pauses = Event.objects.filter(dialogue=OuterRef("pk"), move=PAUSE).order_by("-seq")
    return rows.annotate(pause=Subquery(pauses.values("seq")[:1]))


def appointment_key(row: Any) -> str:
    """Names an appointment in notices: each visit of the step has its own, and so has each pause until a set time.

    A time that was moved and moved back, or removed and set again, is told anew: the calendars have another, or none.
    """
    return f"{row.pk}|{row.visit}" + (f"|{row.back_at:%Y%m%d%H%M}|{row.pause}" if row.back_at else "")
