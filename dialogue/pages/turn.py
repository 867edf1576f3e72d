"""What one person sees and may do now: the turn, made from the protocol's data and its words."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext

from accounts.care import consent
from accounts.models import CareLink
from dialogue import hooks
from dialogue.care import live_seat, sharing_preferences
from dialogue.coach.control_requests import touches_freedom
from dialogue.domain import queries, request_mute
from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import may_open_within, open_within
from dialogue.domain.utterance import LETTER_LENGTH, SOFT_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from dialogue.models import Dialogue, LiveSeat
from dialogue.pages.move_forms import Group, groups_of
from dialogue.pages.turn_timing import Held, held_in
from dialogue.pages.writing_aids import Beside, beside_for
from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, RESUME, SAY, STOP, Ask
from dialogue.texts import time_labels, words_for
from dialogue.texts.feelings import PALETTE
from dialogue.texts.request_checklist import CHECKLIST

HIGH = 7  # a body check from which on the room offers to postpone


@dataclass(frozen=True)
class Turn:
    """All that `_turn.html` and `_bar.html` need, for one reader."""

    room: Room
    key: str
    title: str
    tip: str
    groups: tuple[Group, ...]
    interrupts: tuple[str, ...]
    hint: str = ""
    pins: list[queries.Line] = field(default_factory=list)
    held: Held = field(default_factory=Held)
    text: str = ""  # what stands in the box
    body_level: int | None = None
    heard_level: int | None = None
    let_rest: bool = False
    muted: str = ""  # until when this reader is shown no requests, where one waits for them
    put_off: int = 0
    wish: sharing_preferences.Wish | None = None  # this reader's own answer about the words, where it is asked
    care_link: CareLink | None = None  # with the therapist who would read what is shared
    guest: LiveSeat | None = None  # the therapist who sits in, or asks to
    suggestion: str = ""  # the stem that the guest offers to this reader
    beside: Beside = field(default_factory=Beside)
    now: datetime = field(default_factory=timezone.now)

    @property
    def new_id(self) -> UUID:
        """A move_id for a form that is posted without a script; each form gets its own."""
        return uuid4()

    @property
    def appointed_words(self) -> str:
        moment = self.room.dialogue.appointed_at
        return time_labels.in_words(moment, self.now) if moment else ""

    @property
    def back_words(self) -> str:
        moment = self.room.dialogue.back_at
        return time_labels.in_words(moment, self.now) if moment else ""

    @property
    def agreed_to_guest(self) -> bool:
        return self.guest is not None and self.room.seat.value in self.guest.agreed

    @property
    def acting(self) -> bool:
        return bool(self.groups)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(gettext(stem) for stem in self.room.step.stems_in(self.room.dialogue.round))

    @property
    def may_let_rest(self) -> bool:
        """Whether there is a request that this person may leave unanswered."""
        return self.acting and self.room.asked

    @property
    def over(self) -> bool:
        return self.room.dialogue.over

    @property
    def bar(self) -> str:
        """Names what the bar holds. The ends of the pauses that it offers go with the minute."""
        return f"{self.interrupts}{self.room.dialogue.paused}{len(self.within)}{self.now:%H%M}"

    @property
    def closing(self) -> bool:
        """Whether this is the last stage."""
        return self.room.step.stage == self.room.protocol.stages[-1]

    @property
    def readable(self) -> bool:
        """Whether something was said that can be read again."""
        later = self.room.dialogue.events.filter(seq__gt=1)
        return (later.filter(move=SAY) if self.room.protocol.aloud else later.filter(sealed__isnull=False)).exists()

    @property
    def about_freedom(self) -> bool:
        """Whether what this reader is asked for touches their own freedom; said to nobody else."""
        return self.acting and any(touches_freedom(pin.utterance.text) for pin in self.pins)

    @property
    def tense(self) -> bool:
        return self.body_level is not None and self.body_level >= HIGH

    @property
    def own_words(self) -> list[str]:
        """The words to tap: those of the sender's own pinned text."""
        return self.pins[0].utterance.text.split() if self.pins else []

    @property
    def times(self) -> list[tuple[str, str]]:
        return time_labels.times_to_meet(self.now, max(way.soonest for way in self.room.step.ways.values()))

    @property
    def days(self) -> list[tuple[str, str]]:
        return time_labels.days_to_come(timezone.localdate(self.now))

    @property
    def inner(self) -> Dialogue | None:
        return open_within(self.room.dialogue)

    @cached_property
    def within(self) -> list[tuple[str, str]]:
        return may_open_within(self.room)

    @property
    def pauses(self) -> list[tuple[int, str]]:
        return time_labels.pauses(self.now)

    palette = PALETTE
    checklist = CHECKLIST
    levels = range(11)
    soft = SOFT_LENGTH
    title_length = TITLE_LENGTH

    @property
    def hard(self) -> int:
        """How long a text may be here."""
        return LETTER_LENGTH if any(group.ask is Ask.LETTER for group in self.groups) else TEXT_LENGTH


def turn_for(room: Room, text: str | None = None) -> Turn:
    """The turn of this room's reader. `text` is what stands in the box, when it is not the draft that was kept."""
    legal = engine.legal_moves(room.protocol, room.state, room.seat)
    words = words_for(room.protocol, room.step, paused=room.dialogue.paused)
    groups = groups_of(room, words, tuple(m for m in legal if m not in INTERRUPTS or m == RESUME))
    names = {"partner": room.partner.name}
    waits = (not groups or room.seat in room.state.ready) and not room.dialogue.over
    guest = live_seat.guest_of(room)
    now = timezone.now()
    has_box = any(group.wordy for group in groups)
    return Turn(
        room=room,
        key=f"{room.dialogue.visit}.{'waits' if waits else 'acts'}{'.paused' if room.dialogue.paused else ''}",
        title=str(words.waiting if waits else words.title).format(**names),
        tip=str(words.waiting_tip if waits else words.tip).format(**names),
        groups=groups,
        # A person who is asked may let it rest, unseen; a stop would be a refusal that the other sees at once.
        interrupts=tuple(m for m in legal if m in INTERRUPTS and not (m == STOP and groups and room.asked)),
        hint=str(words.hint) if _at_limit(room) else "",
        pins=[] if room.dialogue.paused else queries.pinned_for(room, room.step.pins),
        held=held_in(room, now),
        now=now,
        text=text if text is not None else _in_the_box(room) if has_box else "",
        body_level=queries.body_check_for(room) if "body_check" in room.step.aids else None,
        heard_level=queries.felt_heard_for(room) if "felt_heard" in room.step.aids else None,
        let_rest=queries.is_let_rest(room) if room.asked else False,
        muted=request_mute.muted_in_words(room.me, now) if room.asked else "",
        wish=sharing_preferences.wish_of(room.me, room.dialogue) if "choices" in room.step.aids else None,
        care_link=consent.link_of(room.dialogue.couple) if "choices" in room.step.aids else None,
        guest=guest,
        suggestion=live_seat.suggestion_for(room) if guest and groups else "",
        beside=beside_for(room),
        put_off=queries.times_put_off(room) if any(g.ask is Ask.TIME for g in groups) else 0,
    )


def _in_the_box(room: Room) -> str:
    """The draft of this visit; without one, what an app above has for this step."""
    return queries.draft_for(room) or "".join(hooks.brought(aid, room.me) for aid in room.step.aids)


def _at_limit(room: Room) -> bool:
    """Whether a soft limit of this exchange is reached, so that a hint may help."""
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values() if way.soft]
    return any(room.state.count(way.counts) >= way.limit for way in ways if way.counts in room.step.hints)
