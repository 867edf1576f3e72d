"""A row of every table that keeps sealed words: whose words they are, and the place they open in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.encryption.sealed_place import Place
from accounts.models import Couple, User
from dialogue.models import (
    Assignment,
    BodyCheck,
    Comment,
    Dialogue,
    Draft,
    Event,
    FeltHeard,
    LiveSeat,
    Shelved,
    Suggestion,
)
from dialogue.review.models import Mark, Note
from dialogue.workbook.models import (
    CheckIn,
    Day,
    Hint,
    Item,
    LetBe,
    Letter,
    Line,
    Noticed,
    Pledge,
    Sat,
    Sentence,
    Shown,
    Surprise,
    Weighing,
)


@dataclass(frozen=True)
class Where:
    """Where a sealed text would stand, and who wrote it."""

    author: User
    couple: Couple | None
    name: str | Place


def private(model: Any) -> Callable[[Dialogue, User, User], Where]:
    return lambda dialogue, ann, _tess: Where(ann, None, model(dialogue=dialogue, author=ann).place)


def own(model: Any) -> Callable[[Dialogue, User, User], Where]:
    return lambda dialogue, _ann, tess: Where(tess, None, model(couple=dialogue.couple, author=tess).place)


def alone(model: Any) -> Callable[[Dialogue, User, User], Where]:
    return lambda dialogue, ann, _tess: Where(ann, None, model(author=ann).place)


def of_both(model: Any) -> Callable[[Dialogue, User, User], Where]:
    return lambda dialogue, ann, _tess: Where(ann, dialogue.couple, model(author=ann, couple=dialogue.couple).place)


def suggestion(dialogue: Dialogue, _ann: User, tess: User) -> Where:
    seat = LiveSeat(dialogue=dialogue, therapist=tess)
    return Where(tess, dialogue.couple, Suggestion(live_seat=seat).place)


STORES: dict[Any, Callable[[Dialogue, User, User], Where]] = {
    Event: lambda dialogue, ann, _tess: Where(
        ann, dialogue.couple, Event(dialogue=dialogue, seq=secrets.randbelow(10**9)).place(ann.pk)
    ),
    Draft: private(Draft),
    BodyCheck: private(BodyCheck),
    FeltHeard: private(FeltHeard),
    Shelved: private(Shelved),
    Comment: lambda dialogue, _ann, tess: Where(tess, dialogue.couple, Comment(dialogue=dialogue, author=tess).place),
    Assignment: lambda dialogue, _ann, tess: Where(
        tess, dialogue.couple, Assignment(couple=dialogue.couple, therapist=tess).place
    ),
    Suggestion: suggestion,
    Note: own(Note),
    Day: of_both(Day),
    Pledge: of_both(Pledge),
    Sentence: of_both(Sentence),
    Weighing: of_both(Weighing),
    Line: of_both(Line),
    CheckIn: lambda dialogue, ann, _tess: Where(ann, None, CheckIn(author=ann, couple=dialogue.couple).place),
    Mark: own(Mark),
    Item: of_both(Item),
    Noticed: of_both(Noticed),
    Surprise: of_both(Surprise),
    Hint: alone(Hint),
    LetBe: alone(LetBe),
    Letter: alone(Letter),
    Sat: alone(Sat),
    Shown: of_both(Shown),
}
