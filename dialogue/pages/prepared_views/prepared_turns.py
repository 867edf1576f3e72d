"""Turns as HTML, from views made once: what follows from step, seat and language stands there, the rest is put in."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.translation import get_language

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.pages.prepared_views import prepared_bars
from dialogue.pages.prepared_views.prepared_view import View, prepared
from dialogue.pages.prepared_views.reader_state import ReaderState, reader_state_of
from dialogue.pages.prepared_views.tappable_words import tappable_words
from dialogue.pages.prepared_views.turn_extras import extras_for
from dialogue.pages.prepared_views.turn_samples import TurnKey, sample_turn
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.menu_bar import MenuBar, bar_key
from dialogue.pages.turn.pinned_texts import fold_of, pinned_texts_for
from dialogue.pages.turn.turn_banner import initial_for
from dialogue.pages.turn.turn_facts import TurnFacts
from dialogue.pages.turn.undo import undo_for
from dialogue.protocol.terms import Ask
from dialogue.texts import time_labels


@dataclass(slots=True, repr=False, eq=False)
class TurnView:
    """One reader's turn and bar: named at once, and made when they are asked for. Without a query."""

    room: Room
    facts: TurnFacts
    now: datetime
    reader: ReaderState

    @property
    def key(self) -> str:
        """Names the turn, as `Instructions.key`."""
        return f"{self.room.dialogue.visit}{self.reader.key}"

    @property
    def bar_key(self) -> str:
        """Names the bar, as `MenuBar.key`."""
        return bar_key(self.reader.offer, self.now, focus=self.room.me.focus)

    @property
    def has_extras(self) -> bool:
        """Whether it shows more than step, pins and what is written: times, among others, in the reader's own zone."""
        shown = self.facts.guest, self.facts.nested, self.room.dialogue.appointed_at, self.room.me.focus
        return not self.reader.plain or any(shown)

    def html(self) -> str:
        """The inside of `#turn`."""
        key, values = _key_and_values(self)
        return _view(key).fill(values)

    def bar_html(self) -> str:
        """Pause, ouch, stop and help."""
        pauses, openings = time_labels.pauses(self.now), nestable_protocols(self.room)
        offer = self.reader.interrupts, pauses, openings, self.reader.withdraws
        return prepared_bars.bar_html(self.room, MenuBar(self.bar_key, *offer, self.room.me.focus))


def turn_view(room: Room, facts: TurnFacts, now: datetime) -> TurnView:
    """The turn of this room's reader, from facts that are those of this state of it."""
    return TurnView(room, facts, now, reader_state_of(room))


def _key_and_values(view: TurnView) -> tuple[TurnKey, dict[str, object]]:
    room, facts, reader = view.room, view.facts, view.reader
    row, own, moves = room.dialogue, facts.private, reader.moves
    language, shelf = get_language(), own.shelf if moves.writes else ()
    pins = pinned_texts_for(room, facts, language)
    values: dict[str, object] = {"pk": row.pk, "seq": row.seq, "partner": room.partner.name}
    values["initial"] = initial_for(room, moves)
    values |= {"draft": own.draft, "draft_number": own.draft_number}
    for place, pin in enumerate(pins):
        values |= {f"label{place}": pin.label, f"text{place}": pin.spoken, f"initial{place}": pin.initial}
    for place, parked in enumerate(shelf):
        values[f"shelved{place}"], values[f"shelf{place}"] = parked.key, parked.text
    if Ask.WORDS in moves.asks:
        values["words"] = tappable_words(pins[0].text) if pins else ""
    extras = None
    if view.has_extras:
        extras, more = extras_for(room, moves, facts, pins, view.now)
        values |= more
    seats = tuple([pin.seat for pin in pins])
    undo = undo_for(room, view.now)
    values["undo_left"] = undo.left if undo else 0
    shown = (bool(own.draft), seats, fold_of(pins), len(shelf), undo.stop if undo else None)
    return TurnKey(reader, language, room.me.hints, room.me.focus, *shown, extras), values


@lru_cache(maxsize=2048)
def _view(key: TurnKey) -> View:
    return prepared(turn_html(turn_context(sample_turn(key))))
