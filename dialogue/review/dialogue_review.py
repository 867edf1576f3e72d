"""One shared dialogue as its therapist reads it: side by side, mirrors compared, times, counts, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from accounts.audit import Act
from accounts.models import User
from dialogue.care import comments, erasure_notice, reading_log
from dialogue.care.comments import Remark
from dialogue.care.therapist_access import SharedDialogue, shared_for
from dialogue.coach import mirror_lens
from dialogue.domain.access import RoomView
from dialogue.domain.queries import Line, lines
from dialogue.pages import line_labels, render
from dialogue.pages.transcripts import Entry, Transcript, facts_of, laid_out
from dialogue.protocol import links
from dialogue.protocol.terms import PARTNERS, Seat
from dialogue.review import fidelity, notes, timing
from dialogue.review.disclosure import own_times, withholds, without_steps
from dialogue.review.notes import PrivateNote


@dataclass(frozen=True, slots=True)
class DialogueReview:
    """What is on the page."""

    reader: User
    shared: SharedDialogue
    transcript: Transcript[RoomView]
    moments: dict[int, timing.Moment]

    @property
    def both_share(self) -> bool:
        """Whether both partners share, so that times and lengths are nobody's secret."""
        return self.shared.seats == PARTNERS

    @property
    def disclosed_moments(self) -> list[timing.Moment]:
        """The moments that a therapist may read: not those of a partner who withholds."""
        return [one for one in self.moments.values() if not withholds(one.fact.seat, self.shared.seats)]

    @property
    def length(self) -> timedelta | None:
        return timing.length(self.moments.values()) if self.both_share else None

    @property
    def shown(self) -> frozenset[int]:
        """The seqs of the lines on the page: a place that is left out, or that never was, is no place for a remark."""
        entries = [entry for _n, group in self.transcript.rounds for entry in group]
        return frozenset(one.line.seq for entry in entries for one in _all(entry))

    def label(self, line: Line) -> str:
        """What somebody did, with their name; of a partner who withholds the name alone."""
        if withholds(line.seat, self.shared.seats):
            return line.name
        return str(line_labels.line_context(self.shared.room, line)["label"])

    def took(self, line: Line) -> timedelta | None:
        """How long its step had waited for it; None where it could tell the time of a partner who withholds."""
        return self.moments[line.seq].took if self.both_share or line.seat in self.shared.seats else None

    @property
    def remarks(self) -> list[Remark]:
        """The therapist's own comments; those of another are not theirs to read."""
        return comments.remarks_for(self.reader, self.shared.dialogue, self.transcript.hidden)


def reading_for(therapist: User, dialogue_id: UUID) -> DialogueReview:
    """The dialogue, as far as it is shared; nothing else is opened. Raises `NotInTheRoom`. Keep it in the trail."""
    shared = shared_for(therapist, dialogue_id)
    room, events = shared.room, list(shared.dialogue.events.standing())
    facts = facts_of(events)
    hidden = links.hidden(room.protocol, facts, shared.seats)
    found = without_steps(laid_out(room, lines(room, events, hidden), hidden), shared.seats)
    timed = [(seq, fact, event.at) for (seq, fact), event in zip(facts, events, strict=True)]
    moments = timing.moments(room.protocol, own_times(timed, shared.seats))
    return DialogueReview(therapist, shared, found, {moment.seq: moment for moment in moments})


def lines_of(reading: DialogueReview) -> list[Line]:
    """Every line that is shown, in the order in which they came."""
    entries = [entry for _number, group in reading.transcript.rounds for entry in group]
    return sorted((one.line for entry in entries for one in _all(entry)), key=lambda line: line.seq)


def note_reading(therapist: User, shared: SharedDialogue) -> None:
    """Writes the reading into the trail, for both partners to see."""
    reading_log.record_reading(therapist, Act.TRANSCRIPT_READ, shared.dialogue.couple, dialogue=shared.dialogue.pk)


def page_of(therapist: User, reading: DialogueReview) -> dict[str, Any]:
    """What the page needs of it."""
    room, seats = reading.shared.room, sorted(reading.shared.seats)
    facts = [(moment.seq, moment.fact) for moment in reading.disclosed_moments]
    context = render.transcript_context(reading.transcript)
    annotations = _annotations(therapist, reading)
    for _number, entries in context["rounds"]:
        for entry in entries:
            _complete(entry, reading, annotations)
    return context | {
        "a": room.people[Seat.A],
        "b": room.people[Seat.B],
        "both_share": reading.both_share,
        "sharing": [(seat.value, room.people[seat].name) for seat in seats],
        "length": reading.length,
        "counts": [(one.label, [one.by[seat] for seat in seats]) for one in fidelity.counts(room.protocol, facts)],
        "places": fidelity.places(facts),
        "airtime": airtime_of(reading),
        "annotations": annotations.get(None),
        "goes_at": erasure_notice.erasure_times(therapist, [room.dialogue.pk]).get(room.dialogue.pk),
    }


def airtime_of(reading: DialogueReview) -> list[tuple[int, list[timedelta]]]:
    """For each round that was begun: how long each partner who shares had the turn, in the order of the seats."""
    found, seats = reading.disclosed_moments, sorted(reading.shared.seats)
    rounds = sorted({moment.fact.round for moment in found if moment.stage != timing.ARRIVING})
    return [(n, [timing.airtime(found, seat, n) for seat in seats]) for n in rounds]


def _annotations(therapist: User, reading: DialogueReview) -> dict[int | None, dict[str, list[Any]]]:
    """Comments, notes and marks by line; those on the whole dialogue, or on a line that is left out, under None."""
    dialogue = reading.shared.dialogue
    shown = reading.shown
    found: dict[int | None, dict[str, list[Any]]] = {}
    groups: dict[str, Sequence[Remark | PrivateNote]] = {
        "comments": reading.remarks,
        "notes": notes.notes_on(therapist, dialogue),
        "marks": notes.marks_on(therapist, dialogue),
    }
    for kind, items in groups.items():
        for item in items:
            found.setdefault(item.seq if item.seq in shown else None, {}).setdefault(kind, []).append(item)
    return found


def _all(entry: Entry) -> tuple[Entry, ...]:
    return (entry, *entry.given_back)


def _complete(
    entry: dict[str, Any], reading: DialogueReview, annotations: dict[int | None, dict[str, list[Any]]]
) -> None:
    """Adds to an entry what a therapist sees of it, and to the mirrors beside it how they compare."""
    line: Line = entry["line"]
    entry |= {"label": reading.label(line), "took": reading.took(line), "annotations": annotations.get(line.seq)}
    entry |= {"timed": reading.both_share, "paused": reading.moments[line.seq].paused if reading.both_share else None}
    for back in entry["given_back"]:
        _complete(back, reading, annotations)
        if line.utterance.text and back["line"].utterance.text:
            back["lens"] = mirror_lens.compare(line.utterance.text, back["line"].utterance.text)
