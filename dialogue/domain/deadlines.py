"""Deadlines of a dialogue: when to meet, when to be back, when the house moves. Set with each move."""

from datetime import date, datetime, timedelta
from typing import Protocol

from dialogue.models import Dialogue
from dialogue.protocol.terms import PAUSE, Actor, Step

TIME_BOX = "time_box"


class MoveTimes(Protocol):
    """The times that come with a move."""

    @property
    def until(self) -> datetime | None: ...

    @property
    def day(self) -> date | None: ...


def set_clocks(dialogue: Dialogue, before: str, move: str, agreed: MoveTimes, now: datetime) -> None:
    """Sets the clocks after a move at the step `before`, when `dialogue` already holds the state that it led to."""
    if dialogue.over:
        dialogue.ended_at = now
    if agreed.day:
        dialogue.look_again_on = agreed.day
    if not dialogue.paused:
        dialogue.back_at = None
    if move == PAUSE:
        dialogue.back_at = agreed.until
        _hold_the_box(dialogue, now)
    elif not dialogue.paused and dialogue.box_left is not None and dialogue.visit != dialogue.seq:
        dialogue.house_at, dialogue.box_left = now + dialogue.box_left, None
    elif dialogue.visit == dialogue.seq:
        dialogue.appointed_at, dialogue.box_left = agreed.until, None
        step, came_from = dialogue.protocol.steps[dialogue.step], dialogue.protocol.steps[before]
        goes_on = TIME_BOX in step.aids and TIME_BOX in came_from.aids and agreed.until is None
        if dialogue.house_at and goes_on:
            return  # one box around several steps
        seconds = house_waits(step)
        dialogue.house_at = None if seconds is None else (agreed.until or now) + timedelta(seconds=seconds)


def _hold_the_box(dialogue: Dialogue, now: datetime) -> None:
    """A time box stands still during a pause. An hour that was agreed on does not: it comes all the same."""
    boxed = TIME_BOX in dialogue.protocol.steps[dialogue.step].aids
    if boxed and dialogue.house_at and not dialogue.appointed_at:
        dialogue.box_left = max(timedelta(), dialogue.house_at - now)
        dialogue.house_at = None


def house_waits(step: Step) -> int | None:
    """How many seconds the house waits in this step; None when it has no move here."""
    return max((way.seconds for way in step.ways.values() if way.by is Actor.HOUSE), default=None)
