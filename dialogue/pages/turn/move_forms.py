"""The forms of a turn: legal moves that ask for the same input are one form. Makes no move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import ClassVar
from uuid import UUID, uuid4

from django.utils import timezone

from accounts.text_direction import isolated
from dialogue.domain.access import Room
from dialogue.domain.deadlines import house_waits
from dialogue.domain.utterance import LETTER_LENGTH, SOFT_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from dialogue.pages.prepared_views.tappable_words import tappable_words
from dialogue.pages.turn.pinned_texts import PinnedText
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.pages.turn.turn_facts import PrivateFacts
from dialogue.protocol import engine
from dialogue.protocol.terms import Ask
from dialogue.texts import time_labels, words_for
from dialogue.texts.feelings import PALETTE
from dialogue.texts.meeting_times import NO_TIMES, Choices, MeetingTimes, meeting_times
from dialogue.texts.request_checklist import CHECKLIST


@dataclass(frozen=True)
class Group:
    """Moves that ask for the same, side by side: one form."""

    ask: Ask
    buttons: tuple[tuple[str, str], ...]  # move and label
    first: bool
    for_both: bool = False  # it moves the partner too, while this reader waits for them
    rules: tuple[str, ...] = ()  # what is checked before it
    label: str = ""  # what opens its fold
    line: str = ""  # above the line that may come with it
    closes: bool = False  # its button also saves what is answered at the end
    switch: tuple[str, str] | None = None  # another move that the same button makes, and what its switch says
    move_id: UUID = field(default_factory=uuid4)  # for a form that is posted without a script; each has its own

    @property
    def wordy(self) -> bool:
        """Whether it has a box."""
        return self.ask in engine.WRITTEN

    @property
    def template(self) -> str:
        return f"dialogue/inputs/{self.ask}.html"

    @property
    def folded(self) -> bool:
        """Behind a fold, because another answer comes first, or none is waited for."""
        return self.for_both or (not self.first and self.ask is not Ask.NOTHING)


@dataclass(frozen=True)
class MoveForms:
    """The forms of a turn, and what their fields offer."""

    groups: tuple[Group, ...]
    text: str = ""  # what stands in the box
    draft_number: int = 0  # of the newest draft that is kept of it
    most: int = TEXT_LENGTH  # how long a text may be here
    times: MeetingTimes = NO_TIMES
    days: Choices = ()
    words: str = ""  # HTML: those of the first pinned text, to tap
    put_off: int = 0  # how often this reader moved the time

    soft: ClassVar[int] = SOFT_LENGTH
    shelf_length: ClassVar[int] = TEXT_LENGTH
    title_length: ClassVar[int] = TITLE_LENGTH
    palette: ClassVar[Mapping[str, object]] = PALETTE
    checklist: ClassVar[Mapping[str, object]] = CHECKLIST


def forms_for(  # noqa: PLR0913  what forms are made from, each of its own source
    room: Room,
    moves: ReaderMoves,
    own: PrivateFacts,
    pins: tuple[PinnedText, ...],
    now: datetime,
    *,
    text: str | None = None,
) -> MoveForms:
    """The forms of this room's reader. `text` is what stands in the box, when it is not the draft that was kept."""
    in_the_box = own.draft if text is None else text
    return MoveForms(
        _groups_of(room, moves),
        in_the_box,
        own.draft_number,
        LETTER_LENGTH if Ask.LETTER in moves.asks else TEXT_LENGTH,
        times=times_for(room, moves, now),
        days=days_for(moves, now),
        words=tappable_words(pins[0].text) if pins and Ask.WORDS in moves.asks else "",
        put_off=own.put_off,
    )


def _groups_of(room: Room, moves: ReaderMoves) -> tuple[Group, ...]:
    words = words_for(room.protocol, room.step, paused=room.dialogue.paused)
    runs = groupby(zip(moves.answers, moves.asks, strict=True), key=lambda answer: _form(answer[1]))
    by_itself = house_waits(room.step) is not None  # then another time is not what comes first
    rules = tuple(map(str, words.rules)) if "rules" in room.step.aids else ()
    names = {"partner": isolated(room.partner.name)}
    line = str(words.line).format(**names)
    groups = []
    for place, (ask, run) in enumerate(runs):
        made = [move for move, _ask in run]
        switched = [move for move in made if move in words.switches and ask in engine.WRITTEN]
        buttons = tuple((move, str(words.moves[move]).format(**names)) for move in made if move not in switched)
        switch = (switched[0], str(words.switches[switched[0]])) if switched else None
        opening = words.folds.get(buttons[0][0], buttons[0][1])
        first = not place and not moves.waits and not (by_itself and ask is Ask.TIME)
        own_rules = () if place else rules
        closes = "choices" in room.step.aids and "ready" in made
        groups.append(Group(ask, buttons, first, moves.waits, own_rules, str(opening), line, closes, switch))
    return tuple(groups)


def _form(ask: Ask) -> Ask:
    """What the form asks for. What is said aloud needs a button and no more."""
    return Ask.NOTHING if ask is Ask.ALOUD else ask


def times_for(room: Room, moves: ReaderMoves, now: datetime) -> MeetingTimes:
    """The times that this room's reader may choose from; none where no time is asked for."""
    if Ask.TIME not in moves.asks:
        return NO_TIMES
    way = next(way for way in room.step.ways.values() if way.asks is Ask.TIME)
    return meeting_times(now, way.soonest, way.latest)


def days_for(moves: ReaderMoves, now: datetime) -> Choices:
    """The same for days."""
    return time_labels.days_to_come(timezone.localdate(now)) if Ask.DAY in moves.asks else ()
