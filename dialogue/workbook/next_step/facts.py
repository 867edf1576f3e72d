"""What the rules may know of a person: their own acts, and what the two said to each other; nothing the other keeps."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from dialogue.hooks import Reminder
from dialogue.models import Dialogue, Event
from dialogue.pages.protocol_choices import entries_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.workbook.access import Half
from dialogue.workbook.checkins.reminders import due_for
from dialogue.workbook.checkins.trend import heard_of
from dialogue.workbook.exercises import reminders_for
from dialogue.workbook.kind_days.calendar import own_marks
from dialogue.workbook.kind_days.marks import Mark

WEEK = timedelta(weeks=1)
UNHEARD = 4  # of 10, and below
APPRECIATED = "appreciate"  # the kind of a step in which an appreciation is said


@dataclass(frozen=True, slots=True)
class Facts:
    """How it stands for one person now."""

    unheard: bool  # the newest dialogue is of this week, and left them little heard
    ouch: bool  # they marked one yesterday or today
    check_in: bool  # one of the forms could be answered
    appreciated: bool  # they said an appreciation within a week
    reminders: tuple[Reminder, ...]  # what the exercises say is due
    open: frozenset[str]  # the kinds of dialogue that the two may begin


def facts_of(half: Half, now: datetime) -> Facts:
    today = timezone.localdate(now)
    marks = own_marks(half, today - timedelta(days=1))
    return Facts(
        unheard=_unheard(half, now),
        ouch=Mark.OUCH in marks.values(),
        check_in=due_for(half.me, half.couple, today) is not None,
        appreciated=_appreciated(half, now),
        reminders=tuple(one for one in reminders_for(half.me) if not one.waits),
        open=frozenset(entry.slug for entry in entries_for(half.couple) if not entry.missing),
    )


def _unheard(half: Half, now: datetime) -> bool:
    closed = Dialogue.objects.filter(couple=half.couple, step="closed", ended_at__gt=now - WEEK)
    if not closed.exists():
        return False
    points = heard_of(half.me, half.couple)
    level = points[-1].number if points else None
    return level is not None and level <= UNHEARD


def _appreciated(half: Half, now: datetime) -> bool:
    steps = {step.key for one in PROTOCOLS.values() for step in one.steps.values() if step.kind == APPRECIATED}
    said = Event.objects.standing().filter(dialogue__couple=half.couple, seat=half.seat, step__in=steps)
    return said.filter(at__gt=now - WEEK).exists()
