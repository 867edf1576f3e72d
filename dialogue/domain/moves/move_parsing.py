"""The fields of a move, as pydantic models: a socket and a posted form read them by the same strict rules."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.utils import timezone
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    FailFast,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

from dialogue.domain.moves.move_plan import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.strict_json import MOST_TEXT, MOST_TYPED, NotReadable, StrictModel, TooLong, clean_text

T = TypeVar("T")


def _uuid(value: object) -> UUID:
    """Only as a UUID is usually written; `UUID` itself takes braces, capitals and more."""
    found = UUID(value) if isinstance(value, str) else None
    if found is None or str(found) != value:
        raise ValueError("not a UUID as it is written")
    return found


def _time(value: object) -> datetime:
    if not isinstance(value, str) or len(value) > 40:
        raise ValueError("not a time")
    if length := re.fullmatch("PT([1-9][0-9]{0,3})M", value):
        return timezone.now() + timedelta(minutes=int(length[1]))
    return datetime.fromisoformat(value)


def _day(value: object) -> date:
    # `date` reads weeks and days without dashes too; the wire has one form.
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def _given(value: object) -> object:
    """A field may be left out; null is no way of leaving it out."""
    if value is None:
        raise ValueError("null")
    return value


Id = Annotated[UUID, BeforeValidator(_uuid)]
GivenId = Annotated[Id | None, BeforeValidator(_given)]
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,40}$")]
Text = Annotated[str, Field(max_length=MOST_TEXT), AfterValidator(clean_text)]
Typed = Annotated[str, Field(max_length=MOST_TYPED), AfterValidator(partial(clean_text, most=MOST_TYPED))]
# Lax, as JSON has lists and no tuples; what is in it stays strict.
Several = Annotated[tuple[T, ...], Field(max_length=1000, strict=False), FailFast()]


class MoveFields(StrictModel):
    """A move, and what comes with it."""

    move_id: Id = Field(description="minted by the browser; sent twice, the move is made once")
    after: Number = Field(description="the seq that the person was looking at")
    move: Name = Field(description="its name")
    text: Text = Field(default="", repr=False, description="what was written")
    words: Several[Number] = Field(
        default=(), repr=False, description="tapped words, by their places in the pinned text"
    )
    feelings: Several[Name] = Field(default=(), repr=False, description="keys of feelings that were chosen")
    until: Annotated[AwareDatetime | None, BeforeValidator(_time)] = Field(
        default=None, description="the time agreed, or how many minutes there are until it: `PT20M`"
    )
    minutes: Annotated[Number | None, BeforeValidator(_given)] = Field(
        default=None, description="the length of a pause; without it, `until`, and without both its time is removed"
    )
    day: Annotated[date | None, BeforeValidator(_day)] = Field(default=None, description="when to look again")
    ticks: Several[Name] = Field(default=(), description="what the author of a request has checked about it")

    def to_move(self) -> Move:
        utterance = Utterance(self.text, self.words, self.feelings)
        return Move(
            self.move_id, self.after, self.move, Content(utterance, self.until, self.minutes, self.day, self.ticks)
        )


def read_as(kind: TypeAdapter[T], given: object) -> T:
    """What was given, as `kind`. Raises `NotReadable`, which does not hold what was given, not even as its context."""
    try:
        return kind.validate_python(given)
    except ValidationError as error:
        too_long = any(one["type"] == "string_too_long" and one["loc"][-1] == "text" for one in _errors(error))
    if too_long:
        raise TooLong("a text is too long")
    raise NotReadable("a field is missing, unknown or not what it must be")


def _errors(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_context=False, include_input=False)


MOVE = TypeAdapter(MoveFields)


def read_move(given: Mapping[str, Any]) -> Move:
    """The move in these fields. Raises `NotReadable`."""
    return read_as(MOVE, given).to_move()
