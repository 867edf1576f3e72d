"""Deadlines of a dialogue: when to meet, when to be back, when the house moves. Set with each move."""

from datetime import date, datetime, timedelta
from typing import Protocol

from dialogue.models import Dialogue
from dialogue.protocol.terms import PAUSE, REWORD, Actor, Step

TIME_BOX = "time_box"


class MoveTimes(Protocol):
    """The times that come with a move."""

    @property
    def until(self) -> datetime | None: ...

    @property
    def minutes(self) -> int | None: ...

    @property
    def day(self) -> date | None: ...


def set_clocks(dialogue: Dialogue, before: str, move: str, agreed: MoveTimes, now: datetime) -> None:
    """Sets the clocks after a move at the step `before`, when `dialogue` already holds the state that it led to."""
    if dialogue.over:
        dialogue.ended_at = now
    if agreed.day:
        dialogue.look_again_on = agreed.day
    _note_together(dialogue, now)
    _hold_the_turn(dialogue, move, now)
    if move == REWORD:
        dialogue.turn_lasted = timedelta()
        return  # within a pause, which lasts as long as it would
    if not dialogue.paused:
        _end_the_pause(dialogue)
    if move == PAUSE:
        _hold_the_box(dialogue, now)
        _pause(dialogue, agreed)
    elif not dialogue.paused and dialogue.box_left is not None and dialogue.visit != dialogue.seq:
        dialogue.house_at, dialogue.box_left = now + dialogue.box_left, None
    elif dialogue.visit == dialogue.seq:
        _begin_visit(dialogue, before, agreed, now)


def _begin_visit(dialogue: Dialogue, before: str, agreed: MoveTimes, now: datetime) -> None:
    dialogue.appointed_at, dialogue.box_left = agreed.until, None
    step, came_from = dialogue.protocol.steps[dialogue.step], dialogue.protocol.steps[before]
    goes_on = TIME_BOX in step.aids and TIME_BOX in came_from.aids and agreed.until is None
    if dialogue.house_at and goes_on:
        return  # one box around several steps
    seconds = house_waits(step)
    dialogue.house_at = None if seconds is None else (agreed.until or now) + timedelta(seconds=seconds)


def _note_together(dialogue: Dialogue, now: datetime) -> None:
    protocol, step = dialogue.protocol, dialogue.protocol.steps[dialogue.step]
    if dialogue.paused or step.over or step.stage == protocol.stages[0]:
        dialogue.together_since = None
    elif dialogue.together_since is None:
        dialogue.together_since = now


def _hold_the_turn(dialogue: Dialogue, move: str, now: datetime) -> None:
    """What a turn lasts is counted without its pauses: after one, it began that much later."""
    if move == PAUSE and dialogue.turn_lasted is None and dialogue.visit_at:
        dialogue.turn_lasted = max(timedelta(), now - dialogue.visit_at)
    elif not dialogue.paused and dialogue.turn_lasted is not None:
        if dialogue.visit != dialogue.seq:
            dialogue.visit_at = now - dialogue.turn_lasted
        dialogue.turn_lasted = None


def _pause(dialogue: Dialogue, agreed: MoveTimes) -> None:
    """Until a set time in place of a length: an appointment, of which both are reminded. The step's own comes first."""
    _end_the_pause(dialogue)  # of one that went before
    dialogue.back_at = agreed.until
    if agreed.minutes is None and dialogue.appointed_at is None:
        dialogue.appointed_at = agreed.until


def _end_the_pause(dialogue: Dialogue) -> None:
    if dialogue.back_at and dialogue.appointed_at == dialogue.back_at:
        dialogue.appointed_at = None
    dialogue.back_at = None


def _hold_the_box(dialogue: Dialogue, now: datetime) -> None:
    """A time box stands still during a pause. An hour that was agreed on does not: it comes all the same."""
    boxed = TIME_BOX in dialogue.protocol.steps[dialogue.step].aids
    if boxed and dialogue.house_at and not dialogue.appointed_at:
        dialogue.box_left = max(timedelta(), dialogue.house_at - now)
        dialogue.house_at = None


def house_waits(step: Step) -> int | None:
    """How many seconds the house waits in this step; None when it has no move here."""
    return max((way.seconds for way in step.ways.values() if way.by is Actor.HOUSE), default=None)
