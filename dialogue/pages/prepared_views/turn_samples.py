"""The turn of nobody: made as every turn from all that a key holds, with marks in place of what is put in later."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.safestring import mark_safe

from accounts.models import User
from dialogue.domain.access import Room
from dialogue.domain.shelf import ShelfItem
from dialogue.pages.prepared_views.prepared_view import id_mark, number_mark, text_mark
from dialogue.pages.prepared_views.reader_state import ReaderState
from dialogue.pages.prepared_views.turn_extras import TurnExtras
from dialogue.pages.turn.interruption import interruption_of, waiting_forms
from dialogue.pages.turn.pinned_texts import PinnedText
from dialogue.pages.turn.turn import Turn, turn_from
from dialogue.pages.turn.turn_banner import forms_beside
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts
from dialogue.pages.turn.undo import Undo
from dialogue.protocol.terms import Seat


class TurnKey(NamedTuple):
    """All that the HTML of a turn rests on, but for what is put in."""

    reader: ReaderState
    language: str | None
    hints: bool
    focus: bool
    has_draft: bool
    pins: tuple[Seat, ...]  # whose each is
    fold: str  # of the pins
    shelf: int
    undo: bool | None  # whether what can be taken back is a stop; None where nothing can be
    extras: TurnExtras | None


def sample_turn(key: TurnKey) -> Turn:
    """The turn of this key, in the language that is active."""
    shelf = tuple(ShelfItem(id_mark(f"shelved{n}"), text_mark(f"shelf{n}")) for n in range(key.shelf))
    draft = text_mark("draft") if key.has_draft else ""
    private = PrivateFacts(draft=draft, draft_number=number_mark("draft_number"), shelf=shelf)
    turn = turn_from(_room(key), TurnFacts(private))
    pins = [
        PinnedText("", text_mark(f"label{n}"), text_mark(f"text{n}"), text_mark(f"initial{n}"), seat)
        for n, seat in enumerate(key.pins)
    ]
    forms = replace(turn.forms, words=mark_safe(text_mark("words")))  # noqa: S308  a mark
    banner = replace(turn.banner, initial=text_mark("initial"))
    undo = None if key.undo is None else Undo(key.undo, number_mark("undo_left"))
    turn = replace(turn, banner=banner, pins=tuple(pins), fold=key.fold, forms=forms, undo=undo)
    return _with_extras(turn, key.extras) if key.extras else turn


def _room(key: TurnKey) -> Room:
    sample = key.reader.sample
    me = User(name=text_mark("me"), hints=key.hints, focus=key.focus)
    return Room(sample.dialogue, sample.seat, sample.people | {sample.seat: me})


def _with_extras(turn: Turn, extras: TurnExtras) -> Turn:
    times, days = extras.to_choose
    facts = extras.interruption_facts
    interruption = interruption_of(turn.room, id_mark("nested"), facts) if facts else None
    forms = replace(turn.forms, times=times, days=days, put_off=extras.put_off)
    return replace(
        turn,
        banner=extras.banner,
        forms=waiting_forms(forms_beside(extras.banner, forms), interruption),
        participants=replace(turn.participants, guest=extras.guest),
        request=extras.request,
        times=extras.times,
        timing=extras.timing,
        focus=extras.focus,
        step_aids=extras.step_aids,
        interruption=interruption,
        ouches=() if interruption else turn.ouches,
        readable=extras.readable,
    )
