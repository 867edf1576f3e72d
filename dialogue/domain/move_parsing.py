"""Reads the fields of a move, from a socket or a posted form: the same strict rules for every door."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dialogue.domain.moves import Move
from dialogue.domain.utterance import Said
from dialogue.domain.validation import Content
from dialogue.strict_json import NotReadable, clean_text

MOST_LISTED = 1000
Fields = dict[str, Callable[[object], Any]]


def read_fields(given: Mapping[str, Any], needed: Fields, optional: Fields) -> dict[str, Any]:
    """Each field by its own reader. Raises `NotReadable` where one is missing, unknown or not what it must be."""
    if not needed.keys() <= given.keys() <= needed.keys() | optional.keys():
        raise NotReadable("a field is missing or unknown")
    kinds = {**needed, **optional}
    return {name: kinds[name](value) for name, value in given.items()}


def read_move(given: Mapping[str, Any]) -> Move:
    """The move in these fields. Raises `NotReadable`."""
    return build_move(read_fields(given, MOVE, WITH_MOVE))


def build_move(fields: Mapping[str, Any]) -> Move:
    said = Said(fields.get("text", ""), tuple(fields.get("words", ())), tuple(fields.get("feelings", ())))
    times = {name: fields.get(name) for name in ("until", "minutes", "day")}
    content = Content(said, **times, ticks=fields.get("ticks", ()))
    return Move(fields["move_id"], fields["after"], fields["move"], content)


def read_integer(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 2**31 - 1:
        raise NotReadable("not a whole number in range")
    return value


def read_text(value: object) -> str:
    if not isinstance(value, str):
        raise NotReadable("not a text")
    return clean_text(value)


def read_name(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9_.]{1,40}", value):
        raise NotReadable("not a name")
    return value


def read_uuid(value: object) -> UUID:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise NotReadable("not a UUID as it is written")
    return found


def read_time(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise NotReadable("not a time with a zone")
    return moment


def read_day(value: object) -> date:
    written = isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
    try:
        return date.fromisoformat(written[0] if written else "")
    except ValueError:
        raise NotReadable("not a day") from None


def read_list_of(kind: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read_each(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > MOST_LISTED:
            raise NotReadable("not a short list")
        return tuple(map(kind, value))

    return read_each


MOVE: Fields = {"move_id": read_uuid, "after": read_integer, "move": read_name}
WITH_MOVE: Fields = {
    "text": read_text,
    "words": read_list_of(read_integer),
    "feelings": read_list_of(read_name),
    "until": read_time,
    "minutes": read_integer,
    "day": read_day,
    "ticks": read_list_of(read_name),
}
