"""Dialogues to read again: the list of those that are over, and one of them by rounds."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Couple, User
from dialogue.domain.access import Room, RoomView, past_room_for, people_of
from dialogue.domain.encryption import Reader
from dialogue.domain.queries import Line, lines
from dialogue.models import Dialogue, Event
from dialogue.protocol import links
from dialogue.protocol.terms import SAY, Fact, Mode, Seat, Step
from dialogue.texts import ABOUT, kind_of, title_of

# Beyond the line that it was asked for with.
LATER = Event.objects.standing().filter(dialogue=OuterRef("pk"), seq__gt=1)
SOMETHING_SAID = Exists(LATER.filter(sealed__isnull=False)) | Exists(LATER.filter(dialogue__mode=Mode.SPOKEN, move=SAY))


R = TypeVar("R", bound=RoomView)


@dataclass(frozen=True, slots=True)
class PastDialogue:
    """A dialogue that is over, as a list shows it. The title is None when it is not this reader's to see."""

    id: UUID
    couple_id: int
    title: str | None
    ended_at: datetime | None
    names: tuple[str, ...]
    kind: str
    slug: str
    aloud: bool = False
    partner: str = ""  # their name

    @property
    def plain_kind(self) -> str:
        """Its kind in words, whether it was held aloud or not."""
        return str(ABOUT[self.slug].name)

    @property
    def name(self) -> str:
        """What a list with a date beside it calls the dialogue."""
        return self.title or self.kind

    @property
    def dated_name(self) -> str:
        """The same where no date stands beside it: “Appreciation, November 28”."""
        if self.ended_at is None or self.name != self.kind:
            return self.name
        return _("%(kind)s, %(day)s") % {
            "kind": self.kind,
            "day": date_format(timezone.localtime(self.ended_at), "F j"),
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with the lines that give it back beside it."""

    seq: int
    line: Line
    given_back: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript(Generic[R]):
    room: R
    title: str | None
    rounds: tuple[tuple[int, tuple[Entry, ...]], ...]
    withheld: bool  # whether anything is
    hidden: frozenset[int] = frozenset()  # the seqs that are not this reader's, said or not


def past_of(user: User, most: int | None = None) -> list[PastDialogue]:
    """Every dialogue of a person that is over, by itself or with the couple, and in which something was said.

    What ended last comes first. The number of queries grows with the couples of a person, not with their dialogues.
    """
    over = Q(ended_at__isnull=False) | Q(couple__ended_at__isnull=False)
    rows = Dialogue.objects.filter(over, SOMETHING_SAID, couple__partners__user=user)
    rows = rows.annotate(over_at=Coalesce("ended_at", "couple__ended_at")).order_by("-over_at", "-created_at")
    return pasts(list(rows.select_related("couple")[:most]), user)


def pasts(found: list[Dialogue], user: User) -> list[PastDialogue]:
    """These dialogues of this person as a list shows them, each with its couple."""
    firsts = {event.dialogue_id: event for event in Event.objects.filter(seq=1, dialogue__in=found)}
    rooms = {couple: _room(couple, user, found) for couple in {row.couple for row in found}}
    readers = {couple: Reader.of(room) for couple, room in rooms.items()}
    return [_past(row, firsts[row.pk], rooms[row.couple], readers[row.couple]) for row in found]


def transcript_for(user: User, dialogue_id: UUID) -> Transcript[Room]:
    """The whole dialogue, for one of the two. Raises `NotInTheRoom`.

    When the couple has ended each reads their own words only: the partner's, and what restates them, are withheld.
    """
    room, said, hidden = _read(user, dialogue_id)
    return laid_out(room, said, hidden)


def readable_lines(user: User, dialogue_id: UUID) -> list[Line]:
    """The same without what is withheld. Raises `NotInTheRoom`."""
    _room, said, hidden = _read(user, dialogue_id)
    return [line for line in said if line.seq not in hidden and not line.withheld]


def _read(user: User, dialogue_id: UUID) -> tuple[Room, list[Line], frozenset[int]]:
    room = past_room_for(user, dialogue_id)
    events = list(room.dialogue.events.standing())
    apart = room.dialogue.couple.ended_at is not None
    hidden = links.hidden(room.protocol, facts_of(events), frozenset({room.seat})) if apart else frozenset()
    return room, lines(room, events, hidden), hidden


def facts_of(events: list[Event]) -> list[tuple[int, Fact]]:
    return [(event.seq, Fact(Seat(event.seat), event.move, event.step, event.round)) for event in events]


def laid_out(room: R, said: list[Line], hidden: frozenset[int]) -> Transcript[R]:
    """By rounds, each mirror beside what it gives back."""
    restated = links.restated(room.protocol, [(line.seq, line.fact) for line in said])
    entries = [Entry(line.seq, line) for line in said]
    title = title_of(room.protocol, said[0].utterance.text) if said and not said[0].withheld else None
    numbers = sorted({line.round for line in said})
    mirrors = {
        e.seq: restated[e.seq] for e in entries if e.seq in restated and _mirrors(room.protocol.steps[e.line.step])
    }
    rounds = tuple((n, _with_mirrors(tuple(e for e in entries if e.line.round == n), mirrors)) for n in numbers)
    return Transcript(room, title, rounds, any(line.withheld for line in said), hidden)


def _mirrors(step: Step) -> bool:
    """Whether a line of this step gives back the latest one, and not the whole round."""
    return not any(pin.every for pin in step.pins)


def _with_mirrors(entries: tuple[Entry, ...], mirrors: dict[int, tuple[int, ...]]) -> tuple[Entry, ...]:
    """Puts each mirror beside the line that it gives back, where nothing came between: the order is that of the log."""
    placed: list[Entry] = []
    for entry in entries:
        sources = mirrors.get(entry.seq)
        if sources and placed and placed[-1].seq == sources[-1]:
            placed[-1] = replace(placed[-1], given_back=(*placed[-1].given_back, entry))
        else:
            placed.append(entry)
    return tuple(placed)


def _room(couple: Couple, user: User, found: list[Dialogue]) -> Room:
    people = people_of(couple)
    dialogue = next(row for row in found if row.couple == couple)
    return Room(dialogue, next(seat for seat, person in people.items() if person == user), people)


def _past(row: Dialogue, first: Event, room: Room, reader: Reader) -> PastDialogue:
    apart = row.couple.ended_at is not None and Seat(first.seat) is not room.seat
    aloud = row.mode == Mode.SPOKEN
    gone = first.sealed is None and not aloud and row.protocol.titled
    withheld = apart or gone or reader.is_erased(Seat(first.seat))
    title = None if withheld else title_of(row.protocol, reader.utterance(first).text)
    names = tuple(person.name for person in room.people.values())
    ended_at = row.ended_at or row.couple.ended_at
    kind, partner = kind_of(row.protocol), room.partner.name
    return PastDialogue(row.pk, row.couple_id, title, ended_at, names, kind, row.slug, aloud, partner)
