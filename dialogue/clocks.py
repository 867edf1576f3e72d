"""The clocks of a dialogue: when to meet, when to be back, when the house moves. Set with each move."""

from datetime import datetime, timedelta

from dialogue.models import Dialogue
from dialogue.protocol.terms import PAUSE, Actor, Step


def set_clocks(dialogue: Dialogue, move: str, until: datetime | None, now: datetime) -> None:
    """Sets the clocks after a move, when `dialogue` already holds the state that the move led to."""
    if dialogue.over:
        dialogue.ended_at = now
    if not dialogue.paused:
        dialogue.back_at = None
    if move == PAUSE:
        dialogue.back_at = until
    elif dialogue.visit == dialogue.seq:
        dialogue.appointed_at = until
        hours = house_hours(dialogue.protocol.steps[dialogue.step])
        dialogue.house_at = (until or now) + timedelta(hours=hours) if hours else None


def one_is_asked(step: Step) -> bool:
    """Whether the house waits for one person's answer, who may also leave it."""
    return bool(house_hours(step)) and step.actor is not Actor.BOTH


def house_hours(step: Step) -> int:
    """How long the house waits in this step; 0 when it has no move here."""
    return max((way.hours for way in step.ways.values() if way.by is Actor.HOUSE), default=0)
