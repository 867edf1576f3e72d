"""Validates what came with a move against what the step asks for, and says in plain words what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.domain.utterance import LETTER_LENGTH, TEXT_LENGTH, TITLE_LENGTH, Utterance, tapped
from dialogue.protocol import engine
from dialogue.protocol.terms import LATEST, MINUTE, WORDY, Ask, Pin, Way
from dialogue.texts.feelings import LABELS
from dialogue.texts.request_checklist import CHECKLIST

SENDING = timedelta(minutes=1)  # what may pass between a press and its arrival
WEEKS_AHEAD = timedelta(weeks=8)
ALOUD = _("This dialogue is held aloud, so no words are saved. Say it to each other.")
MOST_MINUTES = 24 * 60


class NotUsable(Exception):
    """What came with a move is not what it asks for. `reason` is a sentence for the person."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__("not usable")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Content:
    """What comes with a move; `until` is the time agreed, `minutes` how long a pause is meant to be.

    `day` is when to look again, and `ticks` what the author of a request has checked about it.
    """

    utterance: Utterance = field(default_factory=Utterance)
    until: datetime | None = None
    minutes: int | None = None
    day: date | None = None
    ticks: tuple[str, ...] = ()


def pins_needed(room: Room, move: str) -> tuple[Pin, ...]:
    """Which pinned texts `checked` must be handed; none where nothing is tapped or chosen, so that none is read."""
    match engine.asks(room.protocol, room.state, move):
        case Ask.WORDS:
            return room.step.pins[:1]  # the step pins the sender's own text first
        case Ask.CHOICE:
            return room.step.pins
    return ()


def checked(room: Room, move: str, content: Content, pinned: Sequence[Line]) -> Content:
    """The content as it is kept: tapped words with their text, a pause with its end. Raises `NotUsable`.

    `pinned` are the texts of `pins_needed`, the oldest first. It reads nothing by itself.
    """
    asked = engine.asks(room.protocol, room.state, move)
    if asked in WORDY:
        return Content(_words(asked, content, [line.utterance.text for line in pinned]))
    if content.utterance and asked is Ask.ALOUD:
        raise NotUsable(ALOUD)
    if content.utterance:
        raise NotUsable(_("You don’t need to write anything for this answer. Your text is still in the box."))
    match asked:
        case Ask.TIME:
            return Content(until=_time(content.until, room.step.ways[move]))
        case Ask.DAY:
            return Content(day=_day(content.day))
        case Ask.MINUTES:
            return _pause(room, content)
    return Content()


def _pause(room: Room, content: Content) -> Content:
    """A length, or a time at which the two go on; neither removes the time of a pause."""
    if content.minutes is None and content.until:
        return Content(until=_set_time(content.until))
    if content.minutes is None and room.dialogue.paused and room.dialogue.back_at:
        return Content()
    minutes = _minutes(content.minutes)
    return Content(until=timezone.now() + timedelta(minutes=minutes), minutes=minutes)


def _words(asked: Ask, content: Content, pinned: list[str]) -> Utterance:
    utterance = content.utterance
    match asked:
        case Ask.WORDS:
            return _with_text(pinned, utterance)
        case Ask.CHOICE:
            return _chosen(pinned, utterance)
        case Ask.TITLE:
            _check_title(utterance)
        case Ask.LINE:
            _check_line(utterance)
        case Ask.FEELINGS:
            _check_feelings(utterance)
        case Ask.SENSE:
            _check_sense(utterance)
        case Ask.REQUEST:
            _check_request(content)
        case _:
            _check_text(utterance, LETTER_LENGTH if asked is Ask.LETTER else TEXT_LENGTH)
    return utterance


def _check_title(utterance: Utterance) -> None:
    if not utterance.text or "\n" in utterance.text or utterance.words or utterance.feelings:
        raise NotUsable(_("Say in one line what you’d like to talk about."))
    if len(utterance.text) > TITLE_LENGTH:
        raise NotUsable(_("That line is too long. Keep it to 80 characters."))


def _check_line(utterance: Utterance) -> None:
    """It may be empty."""
    if "\n" in utterance.text or utterance.words or utterance.feelings:
        raise NotUsable(_("Keep it to one line, or leave it empty."))
    _check_length(utterance.text, TITLE_LENGTH)


def _check_text(utterance: Utterance, most: int) -> None:
    if not utterance.text or utterance.words or utterance.feelings:
        raise NotUsable(_("The box is still empty. Take your time."))
    _check_length(utterance.text, most)


def _check_length(text: str, most: int = TEXT_LENGTH) -> None:
    if len(text) > most:
        raise NotUsable(too_long(text, most))


def too_long(text: str, most: int) -> str:
    """By how much, what is safe, and what to do."""
    surplus = len(text) - most
    return ngettext(
        "Not sent: that is %(surplus)s character too long. Your text is still here. Leave one out.",
        "Not sent: that is %(surplus)s characters too long. Your text is still here. Send a part of it first, then the "
        "rest.",
        surplus,
    ) % {"surplus": f"{surplus:,}"}


def _check_request(content: Content) -> None:
    _check_text(content.utterance, TEXT_LENGTH)
    if set(content.ticks) != set(CHECKLIST):
        raise NotUsable(
            _(
                "Read your request once more, and check each point that’s true. You can send the request when "
                "all five are checked."
            )
        )


def _check_feelings(utterance: Utterance) -> None:
    unknown = [key for key in utterance.feelings if key not in LABELS]
    if (
        not (utterance.text or utterance.feelings)
        or utterance.words
        or unknown
        or len(set(utterance.feelings)) != len(utterance.feelings)
    ):
        raise NotUsable(_("Choose a feeling word, or write your own."))
    _check_length(utterance.text)


def _check_sense(utterance: Utterance) -> None:
    if not (utterance.text and utterance.feelings):
        raise NotUsable(_("Say in one sentence what makes sense, and choose a feeling or two."))
    _check_feelings(utterance)


def _with_text(pinned: list[str], utterance: Utterance) -> Utterance:
    """The tapped words of the sender's own latest text."""
    places = tuple(sorted(set(utterance.words)))
    try:
        text = tapped(pinned[-1], places) if pinned else ""
    except IndexError:
        text = ""
    if not text or utterance.text or utterance.feelings:
        raise NotUsable(_("Tap the words that were missed."))
    return Utterance(text, places)


def _chosen(pinned: list[str], utterance: Utterance) -> Utterance:
    """The pinned text that was chosen, as it was said."""
    if len(utterance.words) != 1 or not 0 <= utterance.words[0] < len(pinned) or utterance.text or utterance.feelings:
        raise NotUsable(_("Choose one of them."))
    return Utterance(pinned[utterance.words[0]], utterance.words)


def _time(until: datetime | None, way: Way) -> datetime:
    if not way.soonest:
        return _set_time(until, way.latest)
    now = timezone.now()
    soonest, latest = timedelta(seconds=way.soonest) - SENDING, timedelta(seconds=way.latest)
    if until is None or not now + soonest < until <= now + latest:
        minutes = way.soonest // MINUTE
        raise NotUsable(_("Choose a time at least %(n)d minutes from now, within a day.") % {"n": minutes})
    return until


def _set_time(until: datetime | None, latest: int = LATEST) -> datetime:
    now = timezone.now()
    if until is None or not now < until <= now + timedelta(seconds=latest):
        raise NotUsable(_("Choose a time within the next two weeks."))
    return until


def _day(day: date | None) -> date:
    today = timezone.localdate()
    if day is None or not today < day <= today + WEEKS_AHEAD:
        raise NotUsable(_("Choose a day within the next eight weeks."))
    return day


def _minutes(minutes: int | None) -> int:
    if minutes is None or not 1 <= minutes <= MOST_MINUTES:
        raise NotUsable(_("Say when you’ll be back, within a day."))
    return minutes
