"""Whether what came with a move is what the move asks for. Says in plain words what is missing."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.access import Room
from dialogue.feelings import LABELS
from dialogue.protocol import engine
from dialogue.protocol.terms import Ask
from dialogue.said import TEXT_LENGTH, TITLE_LENGTH, Said, tapped
from dialogue.selectors import pinned_for

AHEAD = timedelta(hours=24)
MOST_MINUTES = 24 * 60


class NotUsable(Exception):
    """What came with a move is not what it asks for. `reason` is a sentence for the person."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__("not usable")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Content:
    """What comes with a move; `until` is the time agreed, `minutes` how long a pause is meant to be."""

    said: Said = field(default_factory=Said)
    until: datetime | None = None
    minutes: int | None = None


def checked(room: Room, move: str, content: Content) -> Content:
    """The content as it is kept: tapped words with their text, a pause with its end. Raises `NotUsable`."""
    said, asked = content.said, engine.asks(room.protocol, room.state, move)
    if asked in {Ask.TIME, Ask.MINUTES, Ask.NOTHING} and said:
        raise NotUsable(_("This answer takes no words. Your words are still in the box."))
    match asked:
        case Ask.TITLE:
            _check_title(said)
        case Ask.TEXT:
            _check_text(said)
        case Ask.FEELINGS:
            _check_feelings(said)
        case Ask.WORDS:
            return Content(_with_text(room, said))
        case Ask.TIME:
            return Content(until=_time(content.until))
        case Ask.MINUTES:
            return Content(until=timezone.now() + timedelta(minutes=_minutes(content.minutes)))
    return Content(said)


def _check_title(said: Said) -> None:
    if not said.text or "\n" in said.text or said.words or said.feelings:
        raise NotUsable(_("Say in one line what you would like to talk about."))
    if len(said.text) > TITLE_LENGTH:
        raise NotUsable(_("That line is too long. Keep it within 80 characters."))


def _check_text(said: Said) -> None:
    if not said.text or said.words or said.feelings:
        raise NotUsable(_("The box is still empty. Take your time."))
    _check_length(said.text)


def _check_length(text: str) -> None:
    if len(text) > TEXT_LENGTH:
        raise NotUsable(_("That is more than one sitting can hold. Keep it within 2,000 characters."))


def _check_feelings(said: Said) -> None:
    unknown = [key for key in said.feelings if key not in LABELS]
    if not (said.text or said.feelings) or said.words or unknown or len(set(said.feelings)) != len(said.feelings):
        raise NotUsable(_("Choose a feeling word, or write your own."))
    _check_length(said.text)


def _with_text(room: Room, said: Said) -> Said:
    """The tapped words of the sender's own latest text, which is what the step pins first."""
    own = pinned_for(room, room.step.pins[:1])
    places = tuple(sorted(set(said.words)))
    try:
        text = tapped(own[-1].said.text, places) if own else ""
    except IndexError:
        text = ""
    if not text or said.text or said.feelings:
        raise NotUsable(_("Tap the words that were missed."))
    return Said(text, places)


def _time(until: datetime | None) -> datetime:
    now = timezone.now()
    if until is None or not now < until <= now + AHEAD:
        raise NotUsable(_("Choose a time within the next 24 hours."))
    return until


def _minutes(minutes: int | None) -> int:
    if minutes is None or not 1 <= minutes <= MOST_MINUTES:
        raise NotUsable(_("Say when you will be back, within a day."))
    return minutes
