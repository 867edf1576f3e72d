"""What a therapist can tell of a partner who does not share: that they said something, and nothing of how or how fast.

The steps of a partner who shares stay, and how long they took. Times of day go for both: they would tell it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dialogue.domain.access import RoomView
from dialogue.pages.transcripts import Entry, Transcript
from dialogue.protocol.terms import PARTNERS, Fact, Seat

Timed = Sequence[tuple[int, Fact, datetime]]


def withholds(seat: Seat, sharing: frozenset[Seat]) -> bool:
    """Whether this is a partner who does not share. The house has nothing to withhold."""
    return seat in PARTNERS - sharing


def without_steps(transcript: Transcript[RoomView], sharing: frozenset[Seat]) -> Transcript[RoomView]:
    """The transcript without what they did and did not say: an answer, a pause, an ouch."""
    if sharing == PARTNERS:
        return transcript
    rounds = [(n, tuple(_disclosed_entries(entries, sharing))) for n, entries in transcript.rounds]
    return replace(transcript, rounds=tuple((n, entries) for n, entries in rounds if entries))


def own_times(events: Timed, sharing: frozenset[Seat]) -> Timed:
    """The events as if nothing but the moves of those who share had taken any time.

    What is measured on them, how long a step waited or somebody had the turn, cannot depend on who withholds.
    """
    if sharing == PARTNERS:
        return events
    found, cut, last = [], timedelta(), None
    for seq, fact, at in events:
        cut += timedelta() if fact.seat in sharing else at - (last or at)
        found.append((seq, fact, at - cut))
        last = at
    return found


def _disclosed_entries(entries: tuple[Entry, ...], sharing: frozenset[Seat]) -> Iterator[Entry]:
    """What gave back something that is left out stands by itself."""
    for entry in entries:
        back = tuple(_disclosed_entries(entry.given_back, sharing))
        if withholds(entry.line.seat, sharing) and not entry.line.withheld:
            yield from back
        else:
            yield replace(entry, given_back=back)
