"""One shared dialogue as its therapist reads it: side by side, mirrors compared, times, counts, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from accounts.audit import Act
from accounts.models import User
from dialogue import comments, erasure_notice, readings, rendering
from dialogue.coach import lens
from dialogue.comments import Remark
from dialogue.protocol import links
from dialogue.protocol.terms import Seat
from dialogue.review import fidelity, notes, timing
from dialogue.review.notes import Own
from dialogue.selectors import Line, lines
from dialogue.shared import Shared, shared_for
from dialogue.transcripts import Transcript, facts_of, laid_out


@dataclass(frozen=True, slots=True)
class Reading:
    """What is on the page."""

    reader: User
    shared: Shared
    transcript: Transcript
    moments: dict[int, timing.Moment]

    @property
    def remarks(self) -> list[Remark]:
        """The therapist's own comments; those of another are not theirs to read."""
        return comments.remarks_for(self.reader, self.shared.dialogue, self.transcript.hidden)


def reading_for(therapist: User, dialogue_id: UUID) -> Reading:
    """The dialogue, as far as it is shared; nothing else is opened. Raises `NotInTheRoom`. Keep it in the trail."""
    shared = shared_for(therapist, dialogue_id)
    room, events = shared.room, list(shared.dialogue.events.all())
    facts = facts_of(events)
    hidden = links.hidden(room.protocol, facts, shared.seats)
    found = laid_out(room, lines(room, events, hidden), hidden)
    timed = [(seq, fact, event.at) for (seq, fact), event in zip(facts, events, strict=True)]
    return Reading(therapist, shared, found, {moment.seq: moment for moment in timing.moments(room.protocol, timed)})


def note_reading(therapist: User, shared: Shared) -> None:
    """Writes the reading into the trail, for both partners to see."""
    readings.note(therapist, Act.TRANSCRIPT_READ, shared.dialogue.couple, dialogue=shared.dialogue.pk)


def page_of(therapist: User, reading: Reading) -> dict[str, Any]:
    """What the page needs of it."""
    room, found = reading.shared.room, list(reading.moments.values())
    facts = [(moment.seq, moment.fact) for moment in found]
    context = rendering.transcript_context(reading.transcript)
    beside = _beside(therapist, reading)
    for _number, entries in context["rounds"]:
        for entry in entries:
            _complete(entry, reading, beside)
    return context | {
        "a": room.people[Seat.A],
        "b": room.people[Seat.B],
        "sharing": [room.people[seat].name for seat in sorted(reading.shared.seats)],
        "length": timing.length(found),
        "counts": fidelity.counts(room.protocol, facts),
        "places": fidelity.places(facts),
        "airtime": airtime_of(reading),
        "beside": beside.get(None),
        "goes_at": erasure_notice.going(therapist, [room.dialogue.pk]).get(room.dialogue.pk),
    }


def airtime_of(reading: Reading) -> list[tuple[int, timedelta, timedelta]]:
    """For each round that was begun: how long A and B had the turn."""
    found = list(reading.moments.values())
    rounds = sorted({moment.fact.round for moment in found if moment.stage != timing.ARRIVING})
    return [(n, timing.airtime(found, Seat.A, n), timing.airtime(found, Seat.B, n)) for n in rounds]


def _beside(therapist: User, reading: Reading) -> dict[int | None, dict[str, list[Any]]]:
    """Comments, notes and marks by line; those on the whole dialogue under None."""
    dialogue = reading.shared.dialogue
    found: dict[int | None, dict[str, list[Any]]] = {}
    groups: dict[str, Sequence[Remark | Own]] = {
        "comments": reading.remarks,
        "notes": notes.notes_on(therapist, dialogue),
        "marks": notes.marks_on(therapist, dialogue),
    }
    for kind, items in groups.items():
        for item in items:
            found.setdefault(item.seq, {}).setdefault(kind, []).append(item)
    return found


def _complete(entry: dict[str, Any], reading: Reading, beside: dict[int | None, dict[str, list[Any]]]) -> None:
    """Adds to an entry what a therapist sees of it, and to the mirrors beside it how they compare."""
    line: Line = entry["line"]
    moment = reading.moments[line.seq]
    entry |= {"took": moment.took, "paused": moment.paused, "beside": beside.get(line.seq)}
    for back in entry["given_back"]:
        _complete(back, reading, beside)
        if line.said.text and back["line"].said.text:
            back["lens"] = lens.compare(line.said.text, back["line"].said.text)
