"""How a protocol changes with the way in which it is held. The steps and their order stay as they are."""

from dataclasses import replace

from dialogue.protocol.terms import WORDY, Ask, Mode, Protocol, Step


def held(protocol: Protocol, mode: Mode) -> Protocol:
    """The protocol as it is held in this mode: aloud, no move brings words, so there are none to keep."""
    if mode is not Mode.SPOKEN:
        return protocol
    return replace(protocol, steps={key: _aloud(step) for key, step in protocol.steps.items()})


def _aloud(step: Step) -> Step:
    ways = {move: replace(way, asks=Ask.NOTHING) if way.asks in WORDY else way for move, way in step.ways.items()}
    return replace(step, ways=ways)
