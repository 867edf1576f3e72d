"""Hints on the text in one person's box. Kept nowhere, and nothing waits for them."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from accounts.models import User
from dialogue.coach.hints import hints_for
from dialogue.coach.mirror_lens import Lens, compare
from dialogue.coach.terms import GIVING_BACK, SENDING, CoachedText
from dialogue.domain.access import Room
from dialogue.domain.queries import Line, lines, pinned_for
from dialogue.pages.turn.writing_aids import hinted
from dialogue.person_rate_limit import count_hint
from dialogue.texts.feelings import in_words

LENSED = GIVING_BACK[:1]  # a summary may leave much out


@dataclass(frozen=True, slots=True)
class Look:
    """Hints as (the words they are about, what to try); the mirror beside what it mirrors, where there is one."""

    hints: tuple[tuple[str, str], ...] = ()
    lens: Lens | None = None

    def __bool__(self) -> bool:
        return bool(self.hints or self.lens)


def look_at(room: Room, text: str, *, has_feelings: bool = False) -> Look:
    """What this room's reader may be told about these words. Nothing for anyone who has switched the hints off.

    Raises `TooManyHints`, as all that gives a `Look` does: every door to the coach is counted here.
    """
    if not text.strip() or not hinted(room):
        return Look()
    given = _text_of(pinned_for(room, room.step.pins)) if room.step.restates else ""
    return look(room.me, CoachedText(room.step.kind, text, language(), given, _heard(room), has_feelings))


def look_at_title(user: User, title: str) -> Look:
    """The same for the line that a dialogue is asked for with."""
    return look(user, CoachedText("title", title, language())) if user.hints else Look()


def look(user: User, written: CoachedText) -> Look:
    """The same for words that stand by themselves."""
    count_hint(user)
    return read(written)


def read(written: CoachedText) -> Look:
    """The same for a page that counts by itself, where nobody is signed in."""
    hints = tuple((hint.words, gettext(hint.rule.advice)) for hint in hints_for(written))
    laid_beside = written.kind in LENSED and written.given and written.text.strip()
    return Look(hints, compare(written.given, written.text, written.language) if laid_beside else None)


def language() -> str:
    """The language that this person reads and, most likely, writes in."""
    return (get_language() or "en").partition("-")[0]


def _heard(room: Room) -> str:
    """What this room's reader heard in the round before, when they answer with a round of their own."""
    if room.dialogue.round < 2 or room.step.kind not in SENDING:
        return ""
    steps = [step.key for step in room.protocol.steps.values() if step.kind in SENDING]
    said = room.dialogue.events.filter(round=room.dialogue.round - 1, step__in=steps, sealed__isnull=False)
    return _text_of(lines(room, list(said.filter(seat=room.seat.other))))


def _text_of(found: list[Line]) -> str:
    return "\n".join(f"{in_words(line.utterance.feelings)} {line.utterance.text}".strip() for line in found)
