"""How a protocol changes with the way in which it is held. The steps and their order stay as they are."""

from dataclasses import replace

from dialogue.protocol.terms import WORDY, Ask, Mode, Protocol, Step, Way


def protocol_in_mode(protocol: Protocol, mode: Mode) -> Protocol:
    """The protocol as it is held in this mode: aloud, words are said, no move brings them, and none is kept."""
    if mode is not Mode.SPOKEN:
        return protocol
    return replace(protocol, aloud=True, steps={key: _aloud(step) for key, step in protocol.steps.items()})


def _aloud(step: Step) -> Step:
    return replace(step, ways={move: _way_aloud(way) for move, way in step.ways.items()})


def _way_aloud(way: Way) -> Way:
    if way.asks not in WORDY:
        return way
    # A line that may be left out is left out: the two need not be in one place yet.
    return replace(way, asks=Ask.NOTHING if way.asks is Ask.LINE else Ask.ALOUD)
