"""What comes with a simulated move: usable most of the time, and each text with a word of its own to find it by."""

import random
from datetime import datetime, timedelta
from typing import Any

from dialogue.domain.access import Room
from dialogue.protocol import engine
from dialogue.protocol.terms import WORDY, Ask
from dialogue.texts.request_checklist import CHECKLIST

THREAT = "I will kill you"
AWKWARD = ("", " <b>&amp;</b>", ' "it\'s"', "\nand then", " {{ name }} %s {0}", " schön 私")


def fields_of(room: Room, move: str, mark: str, now: datetime, chance: random.Random) -> dict[str, Any]:
    """The fields of a frame beside the move's name. Every twentieth brings nothing, whatever is asked."""
    asked = engine.asks(room.protocol, room.state, move)
    if chance.random() < 0.05:
        return {}
    if asked in {Ask.WORDS, Ask.CHOICE}:
        return {"words": [chance.randrange(2)]}
    if asked is Ask.FEELINGS and chance.random() < 0.5:
        return {"feelings": ["sad"]}
    if asked in WORDY:
        text = THREAT if chance.random() < 0.01 else f"I felt {mark}{chance.choice(AWKWARD)}"
        return {"text": text} | ({"ticks": list(CHECKLIST)} if asked is Ask.REQUEST else {})
    times: dict[Ask, dict[str, Any]] = {
        Ask.TIME: {"until": (now + timedelta(minutes=chance.choice((1, 45, 600)))).isoformat()},
        Ask.DAY: {"day": (now + timedelta(days=chance.choice((3, 20)))).date().isoformat()},
        Ask.MINUTES: {"minutes": chance.choice((1, 10, 300))},
    }
    return times.get(asked, {})
