"""What the couples of the benchmark say: a dialogue's opening, one mirrored turn again and again, a whole dialogue."""

from typing import Any, NamedTuple

TITLE = "ann ask the evenings of this week"
OPENING = """
    bob now
    ann ready
    bob ready
    ann ready
    bob ready
"""
ROUND_ABOUT = """
    ann say When the evening goes by and we have not spoken I sit there and feel further away than I want to be.
    bob say When the evening goes by and we have not spoken you feel further away than you want to be.
    ann yes
    bob ask_more
    ann more
"""
FIRST_ROUND = """
    ann say When you came home late on Tuesday I felt worried and alone at the kitchen table.
    bob say When I came home late on Tuesday you felt worried.
    ann almost 10 11 12 13 14 15
    bob say And you felt alone at the kitchen table.
    ann not_yet
    ann say I felt alone, and I did not want to be the one who waits.
    bob say You felt alone, and you did not want to be the one who waits.
    ann yes
    bob ask_more
    ann more
    ann say I made up that the evening did not matter to you.
    bob ouch
    bob say You made up that the evening did not matter to me.
    ann yes
    bob ask_more
    ann no_more
    bob say When I was late you felt worried and alone, and made up that the evening did not matter to me.
    ann all
    bob pause 10
    ann resume
    bob resume
    bob say You make sense. If lateness meant that nobody thinks of you, then silence is frightening.
    ann landed
    bob say #worried #alone
    ann yes
    ann say Thank you for hearing me. It means I need not carry it by myself.
"""
SECOND_ROUND = """
    bob say What happened in me was shame. I sat in the car and did not know how to call.
    ann say You felt shame, sat in the car and did not know how to call.
    bob yes
    ann ask_more
    bob no_more
    ann say You felt shame and did not know how to call.
    bob all
    ann say You make sense. When shame comes it is hard to pick up a phone.
    bob landed
    ann say #ashamed
    bob yes
    bob say Thank you for hearing me. Now I can look at you.
"""
CLOSING = """
    bob say I appreciate that you stayed with me.
    ann say You appreciate that I stayed with you.
    ann say I appreciate that you told me.
    bob say You appreciate that I told you.
    ann ready
    bob ready
"""
WHOLE = f"{OPENING}{FIRST_ROUND}bob switch\n{SECOND_ROUND}{CLOSING}"  # after the request


class Press(NamedTuple):
    """Who presses which button, and what goes with it, as a frame has it."""

    who: str
    move: str
    content: dict[str, Any]


def presses(script: str) -> list[Press]:
    """A press a line, as scripts of the demo are written; a pause is followed by its minutes."""
    found = []
    for line in filter(None, map(str.strip, script.splitlines())):
        who, move, *rest = line.split(maxsplit=2)
        found.append(Press(who, move, _content(move, rest[0]) if rest else {}))
    return found


def _content(move: str, text: str) -> dict[str, Any]:
    if move == "pause":
        return {"minutes": int(text)}
    if move == "almost":
        return {"words": [int(place) for place in text.split()]}
    if text.startswith("#"):
        return {"feelings": [feeling[1:] for feeling in text.split()]}
    return {"text": text}
