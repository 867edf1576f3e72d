"""What a visitor does in a try, from the first mirror to the end."""

from dialogue.domain.utterance import Utterance
from dialogue.pages.try_alone.dialogue_in_memory import VisitorMove

MIRROR = "When I look at my phone at dinner you feel alone, and you miss talking with me."


def say(text: str) -> VisitorMove:
    return VisitorMove("say", Utterance(text))


WHOLE = [say(MIRROR), VisitorMove("ask_more"), say("I lost my keys."), VisitorMove("yes")]
