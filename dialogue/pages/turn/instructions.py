"""What a turn asks of one person, in words: its title, a tip, a hint; and the request that waits for them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, gettext_noop

from accounts.text_direction import isolated
from dialogue.domain.access import Room
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.pages.turn.turn_facts import PrivateFacts
from dialogue.texts import time_labels, words_for

# The same words whatever the partner has chosen, read or muted: what changed with that would tell of it.
TOLD = gettext_noop(
    "{partner} gets an email, unless {partner} is already here or has turned emails off. "
    "Tell {partner} yourself if it’s urgent."
)


@dataclass(frozen=True, slots=True)
class Instructions:
    """What stands above the forms of a turn."""

    key: str  # names the turn: a browser keeps what stands in its box for as long as this stays
    title: str
    tip: str
    hint: str
    acting: bool  # whether this reader has an answer to give
    stems: tuple[str, ...]  # how what is written, or said aloud, may begin
    told: str = ""  # to somebody who asked: how the partner hears of it


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request that waits for this reader, and what they did about it. For their eyes only."""

    may_let_rest: bool = False
    let_rest: bool = False
    muted: str = ""  # until when they are shown no requests


def instructions_for(room: Room, moves: ReaderMoves) -> Instructions:
    """What this room's reader is asked now."""
    words = words_for(room.protocol, room.step, paused=room.dialogue.paused)
    acting, names = bool(moves.answers), {"partner": isolated(room.partner.name)}
    waits = moves.waits and not room.dialogue.over
    was_told = room.dialogue.over and room.seat == room.dialogue.sender  # of an answer, by whoever gave it
    return Instructions(
        key=f"{room.dialogue.visit}.{'waits' if waits else 'acts'}{'.paused' if room.dialogue.paused else ''}",
        title=str(words.waiting if waits or (was_told and words.waiting) else words.title).format(**names),
        tip=str(words.waiting_tip if waits else words.tip).format(**names),
        hint=str(words.hint) if at_limit(room) else "",
        acting=acting,
        stems=tuple(gettext(stem) for stem in room.step.stems_in(room.dialogue.round)),
        told=gettext(TOLD).format(**names) if waits and room.step.may_rest and not room.dialogue.paused else "",
    )


def open_request_for(room: Room, moves: ReaderMoves, own: PrivateFacts, now: datetime) -> OpenRequest:
    """What this room's reader may do, and did, about a request; nothing where none waits for them."""
    if not room.asked:
        return OpenRequest()
    muted = time_labels.in_words(own.muted, now) if own.muted and own.muted > now else ""
    return OpenRequest(bool(moves.answers), own.let_rest, muted)


def at_limit(room: Room) -> bool:
    """Whether a limit of this exchange is reached, so that a hint may help, or says what is offered no more."""
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values() if way.counts]
    return any(room.state.count(way.counts) >= way.limit for way in ways if way.counts in room.step.hints)
