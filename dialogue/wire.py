"""The wire, upwards: every message a browser may send, read in one place (docs/wire.md). Forms pass here too."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dialogue.content import Content
from dialogue.said import Said
from dialogue.services import Move
from dialogue.strict_json import NotReadable, clean_text, read_object

MOST_LISTED = 1000


@dataclass(frozen=True, slots=True)
class Since:
    told: int


@dataclass(frozen=True, slots=True)
class Here:
    pass


@dataclass(frozen=True, slots=True)
class Typing:
    pass


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """A turn's key begins with the visit that it belongs to."""

    visit: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class CheckBody:
    level: int


@dataclass(frozen=True, slots=True)
class NoteHeard:
    level: int


@dataclass(frozen=True, slots=True)
class AskHints:
    """For the words that stand in the box of this turn."""

    visit: int
    text: str
    key: str
    has_feelings: bool


@dataclass(frozen=True, slots=True)
class Shelve:
    text: str


Message = Move | Since | Here | Typing | KeepDraft | CheckBody | NoteHeard | AskHints | Shelve


def read(raw: str | bytes | None) -> Message:
    """One message from a socket. Raises `NotReadable` for anything that docs/wire.md does not declare."""
    frame = read_object(raw)
    kind = frame.pop("type", None)
    if not isinstance(kind, str) or kind not in MESSAGES:
        raise NotReadable("unknown type")
    needed, optional, build = MESSAGES[kind]
    if not needed.keys() <= frame.keys() <= needed.keys() | optional.keys():
        raise NotReadable("a field is missing or unknown")
    kinds = {**needed, **optional}
    return build({name: kinds[name](value) for name, value in frame.items()})


def read_move(raw: str) -> Move:
    """One move. Raises `NotReadable` for anything else."""
    message = read(raw)
    if not isinstance(message, Move):
        raise NotReadable("not a move")
    return message


def move_id_of(raw: str | bytes | None) -> str | None:
    """The move_id of a frame, even of one that could not be read; None when it has none."""
    try:
        found = read_object(raw).get("move_id")
        return str(_uuid(found))
    except NotReadable:
        return None


def build_move(fields: Mapping[str, Any]) -> Move:
    said = Said(fields.get("text", ""), tuple(fields.get("words", ())), tuple(fields.get("feelings", ())))
    times = {name: fields.get(name) for name in ("until", "minutes", "day")}
    content = Content(said, **times, ticks=fields.get("ticks", ()))
    return Move(fields["move_id"], fields["after"], fields["move"], content)


def build_draft(fields: Mapping[str, Any]) -> KeepDraft:
    return KeepDraft(_visit(fields["key"]), fields["text"], fields["key"])


def build_hint(fields: Mapping[str, Any]) -> AskHints:
    has_feelings = bool(fields.get("feelings"))
    return AskHints(_visit(fields["key"]), fields["text"], fields["key"], has_feelings)


def _visit(key: str) -> int:
    visit = key.partition(".")[0]
    if not visit.isdecimal() or len(visit) > 9:
        raise NotReadable("not the key of a turn")
    return int(visit)


def _integer(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 2**31 - 1:
        raise NotReadable("not a whole number in range")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotReadable("not a text")
    return clean_text(value)


def _name(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9_.]{1,40}", value):
        raise NotReadable("not a name")
    return value


def _uuid(value: object) -> UUID:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise NotReadable("not a UUID as it is written")
    return found


def _time(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise NotReadable("not a time with a zone")
    return moment


def _day(value: object) -> date:
    written = isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
    try:
        return date.fromisoformat(written[0] if written else "")
    except ValueError:
        raise NotReadable("not a day") from None


def _list_of(kind: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read_list(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > MOST_LISTED:
            raise NotReadable("not a short list")
        return tuple(map(kind, value))

    return read_list


Fields = dict[str, Callable[[object], Any]]
MOVE: Fields = {"move_id": _uuid, "after": _integer, "move": _name}
WITH_MOVE: Fields = {
    "text": _text,
    "words": _list_of(_integer),
    "feelings": _list_of(_name),
    "until": _time,
    "minutes": _integer,
    "day": _day,
    "ticks": _list_of(_name),
}
MESSAGES: dict[str, tuple[Fields, Fields, Callable[[dict[str, Any]], Message]]] = {
    "move": (MOVE, WITH_MOVE, build_move),
    "since": ({"told": _integer}, {}, lambda fields: Since(**fields)),
    "here": ({}, {}, lambda _fields: Here()),
    "typing": ({}, {}, lambda _fields: Typing()),
    "draft": ({"key": _name, "text": _text}, {}, build_draft),
    "hint": ({"key": _name, "text": _text}, {"feelings": _list_of(_name)}, build_hint),
    "shelf": ({"text": _text}, {}, lambda fields: Shelve(**fields)),
    "body_check": ({"level": _integer}, {}, lambda fields: CheckBody(**fields)),
    "felt_heard": ({"level": _integer}, {}, lambda fields: NoteHeard(**fields)),
}
